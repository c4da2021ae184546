using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Perception.History;
using Yingzhou.Support.Perception.State;
using Yingzhou.Support.Perception.Watching;

namespace Yingzhou.Support.Perception.Journal;

/// <summary>The journal of this process: opened when it is first wanted, after the states were made again from what it holds. Another process of the same folder has none.</summary>
sealed class OpenJournal(
    IOptions<StorageOptions> storage,
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
            var mine = new IntakeJournal(storage, options, history.LastNumber, log);
            await watches.Begin(cancel);
            foreach (var entry in latest.Entries())
                await Again(entry, cancel);
            foreach (var (_, path) in mine.Files())
            foreach (var entry in IntakeJournal.Read(path))
                await Again(entry, cancel);
            Volatile.Write(ref journal, mine);
            return mine;
        }
        finally
        {
            opening.Release();
        }
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
