using Microsoft.Extensions.Time.Testing;
using Yingzhou.Apps.Services.OnlineServices.Following;

namespace Yingzhou.Apps.Tests.OnlineServices;

public class TrackLimitTests
{
    readonly FakeTimeProvider clock = new();

    [Fact]
    public void After_five_misses_one_waits_a_quarter_of_an_hour()
    {
        var limit = new TrackLimit(clock);
        for (var miss = 1; miss <= 5; miss++)
        {
            Assert.True(limit.Allows("ZS-1"), $"refused before miss {miss}");
            limit.Missed("ZS-1");
        }
        Assert.False(limit.Allows("ZS-1"));

        clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromTicks(1));
        Assert.False(limit.Allows("ZS-1"));
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.True(limit.Allows("ZS-1"));
    }

    [Fact]
    public void Misses_of_one_do_not_cost_another()
    {
        var limit = new TrackLimit(clock);
        for (var miss = 0; miss < 5; miss++)
            limit.Missed("ZS-1");

        Assert.True(limit.Allows("ZS-2"));
    }

    [Fact]
    public void Old_misses_are_forgotten()
    {
        var limit = new TrackLimit(clock);
        for (var miss = 0; miss < 4; miss++)
            limit.Missed("ZS-1");
        clock.Advance(TimeSpan.FromMinutes(15));
        limit.Missed("ZS-1");

        Assert.True(limit.Allows("ZS-1"));
    }
}
