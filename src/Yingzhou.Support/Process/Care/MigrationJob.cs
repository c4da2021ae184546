using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Process.Running;
using Yingzhou.Support.Process.Storage;

namespace Yingzhou.Support.Process.Care;

/// <summary>
/// Moves running instances to another version, one in a step of its own together with the place in the migration, so that it can be killed anywhere and goes on. What
/// cannot move stays on its version, with the reason in the migration.
/// </summary>
sealed class MigrationJob(CityContext city, CityStep step, ProcessRun run, VisitBook visits, ILogger<MigrationJob> log) : ICityJob
{
    const int Batch = 50;
    const int MostReasons = 50;

    public string Name => "process-migration";

    public TimeSpan Rest => TimeSpan.FromSeconds(5);

    public async Task<int> Run(CancellationToken cancel)
    {
        var done = 0;
        var open = await city.Set<MigrationRow>().AsNoTracking().Where(m => m.EndedAt == null).Select(m => m.Id).ToListAsync(cancel);
        foreach (var migration in open)
            for (var count = 0; count < Batch; count++, done++)
                if (!await Next(migration, cancel))
                    break;
        return done;
    }

    async Task<bool> Next(Guid id, CancellationToken cancel)
    {
        (Guid Instance, int Version)? tried = null;
        try
        {
            var outcome = await step.Run("MigrateInstance", () => Move(id, (found, version) => tried = (found, version), cancel), cancel);
            if (outcome.Succeeded)
                return outcome.Value;
            // Overtaken by somebody's step of the same instance: it comes again with the next round.
            return outcome.Fault.Status != 412 && tried is { } refused && await PassOver(id, refused, outcome.Fault.Detail, cancel);
        }
#pragma warning disable CA1031 // One instance that breaks stays behind and does not stop the others.
        catch (Exception exception) when (exception is not OperationCanceledException && tried is not null)
#pragma warning restore CA1031
        {
            log.LogError(exception, "Process instance {Instance} could not be migrated", tried.Value.Instance);
            return await PassOver(id, tried.Value, exception.Message, cancel);
        }
    }

    /// <returns>Whether there was one more.</returns>
    async Task<Outcome<bool>> Move(Guid id, Action<Guid, int> trying, CancellationToken cancel)
    {
        var migration = await city.Set<MigrationRow>().SingleAsync(m => m.Id == id, cancel);
        if (migration.EndedAt is not null)
            return false;
        var left = city.Set<ProcessInstance>().Where(i => i.DefinitionId == migration.SourceId && i.Status == ProcessStatus.Running);
        if (migration.LastId is { } last)
            left = left.Where(i => i.Id.CompareTo(last) > 0);
        var seen = migration.Version++;
        if (await left.OrderBy(i => i.Id).FirstOrDefaultAsync(cancel) is not { } instance)
        {
            migration.EndedAt = city.Clock.GetUtcNow();
            return false;
        }
        trying(instance.Id, seen);
        var moved = await run.Migrate(
            instance,
            migration.TargetId,
            JsonSerializer.Deserialize<Dictionary<string, string>>(migration.Mapping)!,
            cancel
        );
        if (!moved.Succeeded)
            return moved.Fault;
        await visits.Move(instance, cancel);
        (migration.LastId, migration.Moved) = (instance.Id, migration.Moved + 1);
        return true;
    }

    async Task<bool> PassOver(Guid id, (Guid Instance, int Version) tried, string reason, CancellationToken cancel) =>
        (
            await step.Run<bool>(
                "PassOverInstance",
                async () =>
                {
                    var migration = await city.Set<MigrationRow>().SingleAsync(m => m.Id == id, cancel);
                    // Another program has passed it over meanwhile.
                    if (migration.Version != tried.Version)
                        return true;
                    var title = await city.Set<ProcessInstance>()
                        .Where(i => i.Id == tried.Instance)
                        .Select(i => i.Title)
                        .SingleAsync(cancel);
                    var reasons = JsonSerializer.Deserialize<List<StuckInstance>>(migration.Reasons)!;
                    if (reasons.Count < MostReasons)
                        reasons.Add(new(tried.Instance, title, reason));
                    (migration.Reasons, migration.LastId) = (JsonSerializer.Serialize(reasons), tried.Instance);
                    migration.Stayed++;
                    migration.Version++;
                    return true;
                },
                cancel
            )
        ).Succeeded;
}
