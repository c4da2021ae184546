using Yingzhou.Support.Perception.State;
using Yingzhou.Support.Perception.Watching;

namespace Yingzhou.Support.Perception.Journal;

/// <summary>
/// What other processes of the city have stored (其他进程的接收日志), read on from where it was read last. Whoever takes a device over catches up first: all that was acknowledged stands in a journal, so
/// nothing of it is unknown then. What is broken at an end was acknowledged to nobody, and is read when its writer has mended it.
/// </summary>
sealed class NeighbourJournals(IntakeFolders folders, LatestStates states, IntakeWatches watches, DeviceBook book) : IDisposable
{
    readonly record struct Place(long Number, long Offset);

    readonly SemaphoreSlim turn = new(1, 1);
    readonly Dictionary<string, Place> read = new(StringComparer.Ordinal);
    long asked;
    long done;

    /// <summary>Before the history is read: what is folded from now on is read in the journal all the same.</summary>
    public void Begin()
    {
        foreach (var home in folders.Others)
            read[home] = new(Files(home) is [var first, ..] ? first.Number : Last(home) + 1, 0);
    }

    /// <summary>Takes in all that stands in their journals now. Many who ask at once are served by one reading that began after they asked.</summary>
    public async Task CatchUp(CancellationToken cancel)
    {
        var mine = Interlocked.Increment(ref asked);
        await turn.WaitAsync(cancel);
        try
        {
            if (done >= mine)
                return;
            var covered = Interlocked.Read(ref asked);
            foreach (var home in folders.Others)
            foreach (var entry in Next(home))
            {
                states.Apply(entry);
                watches.Heard(entry, entry.Device.Length == 0 ? null : await book.Find(entry.Device, cancel), isPast: true);
            }
            done = covered;
        }
        finally
        {
            turn.Release();
        }
    }

    IEnumerable<JournalEntry> Next(string home)
    {
        var place = read.GetValueOrDefault(home);
        foreach (var (number, path) in Waiting(home, place.Number))
        {
            // A file that has a follower is whole: nothing is written to it any more.
            var from = number == place.Number ? place.Offset : 0;
            foreach (var (entry, end) in ReadWhereItLies(home, number, path, from))
            {
                read[home] = new(number, end);
                yield return entry;
            }
            if (read.GetValueOrDefault(home).Number < number)
                read[home] = new(number, 0);
        }
    }

    static IEnumerable<(long Number, string Path)> Waiting(string home, long from)
    {
        var journal = Files(home).Where(file => file.Number >= from).ToList();
        // Folded since: it lies among the frames, as it was.
        var folded =
            journal is [var first, ..] && first.Number == from
                ? []
                : Numbered(IntakeFolders.FramesOf(home)).Where(file => file.Number >= from);
        return folded.Concat(journal).DistinctBy(file => file.Number).OrderBy(file => file.Number).ToList();
    }

    static IEnumerable<(JournalEntry Entry, long End)> ReadWhereItLies(string home, long number, string path, long from)
    {
        if (!File.Exists(path))
            path = Numbered(IntakeFolders.FramesOf(home)).FirstOrDefault(file => file.Number == number).Path ?? path;
        return File.Exists(path) ? IntakeJournal.ReadFrom(path, from) : [];
    }

    static List<(long Number, string Path)> Files(string home) => Numbered(IntakeFolders.JournalOf(home));

    static List<(long Number, string Path)> Numbered(string folder) => Directory.Exists(folder) ? [.. IntakeJournal.FilesOf(folder)] : [];

    static long Last(string home) => Numbered(IntakeFolders.FramesOf(home)) is [.., var last] ? last.Number : 0;

    public void Dispose() => turn.Dispose();
}
