using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Audit;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Process.Storage;
using Yingzhou.Support.Process.Watching;

namespace Yingzhou.Support.Process.Care;

/// <summary>Writes a migration down; <see cref="MigrationJob"/> carries it out.</summary>
sealed class StartMigration(CityContext city, CityStep step, TrialMigration trial, WatchScope scope, IPermissions permissions, IAudit audit)
{
    public Task<Outcome<Guid>> Run(PlanMigration plan, Subject subject, CancellationToken cancel) =>
        step.Run<Guid>(
            nameof(StartMigration),
            async () =>
            {
                var versions = await trial.Versions(plan, cancel);
                if (!versions.Succeeded)
                    return versions.Fault;
                // A version runs all over the city, so only whoever cares for the whole city may move it.
                var everywhere = new Resource("process-version", plan.Source.ToString()) { Region = await CityRegion(subject, cancel) };
                if (permissions.Refuse(subject, ProcessRights.Care, everywhere) is { } refused)
                    return refused;
                if (await city.Set<MigrationRow>().AnyAsync(m => m.SourceId == plan.Source && m.EndedAt == null, cancel))
                    return new Fault("process.migration-running", "这个版本正在迁移，请等它结束。", 409);
                var migration = new MigrationRow
                {
                    SourceId = plan.Source,
                    TargetId = plan.Target,
                    Mapping = JsonSerializer.Serialize(plan.Mapping),
                    StartedBy = subject.Name,
                    StartedAt = city.Clock.GetUtcNow(),
                    Reasons = "[]",
                };
                city.Add(migration);
                await audit.Note(
                    "MigrateProcess",
                    $"ProcessDefinition/{plan.Source}",
                    $"→ 第 {versions.Value.To.Definition.Version} 版",
                    cancel
                );
                return migration.Id;
            },
            cancel
        );

    public async Task<Outcome<IReadOnlyList<MigrationView>>> Of(string processKey, Subject subject, CancellationToken cancel)
    {
        var area = scope.Of(subject);
        if (!area.Succeeded)
            return area.Fault;
        var versions = await city.Set<ProcessDefinition>()
            .AsNoTracking()
            .Where(d => d.Key == processKey)
            .ToDictionaryAsync(d => d.Id, d => d.Version, cancel);
        var ids = versions.Keys.ToList();
        var rows = await city.Set<MigrationRow>()
            .AsNoTracking()
            .Where(m => ids.Contains(m.SourceId))
            .OrderByDescending(m => m.Id)
            .Take(20)
            .ToListAsync(cancel);
        return rows.ConvertAll(m => new MigrationView(
            m.Id,
            versions[m.SourceId],
            versions[m.TargetId],
            m.StartedBy,
            m.StartedAt,
            m.EndedAt,
            m.Moved,
            m.Stayed,
            JsonSerializer.Deserialize<List<StuckInstance>>(m.Reasons)!
        ));
    }

    // The shortest region among the version's running instances, or the subject's own when none runs.
    async Task<string?> CityRegion(Subject subject, CancellationToken cancel)
    {
        var regions = await city.Set<ProcessInstance>()
            .Where(i => i.Status == ProcessStatus.Running)
            .Select(i => i.Region)
            .Distinct()
            .Take(200)
            .ToListAsync(cancel);
        return regions.Find(region => subject.Scope?.Contains(region) is not true) ?? subject.Scope?.Code;
    }
}
