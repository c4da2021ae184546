using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Process.Definitions;
using Yingzhou.Support.Process.Storage;
using Yingzhou.Support.Process.Watching;

namespace Yingzhou.Support.Process.Simulating;

/// <summary>Reads finished instances as records for a play.</summary>
sealed class CaseRecords(CityContext city, DefinitionStore definitions)
{
    const int Portion = 100;

    // What every user task and case work writes; the play writes them itself.
    static readonly string[] Written = ["outcome", "opinion", "status"];

    /// <summary>Cases of a process that ran to an end in the period; of more than <paramref name="most"/> a sample, the same for the same seed.</summary>
    public async Task<IReadOnlyList<RecordedCase>> Of(
        string key,
        DateTimeOffset from,
        DateTimeOffset until,
        RegionScope area,
        int most,
        int seed,
        CancellationToken cancel
    )
    {
        var versions = await city.Set<ProcessDefinition>().Where(d => d.Key == key).Select(d => d.Id).ToListAsync(cancel);
        var ids = await city.Set<ProcessInstance>()
            .Where(i => versions.Contains(i.DefinitionId) && i.Status == ProcessStatus.Completed && i.EndedAt >= from && i.EndedAt < until)
            .Within(area)
            .OrderBy(i => i.Id)
            .Select(i => i.Id)
            .ToListAsync(cancel);
        if (ids.Count > most)
        {
            var chosen = ids.ToArray();
#pragma warning disable CA5394 // A sample, not a secret: it must be drawn again alike.
            new Random(seed).Shuffle(chosen);
#pragma warning restore CA5394
            ids = [.. chosen.Take(most).Order()];
        }
        var cases = new List<RecordedCase>();
        foreach (var portion in ids.Chunk(Portion))
            cases.AddRange(await Read(portion, cancel));
        return cases;
    }

    async Task<List<RecordedCase>> Read(Guid[] ids, CancellationToken cancel)
    {
        var instances = await city.Set<ProcessInstance>()
            .AsNoTracking()
            .Where(i => ids.Contains(i.Id))
            .OrderBy(i => i.Id)
            .ToListAsync(cancel);
        var tasks = (
            await city.Set<UserTask>()
                .AsNoTracking()
                .Where(t => ids.Contains(t.InstanceId) && t.Status == UserTaskStatus.Done && t.AddedTo == null)
                .OrderBy(t => t.ClosedAt)
                .ToListAsync(cancel)
        ).ToLookup(t => t.InstanceId);
        var stays = (
            await city.Set<VisitRow>()
                .AsNoTracking()
                .Where(v => ids.Contains(v.InstanceId) && v.Seconds != null && !v.IsCancelled)
                .ToListAsync(cancel)
        )
            .OrderBy(v => v.ElementInstanceId)
            .ToLookup(v => v.InstanceId);
        var logs = (await city.Set<LogRow>().AsNoTracking().Where(l => ids.Contains(l.InstanceId)).ToListAsync(cancel)).ToLookup(l =>
            l.InstanceId
        );
        var called = (
            await city.Set<ProcessInstance>()
                .AsNoTracking()
                .Where(i => i.CallerId != null && ids.Contains(i.CallerId.Value) && i.Status == ProcessStatus.Completed)
                .ToListAsync(cancel)
        )
            .OrderBy(i => i.CallerElement)
            .ToLookup(i => i.CallerId!.Value);
        var cases = new List<RecordedCase>();
        foreach (var instance in instances)
        {
            var process = await definitions.ById(city, instance.DefinitionId, cancel);
            var elementOf = stays[instance.Id].ToDictionary(v => v.ElementInstanceId, v => v.ElementId);
            cases.Add(
                new(
                    instance.Id,
                    instance.Title,
                    instance.DefinitionId,
                    Variables(instance),
                    instance.StartedAt,
                    instance.EndedAt!.Value,
                    [
                        .. tasks[instance.Id]
                            .Select(t => new RecordedTask(t.ElementId, t.Stage, t.Outcome ?? "", t.ClosedAt!.Value - t.OpenedAt)),
                    ],
                    Grouped(stays[instance.Id], v => v.ElementId, v => TimeSpan.FromSeconds(v.Seconds!.Value)),
                    Grouped(
                        called[instance.Id].Where(i => elementOf.ContainsKey(i.CallerElement!.Value)),
                        i => elementOf[i.CallerElement!.Value],
                        i => ProcessStateJson.Read(i.State).Variables
                    ),
                    Ends(logs[instance.Id], process.Executable)
                )
            );
        }
        return cases;
    }

    static JsonObject Variables(ProcessInstance instance)
    {
        var variables = (JsonObject)ProcessStateJson.Read(instance.State).Variables.DeepClone();
        foreach (var name in Written)
            variables.Remove(name);
        // What was known at the start has its value of then; what jobs, messages and people brought later is nowhere kept apart and has that of the end.
        foreach (var (name, value) in instance.StartedWith is { } kept ? (JsonObject)JsonNode.Parse(kept)! : [])
            variables[name] = value?.DeepClone();
        return variables;
    }

    static List<string> Ends(IEnumerable<LogRow> log, ExecutableProcess process) =>
        [
            .. log.SelectMany(row => LogWords.Entered(row, LogKind.Entered))
                .Where(id => process.Element(id) is { Kind: ElementKind.EndEvent } end && end.ScopeId == process.Id)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    static Dictionary<string, IReadOnlyList<T>> Grouped<TRow, T>(IEnumerable<TRow> rows, Func<TRow, string> by, Func<TRow, T> value) =>
        rows.GroupBy(by).ToDictionary(same => same.Key, same => (IReadOnlyList<T>)[.. same.Select(value)]);
}
