using System.Buffers;
using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Yingzhou.Support.Perception.Journal;

/// <summary>
/// The journal of the intake (接收日志): what stands in it survives a power cut. Whoever appends waits for the disk together with all who came meanwhile: one flush for a group, and the next group
/// gathers while it runs. Files are numbered; a broken end, where the process died in the middle of writing, is cut off, because nobody was told that it is stored.
/// </summary>
sealed class IntakeJournal : IAsyncDisposable
{
    const int LargestGroup = 4_096;
    const string Ending = ".journal";

    readonly record struct Waiting(byte[] Rented, int Length, TaskCompletionSource Done);

    readonly Channel<Waiting> waiting = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(16_384) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait }
    );
    readonly string folder;
    readonly long fileBytes;
    readonly ILogger<IntakeJournal> log;
    readonly FileStream claim;
    readonly MemoryStream group = new();
    readonly Task writing;
    readonly Lock rolling = new();
    FileStream file;
    long number;
    long good;

    /// <param name="numbersUsed">Of files that went to the history: a number is never given twice.</param>
    public IntakeJournal(IntakeFolders folders, IOptions<PerceptionOptions> options, long numbersUsed, ILogger<IntakeJournal> log)
    {
        (folder, fileBytes, this.log) = (folders.Journal, options.Value.JournalBytes, log);
        Directory.CreateDirectory(folder);
        // Two processes that write one journal would each cut off the other's end.
        claim = new FileStream(Path.Combine(folder, "claim"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        number = Math.Max(numbersUsed, Files() is [.., var last] ? last.Number : 0) + 1;
        file = Make(number);
        writing = Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Ends when the entry is on the disk.</summary>
    /// <exception cref="IOException">It is not, and must not be acknowledged: the disk is full or broken.</exception>
    public Task Append(JournalEntry entry, CancellationToken cancel)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (rented, length) = entry.Encode();
        var one = new Waiting(rented, length, done);
        return waiting.Writer.TryWrite(one) ? done.Task : Queue(one, cancel);
    }

    async Task Queue(Waiting one, CancellationToken cancel)
    {
        await waiting.Writer.WriteAsync(one, cancel);
        await one.Done.Task;
    }

    /// <summary>Entries of a file that are whole; the one being written may grow meanwhile.</summary>
    public static IEnumerable<JournalEntry> Read(string path) => ReadFrom(path, 0).Select(one => one.Entry);

    /// <summary>Entries behind a place of the file, each with the place at which it ends.</summary>
    public static IEnumerable<(JournalEntry Entry, long End)> ReadFrom(string path, long place)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
        stream.Position = place;
        while (JournalEntry.Read(stream) is { } entry)
            yield return (entry, stream.Position);
    }

    /// <summary>All files in the order in which they were written, the one being written last.</summary>
    public IReadOnlyList<(long Number, string Path)> Files() => FilesOf(folder);

    /// <inheritdoc cref="Files"/>
    public static IReadOnlyList<(long Number, string Path)> FilesOf(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*" + Ending)
                .Select(path => (long.Parse(Path.GetFileNameWithoutExtension(path), CultureInfo.InvariantCulture), path))
                .Order(),
        ];

    /// <summary>Files that nothing is written to any more.</summary>
    public IReadOnlyList<(long Number, string Path)> Closed()
    {
        lock (rolling)
            return [.. Files().Where(one => one.Number != number)];
    }

    /// <summary>Begins another file, so that what was written until now can go to the history.</summary>
    public void Roll()
    {
        lock (rolling)
            if (file.Length > 0)
                Next();
    }

    // First the new one, then the old one is closed: where the disk is too full to make a file, the present one goes on as soon as there is room.
    void Next()
    {
        var next = Make(number + 1);
        file.Dispose();
        (file, number, good) = (next, number + 1, 0);
    }

    FileStream Make(long number) =>
        new(
            Path.Combine(folder, number.ToString("D12", CultureInfo.InvariantCulture) + Ending),
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.Read | FileShare.Delete,
            bufferSize: 0
        );

    void Write()
    {
        var batch = new List<Waiting>();
        var reader = waiting.Reader;
        while (reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            batch.Clear();
            group.SetLength(0);
            while (batch.Count < LargestGroup && reader.TryRead(out var next))
            {
                batch.Add(next);
                group.Write(next.Rented, 0, next.Length);
                ArrayPool<byte>.Shared.Return(next.Rented);
            }
            try
            {
                lock (rolling)
                    Store();
                foreach (var one in batch)
                    one.Done.SetResult();
            }
            catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
            {
                log.LogError(broken, "The journal of the intake cannot be written; {Count} messages are not acknowledged", batch.Count);
                foreach (var one in batch)
                    one.Done.SetException(new IOException("The journal cannot be written.", broken));
            }
        }
    }

    void Store()
    {
        if (good >= fileBytes)
            Next();
        // What a group that failed left behind is not read again.
        if (file.Length != good)
            file.SetLength(good);
        file.Position = good;
        file.Write(group.GetBuffer().AsSpan(0, (int)group.Length));
        file.Flush(flushToDisk: true);
        good = file.Length;
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await writing;
        await file.DisposeAsync();
        await claim.DisposeAsync();
        await group.DisposeAsync();
    }
}
