using System.Globalization;
using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Ecology;

public class QualityTests
{
    [Fact]
    public void C08_5_six_pollutants_of_a_day()
    {
        var result = StandardFiles
            .Air()
            .Of(
                new Dictionary<string, decimal>
                {
                    ["pm25-24h"] = 78,
                    ["pm10-24h"] = 110,
                    ["so2-24h"] = 12,
                    ["no2-24h"] = 46,
                    ["co-24h"] = 0.9m,
                    ["o3-8h"] = 168,
                }
            )
            .Value;

        Assert.Equal([104, 80, 12, 58, 23, 108], result.Parts.Select(part => part.Index!.Value));
        Assert.Equal((108, "轻度污染", "HJ 633-2012"), (result.Index, result.Grade!.Title, result.Edition));
        Assert.Equal(["o3-8h"], result.Primary);
    }

    [Theory]
    [InlineData(35, 50, "优")]
    [InlineData(35.1, 51, "良")] // rounded up
    [InlineData(75, 100, "良")]
    [InlineData(500, 500, "严重污染")]
    [InlineData(900, 500, "严重污染")] // the index has a top
    [InlineData(0, 0, "优")]
    public void Fine_dust_on_both_sides_of_a_breakpoint(double pm25, int index, string grade)
    {
        var result = StandardFiles.Air().Of(new Dictionary<string, decimal> { ["pm25-24h"] = (decimal)pm25 }).Value;

        Assert.Equal((index, grade), (result.Index, result.Grade!.Title));
        Assert.Equal(index > 50, result.Primary.Count > 0);
    }

    [Fact]
    public void Above_a_column_that_ends_the_standard_refers_elsewhere()
    {
        Assert.Null(StandardFiles.Air().Of(new Dictionary<string, decimal> { ["o3-8h"] = 801 }).Value.Index);
        Assert.Equal(200, StandardFiles.Air().Of(new Dictionary<string, decimal> { ["so2-1h"] = 800 }).Value.Index);
        Assert.Null(StandardFiles.Air().Of(new Dictionary<string, decimal>()).Value.Index);
        Assert.Equal("environment.aqi-factor", StandardFiles.Air().Of(new Dictionary<string, decimal> { ["pm1"] = 1 }).Fault?.Code);
    }

    [Fact]
    public void An_index_never_falls_as_the_air_gets_worse() =>
        Gen.Select(Gen.Int[0, 9], Gen.Decimal[0, 3000], Gen.Decimal[0, 500])
            .Sample(
                (column, low, more) =>
                {
                    var air = StandardFiles.Air();
                    var code = air.Columns[column].Code;
                    int? Index(decimal c) => air.Of(new Dictionary<string, decimal> { [code] = c }).Value.Index;
                    return Index(low + more) is not { } worse || Index(low) is { } better && better <= worse;
                },
                iter: 200
            );

    [Theory]
    [InlineData("2026-02-28", true)]
    [InlineData("2026-03-01", false)] // HJ 633—2026 is in force and not here
    public void A_day_is_judged_by_its_own_edition_or_not_at_all(string day, bool found) =>
        Assert.Equal(
            found,
            StandardEdition
                .On(DateOnly.Parse(day, CultureInfo.InvariantCulture), [StandardFiles.Air()], air => air.Edition, "空气质量指数")
                .Succeeded
        );

    [Fact]
    public void C08_6_a_reservoir_by_its_worst_factor()
    {
        var sample = new Dictionary<string, decimal>
        {
            ["do"] = 7.1m,
            ["codmn"] = 4.8m,
            ["nh3n"] = 0.62m,
            ["tp"] = 0.07m,
            ["ph"] = 7.9m,
        };
        var standard = StandardFiles.Surface();

        var lake = standard.Grade(sample, "lake");
        var river = standard.Grade(sample, "river");

        Assert.Equal([1, 2, 3, 3, 4], lake.Factors.OrderBy(one => one.Class).Select(one => one.Class));
        Assert.Equal((4, "Ⅳ"), (lake.Class, lake.Title));
        Assert.Equal(["tp"], lake.Deciding);
        Assert.Equal(0.4m, standard.MultipleOver("tp", 0.07m, 3, "lake"));
        Assert.Equal((3, "Ⅲ"), (river.Class, river.Title));
        Assert.Null(standard.MultipleOver("tp", 0.07m, 3, "river"));
    }

    [Theory]
    [InlineData("do", 7.5, "Ⅰ")]
    [InlineData("do", 7.49, "Ⅱ")]
    [InlineData("do", 1.9, "劣Ⅴ")]
    [InlineData("codmn", 2.0, "Ⅰ")]
    [InlineData("codmn", 15.1, "劣Ⅴ")]
    [InlineData("ph", 9.0, "Ⅰ")]
    [InlineData("ph", 9.01, "劣Ⅴ")]
    public void Equal_values_belong_to_the_better_class(string factor, double value, string title) =>
        Assert.Equal(title, StandardFiles.Surface().Grade(new Dictionary<string, decimal> { [factor] = (decimal)value }, "river").Title);

    [Fact]
    public void Saturation_serves_for_the_first_class_only()
    {
        var standard = StandardFiles.Surface();

        Assert.Equal("Ⅰ", standard.Grade(new Dictionary<string, decimal> { ["do"] = 7.0m, ["do-saturation"] = 90 }, "river").Title);
        Assert.Equal("Ⅲ", standard.Grade(new Dictionary<string, decimal> { ["do"] = 5.5m, ["do-saturation"] = 89 }, "river").Title);
    }

    [Fact]
    public void What_is_only_reported_decides_no_class()
    {
        var grade = StandardFiles.Surface().Grade(new Dictionary<string, decimal> { ["do"] = 8, ["tn"] = 9 }, "lake");

        Assert.Equal((1, 6), (grade.Class, grade.Factors.Single(one => one.Code == "tn").Class));
        Assert.Null(StandardFiles.Surface().Grade(new Dictionary<string, decimal>(), "river").Class);
        Assert.Null(StandardFiles.Surface().Grade(new Dictionary<string, decimal> { ["tn"] = 9 }, "lake").Class);
    }

    [Fact]
    public void C08_7_sea_water_and_its_nutrients()
    {
        var grade = StandardFiles
            .Sea()
            .Grade(
                new Dictionary<string, decimal>
                {
                    ["cod"] = 1.2m,
                    ["din"] = 0.42m,
                    ["po4p"] = 0.021m,
                },
                "sea"
            );
        var index = Eutrophication.Index(1.2m, 0.42m, 0.021m);

        Assert.Equal([1, 4, 2], grade.Factors.Select(one => one.Class));
        Assert.Equal("四类", grade.Title);
        Assert.Equal(2.352m, index);
        Assert.True(Eutrophication.IsEutrophic(index));
        Assert.True(Eutrophication.IsEutrophic(1));
        Assert.False(Eutrophication.IsEutrophic(0.999m));
    }

    [Theory]
    [InlineData(6.01, "一类")]
    [InlineData(6.0, "二类")] // the sea's oxygen must be above
    [InlineData(3.0, "劣四类")]
    public void Oxygen_of_the_sea_must_be_above_its_limit(double oxygen, string title) =>
        Assert.Equal(title, StandardFiles.Sea().Grade(new Dictionary<string, decimal> { ["do"] = (decimal)oxygen }, "sea").Title);

    [Fact]
    public void A_factor_more_never_makes_water_better() =>
        Gen.Select(Gen.Decimal[0, 20], Gen.Decimal[0, 3], Gen.Decimal[0, 1])
            .Sample(
                (codmn, ammonia, phosphorus) =>
                {
                    var standard = StandardFiles.Surface();
                    var one = standard.Grade(new Dictionary<string, decimal> { ["codmn"] = codmn }, "river").Class;
                    var more = standard
                        .Grade(
                            new Dictionary<string, decimal>
                            {
                                ["codmn"] = codmn,
                                ["nh3n"] = ammonia,
                                ["tp"] = phosphorus,
                            },
                            "river"
                        )
                        .Class;
                    return more >= one;
                },
                iter: 200
            );

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("null")]
    public void A_table_that_is_none_is_refused(string text)
    {
        Assert.Equal("environment.table-unsound", WaterQualityStandard.Read(text).Fault?.Code);
        Assert.Equal("environment.table-unsound", AirQualityIndex.Read(text).Fault?.Code);
    }

    [Fact]
    public void A_miscopied_table_is_refused()
    {
        var text = StandardFiles.Text("gb3838-2002.water.json");

        Assert.Contains(
            "codmn",
            WaterQualityStandard.Read(text.Replace("15\n", "1\n", StringComparison.Ordinal)).Fault!.Detail,
            StringComparison.Ordinal
        );
    }
}
