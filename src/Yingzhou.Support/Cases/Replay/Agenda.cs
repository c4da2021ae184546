namespace Yingzhou.Support.Cases.Replay;

/// <summary>What happens next in simulated time; equal instants in the order of their making, so that every run is the same run.</summary>
sealed class Agenda
{
    readonly PriorityQueue<AgendaEntry, (DateTimeOffset, long)> queue = new();
    readonly HashSet<Guid> tasks = [];
    long made;

    public void Submission(DateTimeOffset at, CasePlan plan) => queue.Enqueue(new(at, plan, Guid.Empty), (at, made++));

    /// <summary>A task is entered once for each time it waits.</summary>
    public void Task(DateTimeOffset at, Guid task)
    {
        if (tasks.Add(task))
            queue.Enqueue(new(at, null, task), (at, made++));
    }

    public void Again(DateTimeOffset at, Guid task) => queue.Enqueue(new(at, null, task), (at, made++));

    public AgendaEntry? Next() => queue.TryDequeue(out var entry, out _) ? entry : null;
}

sealed record AgendaEntry(DateTimeOffset At, CasePlan? Plan, Guid Task);
