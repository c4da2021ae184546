using Yingzhou.Data.Lake;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Journal;

namespace Yingzhou.Support.Perception.History;

/// <summary>The last value of each property that went to the history: what a start knows of devices that said nothing since.</summary>
sealed class LatestInHistory(HistoryFolder folder, DuckDb duck)
{
    public IEnumerable<JournalEntry> Entries()
    {
        if (folder.Files is not { Count: > 0 } files)
            yield break;
        using var connection = duck.Open();
        using var rows = DuckDb.Ask(
            connection,
            $"select device, property, max(observed), arg_max(value, observed), arg_max(quality, observed), arg_max(arrival, observed), arg_max(sequence, observed), max(received) from {DuckDb.Files(files)} group by device, property"
        );
        while (rows.Read())
            yield return new(
                rows.GetString(0),
                default,
                "",
                Time(rows.GetInt64(7)),
                [],
                [
                    new(
                        rows.GetString(1),
                        Time(rows.GetInt64(2)),
                        rows.GetDouble(3),
                        (ObservationQuality)rows.GetByte(4),
                        (Arrival)rows.GetByte(5),
                        rows.GetInt64(6)
                    ),
                ]
            );
    }

    static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);
}
