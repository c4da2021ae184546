using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Models;

public class PairedBootstrapTests
{
    [Fact]
    public void A_constant_difference_has_no_width_and_few_cases_say_nothing()
    {
        Assert.Equal(new MetricDifference(.5, .5), PairedBootstrap.Interval([.. Enumerable.Repeat(.5, 40)], 5));
        Assert.Null(PairedBootstrap.Interval([1, 1, 1, 1, 1, 1, 1, 1, 1], 1));
    }

    [Fact]
    public void The_interval_holds_the_truth_about_nineteen_times_in_twenty_even_when_neighbours_err_alike()
    {
        var holds = 0;
        foreach (var seed in Enumerable.Range(1, 100))
        {
            var random = new Random(seed);
            var (past, cases) = (0.0, new List<double>());
            for (var i = 0; i < 200; i++)
                cases.Add(past = (0.5 * past) + Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6);
            var interval = PairedBootstrap.Interval(cases, 15)!.Value;
            holds += interval.Lower <= 0 && interval.Upper >= 0 ? 1 : 0;
        }
        Assert.InRange(holds, 86, 99);
    }
}
