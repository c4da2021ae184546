using System.Collections.Concurrent;

namespace Yingzhou.Support.GovStack.Registration;

/// <summary>
/// Ids by which members know our cases and tasks (外部编号). Members usually take ours; a test suite that comes with its own finds its applications by them. Kept in
/// memory: the idempotency key of the submission tells at every start which case it was.
/// </summary>
sealed class ForeignIds
{
    readonly ConcurrentDictionary<string, Guid> files = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, Guid> tasks = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<Guid, string> names = new();

    public void KnowFile(string id, Guid @case)
    {
        files[id] = @case;
        names[@case] = id;
    }

    public void KnowTask(string id, Guid task)
    {
        tasks[id] = task;
        names.TryAdd(task, id);
    }

    public Guid? File(string id) => Find(files, id);

    public Guid? Task(string id) => Find(tasks, id);

    /// <summary>As the member knows it.</summary>
    public string Name(Guid id) => names.GetValueOrDefault(id) ?? id.ToString();

    static Guid? Find(ConcurrentDictionary<string, Guid> known, string id) =>
        known.TryGetValue(id, out var found) ? found
        : Guid.TryParse(id, out var own) ? own
        : null;
}
