using System.Globalization;
using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Ecology;

public class EmissionTests
{
    static readonly DateTimeOffset Hour = new(2026, 10, 15, 8, 0, 0, TimeSpan.FromHours(8));

    static EmissionLimit Sulphur(decimal baseOxygen = 3) =>
        new("DA001", "a21026", AveragingTime.Hour, 50, null, baseOxygen, "GB 31570-2015 表 3", new(2026, 1, 1), null);

    static EmissionLimit Cod() => new("DW001", "w01018", AveragingTime.Day, 50, null, null, "GB 31570-2015 表 1", new(2026, 1, 1), null);

    static EmissionJudgement Judge(decimal? mean, decimal? oxygen, decimal? sent, EmissionLimit limit, params ConditionMark[] marks) =>
        Exceedance.GasHour(Hour, mean, oxygen, sent, [limit], marks);

    [Fact]
    public void C08_3_converted_to_three_percent_and_agrees_with_what_was_sent()
    {
        var judged = Judge(41.0m, 6.2m, 49.9m, Sulphur());

        Assert.Equal(EmissionVerdict.Pass, judged.Verdict);
        Assert.Equal(49.86m, GbRounding.ToPlaces(judged.Value!.Value, 2));
        Assert.Empty(judged.Notes);
    }

    [Fact]
    public void C08_3_with_another_base_the_sent_value_differs()
    {
        var judged = Judge(41.0m, 6.2m, 49.9m, Sulphur(3.5m));

        Assert.Equal(48.48m, GbRounding.ToPlaces(judged.Value!.Value, 2));
        Assert.Equal(["conversion-differs"], judged.Notes);
    }

    [Theory]
    [InlineData(20.4, EmissionVerdict.Exceed, NotJudgedReason.None)]
    [InlineData(20.5, EmissionVerdict.NotJudged, NotJudgedReason.AirLeak)] // on the limit: an air leak
    [InlineData(null, EmissionVerdict.NotJudged, NotJudgedReason.NoOxygen)]
    public void Near_air_nothing_is_converted(double? oxygen, EmissionVerdict verdict, NotJudgedReason reason)
    {
        var judged = Judge(41, (decimal?)oxygen, null, Sulphur());

        Assert.Equal((verdict, reason), (judged.Verdict, judged.Reason));
    }

    [Theory]
    [InlineData(50.0, EmissionVerdict.Pass)] // an equal mean passes
    [InlineData(50.0001, EmissionVerdict.Exceed)]
    public void Judged_on_the_full_value(double mean, EmissionVerdict verdict) =>
        Assert.Equal(verdict, Judge((decimal)mean, null, null, Sulphur() with { BaseOxygen = null }).Verdict);

    [Fact]
    public void Without_a_limit_or_data_nothing_is_judged()
    {
        Assert.Equal(NotJudgedReason.NoLimit, Judge(41, 6.2m, null, Sulphur() with { Until = new(2026, 10, 14) }).Reason);
        Assert.Equal(NotJudgedReason.TooFewValid, Judge(null, 6.2m, null, Sulphur()).Reason);
    }

    [Theory]
    [InlineData(24, EmissionVerdict.NotJudged, 0)] // in time
    [InlineData(25, EmissionVerdict.Exceed, 1)] // late: judged, and told
    public void A_late_mark_is_not_accepted_silently(int enteredAfterHours, EmissionVerdict verdict, int notes)
    {
        var mark = new ConditionMark(Hour, Hour.AddHours(2), Hour.AddHours(enteredAfterHours), InPermit: true);
        var judged = Judge(80, 6.2m, null, Sulphur(), mark);

        Assert.Equal((verdict, notes), (judged.Verdict, judged.Notes.Count));
        Assert.Equal(EmissionVerdict.Exceed, Judge(80, 6.2m, null, Sulphur(), mark with { InPermit = false }).Verdict);
    }

    [Fact]
    public void C08_4_flow_weighted_mean_of_twelve()
    {
        decimal[] cod = [38, 41, 47, 66, 72, 58, 49, 44, 40, 39, 37, 36];
        decimal[] flow = [52, 50, 61, 88, 92, 70, 60, 55, 50, 48, 46, 44];
        var parts = cod.Zip(flow, (c, q) => ((decimal?)c, (decimal?)q)).ToArray();

        var judged = Exceedance.WaterDay(new(2026, 10, 15), parts, isValidDay: true, [Cod()]);

        Assert.Equal(50.14m, GbRounding.ToPlaces(judged.Value!.Value, 2));
        Assert.Equal(47.25m, cod.Average());
        Assert.Equal(EmissionVerdict.Exceed, judged.Verdict);
        Assert.Equal((judged.Value / 50) - 1, judged.Multiple);
        Assert.Equal(35.903m, Exceedance.LoadKilograms(parts));
        Assert.Equal(NotJudgedReason.TooFewValid, Exceedance.WaterDay(new(2026, 10, 15), parts, isValidDay: false, [Cod()]).Reason);
        Assert.Equal(NotJudgedReason.NoFlow, Exceedance.WaterDay(new(2026, 10, 15), [(38, 0)], isValidDay: true, [Cod()]).Reason);
    }

    [Fact]
    public void A_weighted_mean_lies_between_its_parts() =>
        Gen.Select(Gen.Decimal[0, 500], Gen.Decimal[0.1m, 100])
            .Array[1, 24]
            .Sample(parts =>
                Exceedance.FlowWeightedMean([.. parts.Select(part => ((decimal?)part.Item1, (decimal?)part.Item2))]) is { } mean
                && mean >= parts.Min(part => part.Item1) - 1e-9m
                && mean <= parts.Max(part => part.Item1) + 1e-9m
            );

    [Fact]
    public void Ph_is_judged_by_hours_and_not_by_its_mean()
    {
        var limit = Cod() with { Factor = "w01001", Value = 9, AtLeast = 6 };
        decimal?[] hours = [.. Enumerable.Repeat((decimal?)7, 22), 3, 11];

        Assert.Equal(EmissionVerdict.Exceed, Exceedance.PhDay(new(2026, 10, 15), hours, [limit], ValidityRule.Default).Verdict);
        Assert.Equal(
            EmissionVerdict.Pass,
            Exceedance.PhDay(new(2026, 10, 15), [.. hours[..22], 6, 9], [limit], ValidityRule.Default).Verdict
        );
        Assert.Equal(
            EmissionVerdict.Pass,
            Exceedance.PhDay(new(2026, 10, 15), hours, [limit], ValidityRule.Default, allowedShare: 0.1m).Verdict
        );
        Assert.Equal(EmissionVerdict.NotJudged, Exceedance.PhDay(new(2026, 10, 15), hours[..17], [limit], ValidityRule.Default).Verdict);
    }

    [Theory]
    [InlineData(9, 45)] // 45 minutes are enough
    [InlineData(8, null)]
    public void An_hour_needs_its_minutes(int normal, int? mean)
    {
        MonitoredValue[] values =
        [
            .. Enumerable.Repeat(new MonitoredValue(45, DataMark.Normal, 5), normal),
            .. Enumerable.Repeat(new MonitoredValue(412, DataMark.Calibration, 5), 12 - normal),
        ];

        Assert.Equal((decimal?)mean, ValidityRule.Default.HourMean(values));
        Assert.Null(ValidityRule.Default.HourMean([new(45, DataMark.Normal, 60, Imputed: true)]));
    }

    [Theory]
    [InlineData(18, true)]
    [InlineData(17, false)]
    public void A_day_needs_its_hours(int valid, bool isValid) =>
        Assert.Equal(
            isValid,
            ValidityRule.Default.IsValidDay([.. Enumerable.Repeat((decimal?)1, valid), .. Enumerable.Repeat((decimal?)null, 24 - valid)])
        );

    [Fact]
    public void Only_normal_marks_are_judged()
    {
        Assert.Equal(DataMark.Unknown, DataMarks.Of("n"));
        Assert.Equal(
            ["N"],
            ((string[])["N", "F", "M", "S", "D", "C", "T", "B", "X"]).Where(letter =>
                new MonitoredValue(1, DataMarks.Of(letter), 60).Counts
            )
        );
        Assert.False(new MonitoredValue(-1, DataMark.Normal, 60).Counts);
    }

    [Theory]
    [InlineData("12.25", 1, "12.2")]
    [InlineData("12.35", 1, "12.4")]
    [InlineData("12.2501", 1, "12.3")]
    [InlineData("-12.35", 1, "-12.4")]
    [InlineData("1250", -2, "1200")]
    [InlineData("1350", -2, "1400")]
    public void Half_goes_to_the_even_digit(string value, int places, string rounded) =>
        Assert.Equal(
            decimal.Parse(rounded, CultureInfo.InvariantCulture),
            GbRounding.ToPlaces(decimal.Parse(value, CultureInfo.InvariantCulture), places)
        );

    [Theory]
    [InlineData("0.0012345", 3, "0.00123")]
    [InlineData("9.96", 2, "10")]
    [InlineData("12350", 3, "12400")]
    [InlineData("12450", 3, "12400")]
    [InlineData("0", 2, "0")]
    public void Significant_digits(string value, int digits, string rounded) =>
        Assert.Equal(
            decimal.Parse(rounded, CultureInfo.InvariantCulture),
            GbRounding.ToSignificant(decimal.Parse(value, CultureInfo.InvariantCulture), digits)
        );
}
