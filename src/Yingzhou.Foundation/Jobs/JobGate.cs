namespace Yingzhou.Foundation.Jobs;

/// <summary>
/// Holds the jobs back while a past is being replayed into the same database: they judge by today's clock, and every case of last spring would look overdue.
/// </summary>
public sealed class JobGate
{
    readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsClosed { get; private set; }

    /// <summary>Call before the program starts.</summary>
    public void Close() => IsClosed = true;

    public void Open()
    {
        IsClosed = false;
        opened.TrySetResult();
    }

    /// <summary>Ends when the gate is open.</summary>
    public Task Passed => IsClosed ? opened.Task : Task.CompletedTask;
}
