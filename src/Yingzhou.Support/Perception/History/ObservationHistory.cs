using System.Globalization;
using Yingzhou.Data.Lake;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Journal;

namespace Yingzhou.Support.Perception.History;

/// <summary>A property over time, from the Parquet files and the journal's files that are not folded yet. Of what was sent twice, once; of what was revised, the last.</summary>
sealed class ObservationHistory(OpenJournal journal, IntakeFolders folders, HistoryFolder folder, DuckDb duck)
{
    /// <param name="Place">In its file: which came later when the clock did not move.</param>
    readonly record struct Found(long At, long Sequence, double Value, byte Quality, long Received, long Place);

    public async Task<IReadOnlyList<Sample>> Of(
        string device,
        string property,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancel
    )
    {
        var found = new List<Found>();
        // The journal first: what is folded in between is then found twice, not never.
        foreach (var path in await Unfolded(cancel))
            Read(path, device, property, from, until, found);
        if (folder.Files is { Count: > 0 } files)
            Read(files, device, property, from, until, found);
        return
        [
            .. found
                .GroupBy(one => (one.At, one.Sequence))
                .Select(same => same.MaxBy(one => (one.Received, one.Place)))
                .OrderBy(one => one.At)
                .Select(one => new Sample(new(one.At, TimeSpan.Zero), one.Value, (ObservationQuality)one.Quality)),
        ];
    }

    async Task<IReadOnlyList<string>> Unfolded(CancellationToken cancel)
    {
        try
        {
            await journal.Opened(cancel);
        }
        catch (IOException)
        {
            return [];
        }
        return
        [
            .. folders
                .Homes.Select(IntakeFolders.JournalOf)
                .Where(Directory.Exists)
                .SelectMany(IntakeJournal.FilesOf)
                .Select(file => file.Path),
        ];
    }

    static void Read(string path, string device, string property, DateTimeOffset from, DateTimeOffset until, List<Found> found)
    {
        var place = 0L;
        try
        {
            foreach (var entry in IntakeJournal.Read(path))
            foreach (var one in entry.Observations)
            {
                place++;
                if (entry.Device == device && one.Property == property && one.At >= from && one.At < until)
                    found.Add(new(one.At.UtcTicks, one.Sequence, one.Value, (byte)one.Quality, entry.ReceivedAt.UtcTicks, place));
            }
        }
        catch (FileNotFoundException)
        {
            // Folded in this moment: its Parquet file was there before.
        }
    }

    void Read(IReadOnlyList<string> files, string device, string property, DateTimeOffset from, DateTimeOffset until, List<Found> found)
    {
        using var connection = duck.Open();
        using var rows = DuckDb.Ask(
            connection,
            string.Create(
                CultureInfo.InvariantCulture,
                $"select observed, sequence, value, quality, received, place from {DuckDb.Files(files)} where device = {DuckDb.Text(device)} and property = {DuckDb.Text(property)} and observed >= {from.UtcTicks} and observed < {until.UtcTicks}"
            )
        );
        while (rows.Read())
            found.Add(new(rows.GetInt64(0), rows.GetInt64(1), rows.GetDouble(2), rows.GetByte(3), rows.GetInt64(4), rows.GetInt64(5)));
    }
}
