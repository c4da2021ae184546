using Microsoft.EntityFrameworkCore;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Process;

namespace Yingzhou.Engines.Tests.Processes;

/// <summary>Running instances on another version: tried before, moved one by one, and what cannot move stays and says why.</summary>
public class MigrationTests(CityTemplate template)
{
    static readonly string Old = Drawn.Process("flow", Drawn.Line(Drawn.Start, Drawn.Task("review"), Drawn.Task("gone"), Drawn.End));
    static readonly string New = Drawn.Process("flow", Drawn.Line(Drawn.Start, Drawn.Task("check"), Drawn.Task("decide"), Drawn.End));

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Instances_move_one_by_one_and_go_on_after_a_crash(DatabaseKind kind)
    {
        await using var city = await ProcessCity.On(kind, template);
        await city.Release(Old);
        var movable = new[] { await city.Start("flow"), await city.Start("flow") };
        var stuck = await city.Start("flow");
        await city.Complete(stuck, "pass");
        await city.Release(New);
        var (source, target) = await Versions(city);
        var plan = new PlanMigration(source, target, new Dictionary<string, string> { ["review"] = "check" });

        var trial = ProcessCity.Value(
            await city.Do<IProcessCare, Outcome<MigrationTrial>>(care => care.TryMigration(plan, city.Administrator))
        );
        Assert.Equal((2, 3, 1), (trial.Movable, trial.LookedAt, trial.StuckCount));
        Assert.Equal(stuck, Assert.Single(trial.Stuck).InstanceId);
        Assert.Equal(
            [("review", "check", null), ("gone", null, "新版本里没有对应的环节")],
            trial.Lines.Select(line => (line.SourceId, line.TargetId, line.Problem))
        );
        Assert.All(await Definitions(city), definition => Assert.Equal(source, definition));

        ProcessCity.Value(await city.Do<IProcessCare, Outcome<Guid>>(care => care.Migrate(plan, city.Administrator)));
        var twice = await city.Do<IProcessCare, Outcome<Guid>>(care => care.Migrate(plan, city.Administrator));
        Assert.Equal("process.migration-running", twice.Fault?.Code);
        // Two programs of which one has just been started: each instance is moved once.
        await using var restarted = await city.Restarted();
        await Task.WhenAll(Task.Run(() => city.Round("process-migration")), Task.Run(() => restarted.Round("process-migration")));
        while (await restarted.Round("process-migration") > 0) { }

        var view = Assert.Single(
            ProcessCity.Value(
                await restarted.Do<IProcessCare, Outcome<IReadOnlyList<MigrationView>>>(care =>
                    care.Migrations("flow", restarted.Administrator)
                )
            )
        );
        Assert.Equal((2, 1), (view.Moved, view.Stayed));
        Assert.NotNull(view.EndedAt);
        Assert.Equal(source, (await restarted.Instance(stuck)).DefinitionId);
        foreach (var instance in movable)
        {
            Assert.Equal(target, (await restarted.Instance(instance)).DefinitionId);
            await restarted.Complete(instance, "pass");
            Assert.Equal(["decide"], await restarted.Waiting(instance));
            var moved = ProcessCity.Value(
                await restarted.Do<IProcessMonitor, Outcome<InstanceView>>(m => m.Instance(instance, restarted.Administrator))
            );
            Assert.Contains("迁移到新版本", string.Join('|', moved.Steps.Select(step => step.What)), StringComparison.Ordinal);
            Assert.Equal(["decide"], moved.Line.WaitingAt);
        }
        await restarted.Complete(stuck, "pass");
        Assert.Equal(ProcessStatus.Completed, await restarted.Status(stuck));
    }

    [Fact]
    public async Task A_task_cannot_become_a_machine()
    {
        await using var city = await ProcessCity.On(DatabaseKind.Sqlite, template);
        await city.Release(Old);
        await city.Start("flow");
        await city.Release(Drawn.Process("flow", Drawn.Line(Drawn.Start, Drawn.Job("review", "x"), Drawn.End)));
        var (source, target) = await Versions(city);

        var trial = ProcessCity.Value(
            await city.Do<IProcessCare, Outcome<MigrationTrial>>(care =>
                care.TryMigration(new(source, target, new Dictionary<string, string>()), city.Administrator)
            )
        );

        Assert.Equal(0, trial.Movable);
        Assert.Equal("原来是人工任务，新版本里是服务任务", trial.Lines.Single(line => line.SourceId == "review").Problem);
    }

    static async Task<(Guid Source, Guid Target)> Versions(ProcessCity city)
    {
        var versions = await city.Read(c =>
            c.Set<ProcessDefinition>().Where(d => d.Key == "flow").OrderBy(d => d.Version).Select(d => d.Id).ToListAsync()
        );
        return (versions[0], versions[1]);
    }

    static Task<List<Guid>> Definitions(ProcessCity city) =>
        city.Read(c => c.Set<ProcessInstance>().Select(i => i.DefinitionId).ToListAsync());
}
