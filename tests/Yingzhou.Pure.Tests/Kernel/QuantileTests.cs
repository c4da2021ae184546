using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

public class QuantileTests
{
    [Fact]
    public void A13_1_the_index_takes_median_and_P90_and_shows_how_far_the_mean_misleads()
    {
        var days = TimeSummary.Of([2, 3, 3, 4, 4, 5, 6, 7, 9, 41]);

        Assert.Equal((10, 4.5, 6.75), (days.Count, days.Median, days.UpperQuartile));
        Assert.Equal(12.2, days.NinthDecile!.Value, 9);
        Assert.Equal(8.4, days.Mean!.Value, 9);
    }

    [Fact]
    public void Nothing_measured_is_unknown_and_one_value_is_every_quantile()
    {
        Assert.Null(Quantile.Median([]));
        Assert.Equal(new TimeSummary(0, null, null, null, null), TimeSummary.Of([]));
        Assert.Equal((7, 7), (Quantile.Of([7], 0), Quantile.Of([7], 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantile.Of([7], 1.01));
    }

    [Fact]
    public void A_quantile_lies_between_the_ends_and_never_falls_with_its_share() =>
        Gen.Select(Gen.Double[-1e6, 1e6].Array[1, 40], Gen.Double[0, 1], Gen.Double[0, 1])
            .Sample(
                (values, p, q) =>
                {
                    var (low, high) = (Quantile.Of(values, Math.Min(p, q))!.Value, Quantile.Of(values, Math.Max(p, q))!.Value);
                    return low >= values.Min() && low <= high + 1e-6 && high <= values.Max() + 1e-6;
                }
            );
}
