using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Forecasting;

/// <summary>预测误差 by hand, and what a back-test may and may not know.</summary>
public class MeasuredErrorTests
{
    static ForecastTrial Trial(double seen, double value, double? low = null, double? high = null, int origin = 10) =>
        new(origin, 0, seen, value, low, high);

    [Fact]
    public void Errors_are_what_the_definitions_say()
    {
        var quality = ForecastQuality.Of([Trial(10, 8, 6, 9), Trial(20, 24, 20, 30, 11)], scale: 2)!;

        Assert.Equal((2, 2, 3.0, 1.5), (quality.Origins, quality.Trials, quality.Mae, quality.Mase!.Value));
        Assert.Equal(Math.Sqrt(10), quality.Rmse, 12);
        Assert.Equal(0.2, quality.Mape!.Value, 12);
        // First: .1·(10−6) + .5·(10−8) + .9·(10−9) = 2.3; second: 0 + .5·(24−20) + .1·(30−20) = 3.0; by three quantiles and two trials.
        Assert.Equal((2.3 + 3.0) / 6, quality.Pinball!.Value, 12);
        // 10 lies above 9; 20 lies on the lower end and belongs to it.
        Assert.Equal(new RatioOf(1, 2), quality.Coverage);
    }

    [Fact]
    public void What_cannot_be_said_is_unknown_and_not_zero()
    {
        Assert.Null(ForecastQuality.Of([], 1));
        var quality = ForecastQuality.Of([Trial(0, 1)], scale: 0)!;
        Assert.Null(quality.Mape);
        Assert.Null(quality.Mase);
        Assert.Null(quality.Pinball);
        Assert.Null(quality.Coverage.Share);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(12)]
    public void A_straight_line_with_a_season_is_continued_exactly(int season)
    {
        double At(int i) => 5 + (0.25 * i) + ((i % season) * (i % season));

        var forecast = new TrendRegression(season).Forecast([.. Enumerable.Range(0, 3 * season).Select(At)], 2 * season);

        for (var step = 0; step < 2 * season; step++)
            Assert.Equal(At((3 * season) + step), forecast[step], 8);
    }

    [Fact]
    public void A_regression_is_the_least_squares_solution()
    {
        var random = new Random(5);
        double[] seen = [.. Enumerable.Range(0, 30).Select(i => (0.1 * i) + (i % 3) + random.NextDouble())];
        var fit = new TrendRegression(3).Forecast(seen, 6);
        var slope = (fit[3] - fit[0]) / 3;
        double[] levels = [.. Enumerable.Range(0, 3).Select(place => fit[place] - (slope * (30 + place)))];

        double Squares(double dSlope, double dLevel) =>
            seen.Select((value, i) => value - levels[i % 3] - dLevel - ((slope + dSlope) * i)).Sum(rest => rest * rest);

        foreach (var (a, b) in new[] { (1e-4, 0.0), (-1e-4, 0.0), (0.0, 1e-3), (0.0, -1e-3), (1e-4, -1e-3) })
            Assert.True(Squares(a, b) > Squares(0, 0));
    }

    [Fact]
    public void An_interval_of_a_trial_knows_only_errors_that_had_come_by_then()
    {
        // The last value of each forecast is known three steps later: of ten known errors at step 2 the twelfth origin is the first.
        double[] seen = [.. Enumerable.Range(0, 40).Select(i => (double)(i * i % 11))];
        var trials = RollingOrigin.Trials(new SeasonalNaive(1), seen, 5, 3);

        Assert.Equal(15, trials.First(trial => trial is { Step: 0, Low: not null }).Origin);
        Assert.Equal(17, trials.First(trial => trial is { Step: 2, Low: not null }).Origin);
        // Another future changes nothing of what was said before it.
        double[] other = [.. seen.Take(30), .. Enumerable.Repeat(1_000.0, 10)];
        var before = RollingOrigin.Trials(new SeasonalNaive(1), other, 5, 3).Where(trial => trial.Origin < 28);
        Assert.Equal(trials.Where(trial => trial.Origin < 28), before);
    }

    [Fact]
    public void Few_origins_are_spread_and_the_latest_is_among_them()
    {
        double[] seen = [.. Enumerable.Range(0, 100).Select(i => (double)i)];

        int[] origins = [.. RollingOrigin.Trials(new SeasonalNaive(1), seen, 50, 1, most: 10).Select(trial => trial.Origin)];

        Assert.Equal([54, 59, 64, 69, 74, 79, 84, 89, 94, 99], origins);
    }

    [Fact]
    public void Injected_anomalies_measure_a_limit_on_the_series_itself()
    {
        var random = new Random(3);
        double[] seen = [.. Enumerable.Range(0, 168).Select(i => 20 + (5 * Math.Sin(2 * Math.PI * i / 24)) + random.NextDouble())];

        var strict = InjectedAnomalies.Measure(seen, 24, 6.5);
        var usual = InjectedAnomalies.Measure(seen, 24, 3);

        Assert.Equal(30, usual.Count);
        Assert.True(InjectedAnomalies.Of(usual)!.Recall.Share > 0.95m, $"{InjectedAnomalies.Of(usual)} {InjectedAnomalies.Of(strict)}");
        Assert.True(InjectedAnomalies.Of(strict)!.Recall.Share < InjectedAnomalies.Of(usual)!.Recall.Share);
        Assert.Equal(usual.Select(one => one.F1), InjectedAnomalies.Measure(seen, 24, 3).Select(one => one.F1));
        Assert.Empty(InjectedAnomalies.Measure([1, 2, 3], 1, 3));
        Assert.Null(InjectedAnomalies.Of([]));
    }

    [Fact]
    public void An_adjustment_that_never_changes_its_mind_has_no_revision()
    {
        double[] shape = [3, -1, -2, 0];
        double[] pure = [.. Enumerable.Range(0, 24).Select(i => 50 + shape[i % 4])];
        Assert.All(AdjustmentRevision.Of(pure, 4), revision => Assert.Equal(0, revision, 9));
        double[] turned = [.. pure[..12], .. pure[..12].Select((value, i) => 50 + (2 * shape[(i + 1) % 4]))];
        Assert.True(AdjustmentRevision.Of(turned, 4).Max() > 0.1);
        Assert.Empty(AdjustmentRevision.Of(pure[..7], 4));
    }

    [Fact]
    public void A_short_hole_is_bridged_and_counted_and_a_long_one_begins_anew()
    {
        Assert.Equal((1, 0, "2,3"), Said([null, 2, 3]));
        Assert.Equal((0, 2, "1,2,3,4"), Said([1, null, null, 4]));
        Assert.Equal((5, 0, "6,7"), Said([1, null, null, null, null, 6, 7]));
        Assert.Equal((0, 3, "1,2,3,4,5"), Said([1, null, null, null, 5, null]));
        Assert.Equal((0, 0, ""), Said([null, null]));
        Assert.Equal((0, 0, ""), Said([]));

        static (int, int, string) Said(double?[] series)
        {
            var run = KnownRun.Of(series);
            return (run.Start, run.Bridged, string.Join(',', run.Values));
        }
    }
}
