using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Live;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Engines.Tests.Live;

/// <summary>A nudge follows a commit and nothing else, in this process at once and in every other within a second.</summary>
public class LiveTests(CityTemplate template)
{
    static readonly DateOnly Monday = new(2026, 3, 2);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_committed_nudges_those_who_listen_to_it_and_what_is_refused_nobody(bool commits)
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        using var mine = (await Hub(city)).Listen("me", ["case:1"])!;
        using var others = (await Hub(city)).Listen("other", [Elsewhere("case:1")])!;

        await Touch(city, "case:1", commits);

        Assert.Equal((commits, false), (mine.Nudges.TryRead(out _), others.Nudges.TryRead(out _)));
    }

    [Fact]
    public async Task Many_commits_before_a_look_are_one_nudge()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        using var mine = (await Hub(city)).Listen("me", ["case:1"])!;

        await Touch(city, "case:1", true);
        await Touch(city, "case:1", true);

        Assert.True(mine.Nudges.TryRead(out _));
        Assert.False(mine.Nudges.TryRead(out _));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Another_process_of_the_city_hears_it_too(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        await using var other = await city.Restarted();
        using var there = (await Hub(other)).Listen("me", ["case:1"])!;
        await Count(other);

        await Touch(city, "case:1", true);
        await Count(other);
        var beforeItIsCounted = there.Nudges.TryRead(out _);
        await Count(city);
        await Count(other);
        var once = there.Nudges.TryRead(out _);
        await Count(other);

        Assert.Equal((false, true, false), (beforeItIsCounted, once, there.Nudges.TryRead(out _)));
    }

    [Fact]
    public async Task Too_many_tabs_are_told_to_ask_instead()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var hub = await Hub(city);
        var tabs = Enumerable.Range(0, LiveHub.MostOfOne).Select(_ => hub.Listen("me", ["case:1"])!).ToList();

        var oneMore = hub.Listen("me", ["case:1"]);
        tabs[0].Dispose();
        var afterOneLeft = hub.Listen("me", ["case:1"]);

        Assert.Null(oneMore);
        Assert.NotNull(afterOneLeft);
    }

    // Topics share few buckets: one that does not share this one's.
    static string Elsewhere(string topic) =>
        Enumerable.Range(2, 1_000).Select(n => $"case:{n}").First(other => LiveHub.BucketOf(other) != LiveHub.BucketOf(topic));

    static Task<LiveHub> Hub(CityUnderTest city) => city.Do<LiveHub, LiveHub>(Task.FromResult);

    static Task<int> Count(CityUnderTest city) =>
        city.Do<IServiceProvider, int>(services => services.GetServices<ICityJob>().Single(job => job.Name == "live-counter").Run(default));

    static Task<Outcome<Done>> Touch(CityUnderTest city, string topic, bool commits) =>
        city.Do<IServiceProvider, Outcome<Done>>(services =>
        {
            var (step, context) = (services.GetRequiredService<CityStep>(), services.GetRequiredService<CityContext>());
            return step.Run<Done>(
                "touch",
                () =>
                {
                    context.Live.Touch(topic);
                    return Task.FromResult<Outcome<Done>>(commits ? Done.It : new Fault("test.refused", "不行"));
                }
            );
        });
}
