using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Yingzhou.Support.Perception.History;
using Yingzhou.Support.Perception.State;
using Yingzhou.Support.Perception.Watching;

namespace Yingzhou.Support.Perception.Journal;

/// <summary>The journal of this process: opened when it is first wanted, after the states were made again from what it holds. A second process that is not named as one of several has none.</summary>
sealed class OpenJournal(
    IntakeFolders folders,
    NeighbourJournals neighbours,
    IOptions<PerceptionOptions> options,
    LatestStates states,
    HistoryFolder history,
    LatestInHistory latest,
    IntakeWatches watches,
    DeviceBook book,
    ILogger<IntakeJournal> log
) : IAsyncDisposable
{
    readonly SemaphoreSlim opening = new(1, 1);
    IntakeJournal? journal;

    public bool IsOpen => Volatile.Read(ref journal) is not null;

    /// <exception cref="IOException">Another process writes it, or the folder cannot be written.</exception>
    public async ValueTask<IntakeJournal> Opened(CancellationToken cancel)
    {
        if (Volatile.Read(ref journal) is { } open)
            return open;
        await opening.WaitAsync(cancel);
        try
        {
            if (journal is { } other)
                return other;
            var mine = new IntakeJournal(folders, options, history.LastNumber, log);
            await watches.Begin(cancel);
            neighbours.Begin();
            foreach (var entry in latest.Entries())
                await Again(entry, cancel);
            foreach (var (_, path) in mine.Files())
            foreach (var entry in IntakeJournal.Read(path))
                await Again(entry, cancel);
            await neighbours.CatchUp(cancel);
            Volatile.Write(ref journal, mine);
            return mine;
        }
        finally
        {
            opening.Release();
        }
    }

    /// <summary>Opens it, and knows all that other processes have stored until now.</summary>
    public async Task CatchUp(CancellationToken cancel)
    {
        await Opened(cancel);
        await neighbours.CatchUp(cancel);
    }

    async ValueTask Again(JournalEntry entry, CancellationToken cancel)
    {
        states.Apply(entry);
        watches.Heard(entry, await book.Find(entry.Device, cancel), isPast: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (journal is { } open)
            await open.DisposeAsync();
        opening.Dispose();
    }
}
