using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Engines.Tests.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Process;
using Yingzhou.Support.Process.Storage;

namespace Yingzhou.Engines.Tests.Processes;

/// <summary>Mining what the engine itself has kept: the flows inferred from stays are the flows that the behaviour log says were taken.</summary>
public class MiningReadingTests(CityTemplate template)
{
    static readonly string Both = Drawn.Process(
        "both",
        Drawn.Start.Item2
            + Drawn.Task("review", "审查").Item2
            + """<b:parallelGateway id="fork"/><b:parallelGateway id="join"/><b:exclusiveGateway id="way" default="way-no"/><b:endEvent id="yes"/><b:endEvent id="no"/>"""
            + Drawn.Task("left").Item2
            + Drawn.Task("right").Item2
            + Drawn.Flow("start", "review")
            + Drawn.Flow("review", "fork")
            + Drawn.Flow("fork", "left")
            + Drawn.Flow("fork", "right")
            + Drawn.Flow("left", "join")
            + Drawn.Flow("right", "join")
            + Drawn.Flow("join", "decide")
            + Drawn.Task("decide").Item2
            + Drawn.Flow("decide", "way")
            + Drawn.Flow("way", "yes", "outcome = &quot;approved&quot;")
            + Drawn.Flow("way", "no")
    );

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Stays_of_the_engine_are_mined_alike_on_both_databases(DatabaseKind kind)
    {
        await using var city = await ProcessCity.On(kind, template);
        await city.Release(Both);
        var from = city.Clock.GetUtcNow();
        for (var i = 0; i < 6; i++)
        {
            var instance = await city.Start("both");
            city.Clock.Advance(TimeSpan.FromHours(1));
            await city.Complete(instance, "pass");
            foreach (var element in i % 2 == 0 ? ["left", "right"] : (string[])["right", "left"])
            {
                city.Clock.Advance(TimeSpan.FromHours(2));
                await city.Complete(instance, "pass", element);
            }
            await city.Complete(instance, "approved");
        }
        var running = await city.Start("both");

        var mined = await Mine(city, "both", from);

        Assert.Equal((6, 6, false), (mined.Ended, mined.Report.Cases, mined.IsSample));
        Assert.Equal(new RatioOf(6, 6), mined.Report.Conforming);
        Assert.Equal(
            (1.0, 6),
            (
                mined.Report.Activities.Single(a => a.Id == "review").Stay.Median,
                mined.Report.Activities.Single(a => a.Id == "review").Stay.Count
            )
        );
        Assert.Equal(6, mined.Report.FlowCounts["join-decide"]);
        Assert.Null(mined.ExpectedSince);
        Assert.Equal(ProcessStatus.Running, await city.Status(running));
        var wrong = await city.Do<IProcessMonitor, Outcome<MinedVersion>>(m =>
            m.Mine(new(mined.Version.Id, from, from), city.Administrator)
        );
        Assert.Equal("process.mining-period", wrong.Fault?.Code);
    }

    [Fact]
    public async Task Whoever_may_not_watch_processes_may_not_mine_them()
    {
        await using var city = await ProcessCity.On(DatabaseKind.Sqlite, template);

        var clerk = await city.Do<IProcessMonitor, Outcome<MinedVersion>>(m =>
            m.Mine(
                new(Guid.Empty, city.Clock.GetUtcNow().AddDays(-1), city.Clock.GetUtcNow()),
                city.Official("zhang-jianguo", "dinghai-fire-rescue/accept")
            )
        );

        Assert.Equal(403, clerk.Fault?.Status);
    }

    [Fact]
    public async Task A_replayed_year_equals_its_drawings_but_for_the_returns_that_were_played()
    {
        var (folder, _) = await template.Copy(DatabaseKind.Sqlite);
        var clock = new ReplayClock(CityTime.StartOf(new DateOnly(2026, 1, 1)));
        var shared = new ServiceCollection();
        await template.Share(shared);
        await using (
            var app = CityTemplate.Build(
                folder,
                null,
                clock,
                all =>
                {
                    foreach (var service in shared)
                        all.Add(service);
                }
            )
        )
        {
            await new CaseReplay(app.Services.GetRequiredService<IServiceScopeFactory>(), clock).Run(new(2026, 0.01));
            await using var scope = app.Services.CreateAsyncScope();
            var monitor = scope.ServiceProvider.GetRequiredService<IProcessMonitor>();
            var city = scope.ServiceProvider.GetRequiredService<CityContext>();
            var administrator = Acting.As(app.Services, "dai-yong", "big-data/platform-admin");

            var cases = 0;
            foreach (var version in (await monitor.Versions(administrator)).Value)
            {
                var mined = (
                    await monitor.Mine(
                        new(version.Id, CityTime.StartOf(new(2026, 1, 1)), clock.GetUtcNow().AddDays(1), 10_000),
                        administrator
                    )
                ).Value;
                cases += mined.Report.Cases;
                var returned = await Returned(city, version.Id);

                Assert.All(mined.Report.Outside, step => Assert.True(step.IsRework, $"{version.Key}: {step}"));
                Assert.Equal(returned, mined.Report.Outside.Sum(step => step.Count));
                Assert.Empty(mined.Report.PingPongs);
                Assert.Equal(await Taken(city, version.Id), Counted(mined));
            }
            Assert.InRange(cases, 300, 2_000);
        }
        Directory.Delete(folder, recursive: true);
    }

    static SortedDictionary<string, long> Counted(MinedVersion mined) =>
        new(mined.Report.FlowCounts.ToDictionary(), StringComparer.Ordinal);

    // The oracle: what the state machine itself wrote down of ended instances, but for ways that end by being withdrawn.
    static async Task<SortedDictionary<string, long>> Taken(CityContext city, Guid version)
    {
        var ended = city.Set<ProcessInstance>().Where(i => i.DefinitionId == version && i.EndedAt != null).Select(i => i.Id);
        var rows = await city.Set<LogRow>()
            .AsNoTracking()
            .Where(row => ended.Contains(row.InstanceId))
            .Select(row => row.Entries)
            .ToListAsync();
        var taken = rows.SelectMany(entries => JsonDocument.Parse(entries).RootElement.EnumerateArray().ToArray())
            .Where(entry => entry.GetProperty("Kind").GetString() == "FlowTaken")
            .Select(entry => entry.GetProperty("ElementId").GetString()!)
            .CountBy(id => id);
        return new(taken.ToDictionary(one => one.Key, one => (long)one.Value), StringComparer.Ordinal);
    }

    static Task<int> Returned(CityContext city, Guid version)
    {
        var ended = city.Set<ProcessInstance>().Where(i => i.DefinitionId == version && i.EndedAt != null).Select(i => i.Id);
        return city.Set<UserTask>().CountAsync(task => ended.Contains(task.InstanceId) && task.Outcome == "returned");
    }

    static async Task<MinedVersion> Mine(ProcessCity city, string key, DateTimeOffset from)
    {
        var versions = ProcessCity.Value(
            await city.Do<IProcessMonitor, Outcome<IReadOnlyList<VersionLine>>>(m => m.Versions(city.Administrator))
        );
        var version = versions.Single(v => v.Key == key);
        return ProcessCity.Value(
            await city.Do<IProcessMonitor, Outcome<MinedVersion>>(m =>
                m.Mine(new(version.Id, from, city.Clock.GetUtcNow().AddSeconds(1)), city.Administrator)
            )
        );
    }
}
