using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Perception;

public class PerceptionPropertyTests
{
    static readonly DateTimeOffset Noon = new(2026, 11, 30, 12, 0, 0, CityTime.Offset);

    static readonly Gen<List<Sample>> Series = Gen.Select(Gen.Int[1, 30], Gen.Double[-50, 50], Gen.Int[0, 4])
        .List[0, 60]
        .Select(steps =>
        {
            var at = Noon;
            var samples = new List<Sample>();
            foreach (var (seconds, value, quality) in steps)
                samples.Add(new(at = at.AddSeconds(seconds), value, quality == 0 ? ObservationQuality.Bad : ObservationQuality.Good));
            return samples;
        });

    [Fact]
    public void A_mean_lies_between_the_extremes_and_the_whole_is_the_sum_of_its_parts() =>
        Series.Sample(samples =>
        {
            var (middle, end) = (Noon.AddMinutes(5), Noon.AddMinutes(10));
            var whole = WindowAggregate.Of(samples, Noon, end);
            var (first, second) = (WindowAggregate.Of(samples, Noon, middle), WindowAggregate.Of(samples, middle, end));

            Assert.InRange(whole.GoodShare, 0, 1 + 1e-9);
            Assert.Equal(whole.Count, first.Count + second.Count);
            Assert.Equal(whole.GoodShare, (first.GoodShare + second.GoodShare) / 2, 9);
            Assert.Equal(whole.Mean is null, whole.GoodShare == 0);
            if (
                whole.Mean is { } mean
                && samples.Where(sample => sample.IsGood).Select(sample => sample.Value).ToList() is { Count: > 0 } values
            )
            {
                Assert.InRange(mean, values.Min() - 1e-9, values.Max() + 1e-9);
                var parts = ((first.Mean ?? 0) * first.GoodShare) + ((second.Mean ?? 0) * second.GoodShare);
                Assert.Equal(mean * whole.GoodShare * 2, parts, 6);
            }
        });

    [Fact]
    public void What_a_deadband_drops_is_near_to_what_it_kept() =>
        Gen.Select(Series, Gen.Double[0, 20])
            .Sample(
                (samples, width) =>
                {
                    var kept = new Deadband(width).Kept(samples).ToList();
                    Sample? last = null;
                    foreach (var sample in samples)
                        if (kept.Contains(sample))
                            last = sample;
                        else
                            Assert.True(Math.Abs(sample.Value - last!.Value.Value) < width + 1e-9 && sample.Quality == last.Value.Quality);
                }
            );

    [Fact]
    public void A_plot_keeps_the_extremes_and_never_invents() =>
        Gen.Select(Series, Gen.Int[1, 8])
            .Sample(
                (samples, pixels) =>
                {
                    var plot = PlotPoints.Of(samples, Noon, Noon.AddHours(1), pixels);

                    Assert.All(plot, point => Assert.Contains(point, samples));
                    Assert.Equal(plot.OrderBy(point => point.At), plot);
                    Assert.True(plot.Count <= Math.Max(samples.Count, 1) && plot.Count <= pixels * 4);
                    if (samples.Count > 0)
                        Assert.Equal(
                            (samples.Min(one => one.Value), samples.Max(one => one.Value)),
                            (plot.Min(one => one.Value), plot.Max(one => one.Value))
                        );
                }
            );

    [Fact]
    public void A_direction_turned_turns_the_mean() =>
        Gen.Select(Gen.Double[0, 90].List[1, 20], Gen.Double[0, 270])
            .Sample(
                (degrees, turn) =>
                {
                    var mean = WindMean.Direction(degrees.Select(one => (one, 1.0)))!.Value;
                    var turned = WindMean.Direction(degrees.Select(one => (one + turn, 1.0)))!.Value;
                    Assert.InRange(mean, degrees.Min() - 1e-6, degrees.Max() + 1e-6);
                    Assert.Equal(0, Math.Sin((turned - mean - turn) * Math.PI / 180), 6);
                }
            );

    [Fact]
    public void What_a_counter_counted_is_never_negative() =>
        Gen.Double[0, 1000].List[2, 30].Sample(readings => Assert.True(CounterDelta.Of(readings) >= 0));

    [Fact]
    public void Every_offline_device_is_counted_with_exactly_one_cause() =>
        Gen.Select(Gen.Int[-1, 9], Gen.Bool)
            .Array[1, 10]
            .Sample(nodes =>
            {
                HeardDevice[] devices =
                [
                    .. nodes
                        .Index()
                        .Select(one => new HeardDevice($"{one.Index}", one.Item.Item1 < 0 ? null : $"{one.Item.Item1}", one.Item.Item2)),
                ];

                var causes = SilenceCauses.Of(devices);

                Assert.Equal(
                    devices.Count(device => device.IsOffline == true),
                    causes.Sum(cause => cause.Count + (devices.Single(device => device.Id == cause.Device).IsOffline == true ? 1 : 0))
                );
                Assert.Equal(causes.Count, causes.DistinctBy(cause => cause.Device).Count());
            });
}
