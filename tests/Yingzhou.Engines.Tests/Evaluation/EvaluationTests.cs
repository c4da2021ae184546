using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Permission;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Evaluation;
using Yingzhou.Support.Evaluation.Content;
using Yingzhou.Support.Indicators;
using Yingzhou.Support.Indicators.Storage;

namespace Yingzhou.Engines.Tests.Evaluation;

/// <summary>考核评价: scores follow the figures, a publication stays as it was, and who entered an adjustment does not publish.</summary>
public sealed class EvaluationTests(CityTemplate template)
{
    const string Scheme = "county-governance";

    // A Monday, and the Sunday that ends its week.
    static readonly DateOnly Week = new(2026, 2, 16);
    static readonly DateOnly Day = new(2026, 2, 28);
    static readonly string[] Counties = ["330902", "330903", "330921", "330922"];

    async Task<CityUnderTest> City(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var city = await CityUnderTest.On(new(2026, 3, 10), kind, template);
        foreach (var (county, onTime) in Counties.Zip([98.0, 96, 90, 84]))
        {
            await Figure(city, "cases.on-time-rate", county, onTime);
            await Figure(city, "cases.days-median", county, 2);
            await Figure(city, "city-management.on-time-rate", county, 95);
            await Figure(city, "city-management.first-time-rate", county, county == "330922" ? null : 95);
        }
        return city;
    }

    static Task Figure(CityUnderTest city, string indicator, string county, double? value, int revision = 0) =>
        city.Do<IServiceProvider, bool>(async services =>
        {
            var records = services.GetRequiredService<CityContext>();
            records.Add(
                new StoredValue
                {
                    Indicator = indicator,
                    Definition = services.GetRequiredService<IIndicators>().Find(indicator)!.Version,
                    Area = county,
                    Period = Week,
                    Revision = revision,
                    Value = value,
                    Rows = 100,
                    ComputedAt = records.Clock.GetUtcNow().AddMinutes(revision),
                }
            );
            await records.SaveChangesAsync();
            return true;
        });

    static Subject Office(CityUnderTest city) => city.Official("dai-yong", "big-data/model-designer");

    static Subject Director(CityUnderTest city) => city.Official("he-lihua", "big-data/director");

    static Task<T> Ask<T>(CityUnderTest city, Func<IEvaluation, Task<T>> ask) => city.Do(ask);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_publication_stays_and_a_corrected_figure_is_seen_beside_it(DatabaseKind kind)
    {
        await using var city = await City(kind);
        var table = (await Ask(city, evaluation => evaluation.Score(Scheme, Day, Office(city)))).Value;
        Assert.Equal(Counties, table.Units.Select(unit => unit.Unit));
        Assert.Equal(["优秀", "良好", "良好", "合格"], table.Units.Select(unit => unit.Grade));
        // 40·96 + 30·(60 + 40·8/9) + 30·100, of 100: 98 between 80 and 100, 2 days between 10 and 1, both others at their target.
        Assert.Equal((40 * 96 + 30 * (60 + 320 / 9.0) + 3000) / 100, table.Units[0].Total!.Value, 6);
        Assert.Equal(0.9, table.Units[3].Coverage, 6);

        Assert.Equal("evaluation.published", await Published());
        var published = Assert.Single((await Ask(city, evaluation => evaluation.Published(Scheme, Director(city)))).Value);
        Assert.Equal(table.Units.Select(unit => unit.Total), published.Table.Units.Select(unit => unit.Total));

        await Figure(city, "cases.on-time-rate", "330903", 100, revision: 1);
        var after = Assert.Single((await Ask(city, evaluation => evaluation.Published(Scheme, Director(city)))).Value);
        Assert.Equal("330902", after.Table.Units[0].Unit);
        Assert.Equal("330903", after.Now!.Units[0].Unit);

        // The first publishes, the second hears that it is done.
        async Task<string?> Published()
        {
            CityUnderTest.Succeed(await Ask(city, evaluation => evaluation.Publish(Scheme, Day, Director(city))));
            return (await Ask(city, evaluation => evaluation.Publish(Scheme, Day, Director(city)))).Fault?.Code;
        }
    }

    [Fact]
    public async Task Who_entered_an_adjustment_does_not_publish_and_after_that_none_is_entered()
    {
        await using var city = await City();
        Task<Outcome<EvaluationAdjustment>> Adjust(double points, string unit = "330903", string document = "通报", bool veto = false) =>
            Ask(city, evaluation => evaluation.Adjust(new(Scheme, Day, unit, points, document, veto), Office(city)));
        Assert.Equal("unit", (await Adjust(1, unit: "110000")).Fault?.Field);
        Assert.Equal("points", (await Adjust(0)).Fault?.Field);
        Assert.Equal("points", (await Adjust(double.NaN)).Fault?.Field);
        Assert.Equal("points", (await Adjust(3, veto: true)).Fault?.Field);
        Assert.Equal("document", (await Adjust(3, document: " ")).Fault?.Field);
        CityUnderTest.Succeed(await Adjust(3));
        CityUnderTest.Succeed(await Adjust(0, unit: "330902", veto: true));

        var table = (await Ask(city, evaluation => evaluation.Score(Scheme, Day, Office(city)))).Value;
        Assert.Equal(("330903", 3d), (table.Units[0].Unit, table.Units[0].Adjusted));
        Assert.Equal(("330902", "合格", true), (table.Units[1].Unit, table.Units[1].Grade, table.Units[1].IsVetoed));
        Assert.Equal(403, (await Ask(city, evaluation => evaluation.Publish(Scheme, Day, Office(city)))).Fault?.Status);
        // The same person in the post that may publish.
        Assert.Equal(
            "evaluation.own-adjustment",
            (await Ask(city, evaluation => evaluation.Publish(Scheme, Day, Director(city) with { OfficialId = Office(city).OfficialId })))
                .Fault
                ?.Code
        );
        CityUnderTest.Succeed(await Ask(city, evaluation => evaluation.Publish(Scheme, Day, Director(city))));
        Assert.Equal("evaluation.published", (await Adjust(1)).Fault?.Code);
        Assert.Equal(
            "evaluation.not-over",
            (await Ask(city, evaluation => evaluation.Publish(Scheme, new(2026, 3, 10), Director(city)))).Fault?.Code
        );
        Assert.Equal(
            "evaluation.unmeasured",
            (await Ask(city, evaluation => evaluation.Publish(Scheme, new(2026, 1, 31), Director(city)))).Fault?.Code
        );
        Assert.Equal(404, (await Ask(city, evaluation => evaluation.Score("none", Day, Director(city)))).Fault?.Status);
        Assert.Equal(
            403,
            (await Ask(city, evaluation => evaluation.Score(Scheme, Day, city.HolderOf("dinghai-health/accept")))).Fault?.Status
        );
    }

    [Theory]
    [InlineData("\"weight\": 40", "\"weight\": 39.9", "差 0.1")]
    [InlineData("\"worst\": 80, \"best\": 100", "\"worst\": 80, \"best\": 80", "计分方法")]
    [InlineData("cases.on-time-rate", "no.such", "没有指标")]
    [InlineData("\"share\": 50", "\"share\": 40", "比例之和")]
    [InlineData("\"vetoGrade\": \"合格\"", "\"vetoGrade\": \"不及格\"", "没有等次")]
    [InlineData("[\"330902\", \"330903\", \"330921\", \"330922\"]", "[\"330902\"]", "至少要有两个")]
    public void A_scheme_that_cannot_be_right_stops_the_start_and_names_what_is_wrong(string right, string wrong, string said)
    {
        var folder = Directory.CreateTempSubdirectory("yz-schemes-");
        try
        {
            var text = File.ReadAllText(
                Path.Combine(
                    Yingzhou.Tests.Infrastructure.Repository.Root,
                    "city",
                    "zhoushan",
                    "evaluation",
                    "schemes",
                    "county-governance.json"
                )
            );
            Assert.Contains(right, text, StringComparison.Ordinal);
            Directory.CreateDirectory(Path.Combine(folder.FullName, "evaluation", "schemes"));
            File.WriteAllText(
                Path.Combine(folder.FullName, "evaluation", "schemes", "one.json"),
                text.Replace(right, wrong, StringComparison.Ordinal)
            );

            var reading = SchemeContent.Read(new CityContent(folder.FullName), id => id != "no.such");

            Assert.Contains(reading.Problems, problem => problem.ToString().Contains(said, StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
