using DuckDB.NET.Data;
using Yingzhou.Data.Lake;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Support.Perception.Journal;

namespace Yingzhou.Support.Perception.History;

/// <summary>
/// Turns closed files of the journal into Parquet, sorted by device, property and time. The Parquet file has the journal file's number and takes its place by one rename; dying before that
/// leaves the journal file, dying after it leaves both, and then the journal file only goes to the frames, where it is kept as it was.
/// </summary>
sealed class FoldJournal(OpenJournal journal, HistoryFolder folder, DuckDb duck)
{
    public async Task<int> Run(bool everything, CancellationToken cancel)
    {
        var open = await journal.Opened(cancel);
        if (everything)
            open.Roll();
        var folded = 0;
        foreach (var (number, path) in open.Closed())
        {
            if (!File.Exists(folder.Of(number)))
                Fold(path, number);
            File.Move(path, folder.Frames(number), overwrite: true);
            folded++;
        }
        return folded;
    }

    void Fold(string path, long number)
    {
        var staged = folder.Staged(number);
        File.Delete(staged);
        using (var connection = duck.Open())
        {
            DuckDb.Run(
                connection,
                "create table o (device varchar, property varchar, observed bigint, value double, quality utinyint, arrival utinyint, sequence bigint, received bigint, place bigint)"
            );
            if (Append(connection, path) == 0)
                return;
            DuckDb.Run(
                connection,
                $"copy (select * from o order by device, property, observed, received, place) to {DuckDb.Text(staged)} (format parquet, compression zstd, row_group_size 20000)"
            );
        }
        using (var written = new FileStream(staged, FileMode.Open, FileAccess.ReadWrite))
            written.Flush(flushToDisk: true);
        File.Move(staged, folder.Of(number), overwrite: true);
    }

    static long Append(DuckDBConnection connection, string path)
    {
        using var rows = connection.CreateAppender("o");
        var count = 0L;
        foreach (var entry in IntakeJournal.Read(path))
        foreach (var one in entry.Observations)
        {
            count++;
            rows.CreateRow()
                .AppendValue(entry.Device)
                .AppendValue(one.Property)
                .AppendValue(one.At.UtcTicks)
                .AppendValue(one.Value)
                .AppendValue((byte)one.Quality)
                .AppendValue((byte)one.Arrival)
                .AppendValue(one.Sequence)
                .AppendValue(entry.ReceivedAt.UtcTicks)
                .AppendValue(count)
                .EndRow();
        }
        return count;
    }
}

/// <summary>Every minute: files that are full go to the history.</summary>
sealed class FoldJob(FoldJournal fold) : ICityJob
{
    public string Name => "perception-fold";

    public TimeSpan Rest => TimeSpan.FromMinutes(1);

    // The files are its own process's.
    public bool InEveryProcess => true;

    public async Task<int> Run(CancellationToken cancel)
    {
        try
        {
            await fold.Run(everything: false, cancel);
        }
        catch (IOException)
        {
            // Another process of this folder has the journal, and folds it.
        }
        return 0;
    }
}
