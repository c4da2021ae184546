using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Forecasting;

/// <summary>预测与异常, measured on series whose truth is known.</summary>
public class ForecastingTests
{
    const int Week = 7;
    static readonly double[] Days = [40, 42, 41, 43, 47, 22, 15];

    static double[] Series(int length, int seed, double trend, double noise)
    {
        var random = new Random(seed);
        // Irwin–Hall: twelve uniforms make a normal.
        double Normal() => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6;
        return [.. Enumerable.Range(0, length).Select(i => Days[i % Week] + (trend * i) + (noise * Normal()))];
    }

    [Fact]
    public void A_pure_season_is_forecast_exactly_by_the_naive_and_there_is_no_better()
    {
        double[] seen = [.. Enumerable.Range(0, 56).Select(i => Days[i % Week])];

        var measured = RollingOrigin.Forecast(seen, Week, Week);

        Assert.Equal(Days, measured.Steps.Select(step => step.Value));
        Assert.Equal(0, measured.Chosen!.MeanAbsolute);
    }

    [Fact]
    public void With_trend_and_noise_holt_winters_is_chosen_because_it_errs_less()
    {
        var measured = RollingOrigin.Forecast(Series(120, 7, 0.3, 2), Week, Week);

        Assert.Equal("霍尔特-温特斯", measured.Chosen!.Method);
        var (naive, chosen) = (measured.Tests[0], measured.Tests[1]);
        Assert.Equal(naive.Origins, chosen.Origins);
        Assert.True(chosen.Mase < 0.85 * naive.Mase, $"{chosen.Mase} against {naive.Mase}");
        Assert.All(measured.Steps, step => Assert.True(step.Low < step.Value && step.Value < step.High));
    }

    [Fact]
    public void The_interval_of_eighty_percent_holds_about_eighty_percent()
    {
        var (inside, all) = (0, 0);
        foreach (var seed in Enumerable.Range(1, 20))
        {
            var truth = Series(127, seed, 0.1, 3);
            var measured = RollingOrigin.Forecast(truth[..120], Week, Week);
            all += Week;
            inside += measured.Steps.Where((step, i) => truth[120 + i] >= step.Low && truth[120 + i] <= step.High).Count();
        }
        Assert.InRange((double)inside / all, 0.70, 0.90);
    }

    [Fact]
    public void Nothing_that_comes_later_is_seen_by_a_back_test()
    {
        var spy = new Spy();
        RollingOrigin.Forecast(Series(40, 1, 0, 1), Week, 3, [spy]);

        Assert.Equal(Enumerable.Range(20, 20).Append(40), spy.Lengths);
    }

    [Fact]
    public void Too_short_a_series_has_no_forecast_and_says_so()
    {
        var measured = RollingOrigin.Forecast(Series(14, 1, 0, 1), Week, 3);

        Assert.Null(measured.Chosen);
        Assert.Empty(measured.Steps);
    }

    sealed class Spy : IForecaster
    {
        public List<int> Lengths { get; } = [];

        public string Name => "spy";

        public int Needs => 1;

        public IReadOnlyList<double> Forecast(IReadOnlyList<double> seen, int steps)
        {
            Lengths.Add(seen.Count);
            return [.. Enumerable.Repeat(seen[^1], steps)];
        }
    }

    [Theory]
    [InlineData(7)]
    [InlineData(12)]
    public void A_season_is_taken_out_and_the_parts_are_the_series(int season)
    {
        double[] shape = [.. Enumerable.Range(0, season).Select(i => 10 * Math.Sin(2 * Math.PI * i / season))];
        double[] seen = [.. Enumerable.Range(0, 4 * season).Select(i => 100 + (0.5 * i) + shape[i % season])];

        var parts = SeasonalParts.Of(seen, season).Value;

        for (var i = 0; i < seen.Length; i++)
        {
            Assert.Equal(100 + (0.5 * i), parts.Adjusted[i], 0.01);
            if (parts.Trend[i] is { } trend)
                Assert.Equal(seen[i], trend + parts.Season[i] + parts.Rest[i]!.Value, 1e-9);
        }
        Assert.NotNull(SeasonalParts.Of(seen[..(2 * season - 1)], season).Fault);
    }

    [Fact]
    public void Injected_anomalies_are_found_with_a_measured_precision_and_recall()
    {
        var (hits, flagged, real) = (0, 0, 0);
        foreach (var seed in Enumerable.Range(1, 30))
        {
            var series = Series(112, seed, 0.05, 2);
            var random = new Random(1_000 + seed);
            var truth = Enumerable.Range(0, 3).Select(_ => random.Next(10, 102)).ToHashSet();
            foreach (var at in truth)
                // Ten standard deviations, up or down.
                series[at] += random.Next(2) == 0 ? 20 : -20;
            var found = SeriesAnomalies.Of(series, Week).Select(one => one.Index).ToList();
            hits += found.Count(truth.Contains);
            flagged += found.Count;
            real += truth.Count;
        }
        var quality = DetectionQuality.Of(hits, flagged, real).Value;
        TestContext.Current.TestOutputHelper?.WriteLine($"precision {quality.Precision}, recall {quality.Recall}");

        Assert.True(quality.Recall.Share >= 0.97m, $"recall {quality.Recall}");
        Assert.True(quality.Precision.Share >= 0.75m, $"precision {quality.Precision}");
    }

    [Fact]
    public void Fewer_than_eight_periods_or_no_spread_say_nothing()
    {
        Assert.Empty(SeriesAnomalies.Of([1, 2, 1, 2, 1, 2, 90], 1));
        Assert.Empty(SeriesAnomalies.Of([5, 5, 5, 5, 5, 5, 5, 5, 5, 5], 1));
        Assert.Equal(8, Assert.Single(SeriesAnomalies.Of([1, 2, 1, 3, 1, 2, 2, 1, 90, 2, 1, 3], 1)).Index);
    }
}
