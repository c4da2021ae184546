using Microsoft.Extensions.Time.Testing;
using Yingzhou.Kernel;
using Yingzhou.Support.Models;
using Yingzhou.Support.Models.Reading;

namespace Yingzhou.Engines.Tests.Models;

/// <summary>漂移和试用限速, without a database.</summary>
public class DriftTests
{
    static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static ValueSeries Series(IEnumerable<double?> values) =>
        new("量", "件", TimeSpan.FromDays(1), [.. values.Select((value, i) => new SeriesValue(Start.AddDays(i), value))]);

    static InputDrift? Drift(IEnumerable<double?> before, IEnumerable<double?> after)
    {
        var first = before.ToList();
        return InputDrift.Of(Series([.. first, .. after]), Start, Start.AddDays(first.Count - 1));
    }

    static IEnumerable<double?> Spread(int count, double shift = 0) =>
        Enumerable.Range(0, count).Select(i => (double?)((i * 37 % 100) + shift));

    [Fact]
    public void Values_like_those_before_have_not_drifted_and_others_have()
    {
        Assert.Equal(Stability.Stable, Drift(Spread(100), Spread(100))!.Grade);
        Assert.Equal(0, Drift(Spread(100), Spread(100))!.Psi, 9);
        var moved = Drift(Spread(100), Spread(100, shift: 60))!;
        Assert.Equal((Stability.Stop, 100), (moved.Grade, moved.Recent));
    }

    [Fact]
    public void Too_few_on_either_side_tell_nothing_and_holes_do_not_count()
    {
        Assert.Null(Drift(Spread(100), Spread(19)));
        Assert.Null(Drift(Spread(19), Spread(100)));
        Assert.NotNull(Drift(Spread(20), Spread(20)));
        Assert.Null(Drift(Spread(100), [.. Spread(19), null, null]));
    }

    [Fact]
    public void The_twenty_first_try_within_ten_minutes_waits()
    {
        var clock = new FakeTimeProvider(Start);
        var quota = new TryQuota(clock);
        for (var i = 0; i < TryQuota.Most; i++)
            Assert.Null(quota.Take("one"));
        Assert.Equal(429, quota.Take("one")?.Status);
        Assert.Null(quota.Take("another"));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(quota.Take("one"));
    }
}
