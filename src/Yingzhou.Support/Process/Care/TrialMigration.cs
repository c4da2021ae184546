using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Process.Definitions;
using Yingzhou.Support.Process.Running;
using Yingzhou.Support.Process.Watching;

namespace Yingzhou.Support.Process.Care;

/// <summary>The dry run of a migration (试迁移): the state machine is asked for every running instance, and nothing is stored.</summary>
sealed class TrialMigration(CityContext city, DefinitionStore definitions, InstanceExecution executions, WatchScope scope)
{
    const int MostLookedAt = 1_000;
    const int MostTold = 20;

    static readonly Fault NoVersion = new("process.no-version", "没有这个流程版本，请从列表重新选择。", 404);
    static readonly Fault OtherProcess = new("process.other-process", "迁移只能在同一个流程的两个不同版本之间进行。") { Field = "target" };

    public async Task<Outcome<MigrationTrial>> Run(PlanMigration plan, Subject subject, CancellationToken cancel)
    {
        var area = scope.Of(subject, ProcessRights.Care);
        if (!area.Succeeded)
            return area.Fault;
        var versions = await Versions(plan, cancel);
        if (!versions.Succeeded)
            return versions.Fault;
        var (from, to) = versions.Value;
        var running = await city.Set<ProcessInstance>()
            .AsNoTracking()
            .Where(i => i.DefinitionId == plan.Source && i.Status == ProcessStatus.Running)
            .Within(area.Value)
            .OrderBy(i => i.Id)
            .Take(MostLookedAt)
            .Select(i => new
            {
                i.Id,
                i.Title,
                i.State,
            })
            .ToListAsync(cancel);
        var (now, execution) = (city.Clock.GetUtcNow(), executions.Today);
        List<StuckInstance> stuck =
        [
            .. running
                .Select(i =>
                    (i, Outcome: execution.Migrate(ProcessStateJson.Read(i.State), from.Executable, to.Executable, plan.Mapping, now))
                )
                .Where(tried => tried.Outcome is Refusal)
                .Select(tried => new StuckInstance(tried.i.Id, tried.i.Title, ((Refusal)tried.Outcome).Message)),
        ];
        var lines = MigrationMap.Lines(from.Executable, to.Executable, plan.Mapping);
        return new MigrationTrial(lines, running.Count - stuck.Count, running.Count, stuck.Count, [.. stuck.Take(MostTold)]);
    }

    public async Task<Outcome<(ReleasedProcess From, ReleasedProcess To)>> Versions(PlanMigration plan, CancellationToken cancel)
    {
        var known = await city.Set<ProcessDefinition>()
            .AsNoTracking()
            .Where(d => d.Id == plan.Source || d.Id == plan.Target)
            .Select(d => d.Id)
            .ToListAsync(cancel);
        if (!known.Contains(plan.Source) || !known.Contains(plan.Target))
            return NoVersion;
        var (from, to) = (await definitions.ById(city, plan.Source, cancel), await definitions.ById(city, plan.Target, cancel));
        return from.Definition.Key == to.Definition.Key && from.Definition.Id != to.Definition.Id ? (from, to) : OtherProcess;
    }
}
