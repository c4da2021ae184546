using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Permission;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Evaluation;
using Yingzhou.Support.Evaluation.Content;
using Yingzhou.Support.Evaluation.Scoring;
using Yingzhou.Support.Indicators;
using Yingzhou.Support.Indicators.Storage;
using Yingzhou.Support.Objections;

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

    static Subject County(CityUnderTest city) => city.Official("shao-xuemei", "dinghai-urban-enforcement/director");

    static T Kept<T>(Outcome<T> outcome)
    {
        CityUnderTest.Succeed(outcome);
        return outcome.Value;
    }

    static Task<Outcome<Guid>> Object(CityUnderTest city, Subject by, string about) =>
        city.Do<IObjections, Outcome<Guid>>(objections =>
            objections.Raise(new(ScoreObjection.Matter, about, "数据里少算了一批按期办结的件", null, null, null), by)
        );

    static Task<Outcome<Done>> Answer(CityUnderTest city, Guid id, Subject by, string correction) =>
        city.Do<IObjections, Outcome<Done>>(async objections =>
            await objections.Answer(new(id, true, correction, "核查属实", (await objections.Find(id, by)).Value?.Version ?? 0), by)
        );

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task An_objection_that_is_right_publishes_again_by_corrected_data_and_both_versions_stay(DatabaseKind kind)
    {
        await using var city = await City(kind);
        var about = $"{Scheme}/2026-02-28/330902/cases.on-time-rate";
        Assert.Equal("evaluation.no-line", (await Object(city, County(city), about)).Fault?.Code);
        CityUnderTest.Succeed(await Ask(city, evaluation => evaluation.Publish(Scheme, Day, Director(city))));
        // The unit sees what was published, and nothing that is only tried.
        Assert.Null(Assert.Single((await Ask(city, evaluation => evaluation.Published(Scheme, County(city)))).Value).Now);
        Assert.Equal(403, (await Ask(city, evaluation => evaluation.Score(Scheme, Day, County(city)))).Fault?.Status);

        Assert.Equal(403, (await Object(city, County(city), about.Replace("330902", "330903", StringComparison.Ordinal))).Fault?.Status);
        Assert.Equal(403, (await Object(city, Office(city), about)).Fault?.Status);
        Assert.Equal("evaluation.no-line", (await Object(city, County(city), about + "x")).Fault?.Code);
        var objection = Kept(await Object(city, County(city), about));
        Assert.Equal("objections.open", (await Object(city, County(city), about)).Fault?.Code);

        // Who published it does not look into it; who may, changes no score by hand.
        var reviewer = city.Official("dai-yong", "big-data/model-approver");
        Assert.Equal(403, (await Answer(city, objection, Director(city), "按改正后的数据重算")).Fault?.Status);
        Assert.Equal("evaluation.unchanged", (await Answer(city, objection, reviewer, "按改正后的数据重算")).Fault?.Code);
        Assert.Equal("correction", (await Answer(city, objection, reviewer, "加 5 分")).Fault?.Field);
        await Figure(city, "cases.on-time-rate", "330902", 99, revision: 1);
        // Somebody else's correction is not part of this objection.
        await Figure(city, "cases.on-time-rate", "330922", 100, revision: 1);
        CityUnderTest.Succeed(await Answer(city, objection, reviewer, "按改正后的数据重算"));

        var versions = (await Ask(city, evaluation => evaluation.Published(Scheme, County(city)))).Value;
        Assert.Equal([2, 1], versions.Select(one => one.Revision));
        double Of(PublishedEvaluation one, string unit) => one.Table.Units.Single(score => score.Unit == unit).Total!.Value;
        Assert.Equal(0.4 * 2, Of(versions[0], "330902") - Of(versions[1], "330902"), 6);
        Assert.Equal(Of(versions[1], "330922"), Of(versions[0], "330922"), 9);
        Assert.Contains("按改正后的数据重算", versions[0].Reason, StringComparison.Ordinal);
        var told = (await city.Do<IObjections, Outcome<Objection>>(one => one.Find(objection, County(city)))).Value;
        Assert.Contains("第 2 次公布", told.Effect, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_adjustment_is_withdrawn_a_line_is_left_out_and_after_the_days_nobody_objects()
    {
        await using var city = await City();
        var malus = Kept(await Ask(city, evaluation => evaluation.Adjust(new(Scheme, Day, "330902", -3, "通报批评"), Office(city))));
        CityUnderTest.Succeed(await Ask(city, evaluation => evaluation.Publish(Scheme, Day, Director(city))));
        var adjustment = Kept(await Object(city, County(city), $"{Scheme}/2026-02-28/330902/+{malus.Id}"));
        var line = Kept(await Object(city, County(city), $"{Scheme}/2026-02-28/330902/cases.days-median"));
        // Who entered the malus is in neither office able to answer.
        Assert.Equal(
            403,
            (await Answer(city, adjustment, city.Official("dai-yong", "big-data/model-approver"), "撤销该项加减分")).Fault?.Status
        );
        var another = city.Official("dai-yong", "big-data/model-approver") with
        {
            OfficialId = "somebody-else",
            AccountId = "somebody-else",
        };
        Assert.Equal("correction", (await Answer(city, adjustment, another, "该指标不计入本单位")).Fault?.Field);
        CityUnderTest.Succeed(await Answer(city, adjustment, another, "撤销该项加减分"));
        CityUnderTest.Succeed(await Answer(city, line, another, "该指标不计入本单位"));

        var versions = (await Ask(city, evaluation => evaluation.Published(Scheme, Director(city)))).Value;
        Assert.Equal([3, 2, 1], versions.Select(one => one.Revision));
        var (now, before) = (Own(versions[0].Table), Own(versions[2].Table));
        Assert.Equal((-3d, 0d), (before.Adjusted, now.Adjusted));
        Assert.Equal((1, 0.7), (before.Coverage, Math.Round(now.Coverage, 6)));
        Assert.Equal((40 * 96 + 3000) / 70.0, now.Total!.Value, 6);
        // Computed anew it stays taken out.
        Assert.Equal(now.Total, Own(versions[0].Now!).Total);

        await city.GoTo(new(2026, 3, 18));
        Assert.Equal(
            "evaluation.objection-over",
            (await Object(city, County(city), $"{Scheme}/2026-02-28/330902/cases.on-time-rate")).Fault?.Code
        );

        static EvaluatedUnit Own(EvaluationTable table) => table.Units.Single(unit => unit.Unit == "330902");
    }

    [Theory]
    [InlineData(IndicatorPeriod.Week, "2026-03-31", 3, 12, "2026-01-05")]
    [InlineData(IndicatorPeriod.Month, "2026-03-31", 3, 3, "2026-01-01")]
    [InlineData(IndicatorPeriod.Month, "2026-03-30", 3, 2, "2026-01-01")]
    [InlineData(IndicatorPeriod.Day, "2026-02-02", 1, 2, "2026-02-01")]
    [InlineData(IndicatorPeriod.Week, "2026-06-30", 1, 4, "2026-06-01")]
    public void Expected_are_the_periods_that_lie_wholly_in_the_months(
        IndicatorPeriod period,
        string day,
        int months,
        int count,
        string first
    )
    {
        var expected = SchemeFigures.Expected(period, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), months);

        // The last week of March 2026 ends on 5 April, that of June on 5 July: they are of the next quarter.
        Assert.Equal(count, expected.Count);
        Assert.Equal(first, $"{expected[0]:yyyy-MM-dd}");
    }

    [Theory]
    [InlineData("\"weight\": 40", "\"weight\": 39.9", "差 0.1")]
    [InlineData("\"worst\": 80, \"best\": 100", "\"worst\": 80, \"best\": 80", "计分方法")]
    [InlineData("cases.on-time-rate", "no.such", "没有指标")]
    [InlineData("\"vetoGrade\": \"合格\"", "\"vetoGrade\": \"合格\", \"span\": { \"months\": 13 }", "考核周期")]
    [InlineData("\"vetoGrade\": \"合格\"", "\"vetoGrade\": \"合格\", \"leastCoverage\": 1.1", "数据覆盖下限")]
    [InlineData("\"vetoGrade\": \"合格\"", "\"vetoGrade\": \"合格\", \"objectionDays\": 0", "异议期")]
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
