using System.Text.Json;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime.Store;

/// <param name="LastKey">Parts of the last key that the snapshot has read; <c>null</c> at its beginning.</param>
sealed record StoredStation(
    int Id,
    string Name,
    int Generation,
    LineState State,
    string? Reason,
    IReadOnlyList<string>? LastKey,
    int Schema,
    long Changes,
    DateTimeOffset? ChangedAt
);

sealed partial class LineStore
{
    public IReadOnlyList<StoredStation> Stations =>
        Ask(
                "select id, name, generation, state, reason, last_key, schema, changes, changed_at from stations",
                row => new StoredStation(
                    row.GetInt32(0),
                    row.GetString(1),
                    row.GetInt32(2),
                    Enum.Parse<LineState>(row.GetString(3)),
                    row.IsDBNull(4) ? null : row.GetString(4),
                    row.IsDBNull(5) ? null : JsonSerializer.Deserialize<List<string>>(row.GetString(5)),
                    row.GetInt32(6),
                    row.GetInt64(7),
                    row.IsDBNull(8) ? null : Instant(row, 8)
                )
            )
            .ToList();

    /// <summary>A station that is new, or that is to begin anew: its rows go, its snapshot starts from the first key.</summary>
    public void Restart(string name, int generation) =>
        InOneTurn(() =>
        {
            Execute(
                "insert into stations (name, generation, state) values ($name, $generation, 'New') "
                    + "on conflict (name) do update set generation = $generation, state = 'Resync', reason = null, last_key = null",
                ("$name", name),
                ("$generation", generation)
            );
            Execute("delete from rows where station = (select id from stations where name = $name)", ("$name", name));
            Execute(
                "update quarantine set state = 'Superseded' where state = 'Open' and station = (select id from stations where name = $name)",
                ("$name", name)
            );
        });

    public void Move(int station, LineState state, string? reason = null) =>
        Execute(
            "update stations set state = $state, reason = $reason where id = $station",
            ("$station", station),
            ("$state", state.ToString()),
            ("$reason", reason)
        );

    /// <summary>Reads all rows again without forgetting any: old rows got a value in a new column.</summary>
    public void ReadAgain(int station) =>
        Execute("update stations set state = 'Snapshotting', reason = null, last_key = null where id = $station", ("$station", station));

    public void SnapshotCameTo(int station, IReadOnlyList<string> lastKey) =>
        Execute(
            "update stations set state = 'Snapshotting', last_key = $key where id = $station",
            ("$station", station),
            ("$key", JsonSerializer.Serialize(lastKey))
        );

    public void Changed(int station, long changes, DateTimeOffset at) =>
        Execute(
            "update stations set changes = changes + $changes, changed_at = $at where id = $station",
            ("$station", station),
            ("$changes", changes),
            ("$at", at.UtcTicks)
        );

    public SourceShape? ShapeOf(int station) =>
        Ask(
                "select columns from schemas where station = $station order by version desc limit 1",
                row => new SourceShape(JsonSerializer.Deserialize<List<SourceColumn>>(row.GetString(0))!),
                ("$station", station)
            )
            .FirstOrDefault();

    /// <returns>The number of the new version.</returns>
    public int AddShape(int station, SourceShape shape, WalPosition position, string changes)
    {
        var version = (int)Number("select coalesce(max(version), 0) from schemas where station = $station", ("$station", station)) + 1;
        Execute(
            "insert into schemas values ($station, $version, $digest, $position, $columns, $changes)",
            ("$station", station),
            ("$version", version),
            ("$digest", shape.Digest),
            ("$position", (long)position.Value),
            ("$columns", JsonSerializer.Serialize(shape.Columns)),
            ("$changes", changes)
        );
        Execute("update stations set schema = $version where id = $station", ("$station", station), ("$version", version));
        return version;
    }

    public IReadOnlyList<SchemaVersion> Shapes() =>
        Ask(
                "select t.name, s.version, s.position, s.columns, s.changes from schemas s join stations t on t.id = s.station order by t.name, s.version",
                row => new SchemaVersion(
                    row.GetString(0),
                    row.GetInt32(1),
                    Position(row, 2).ToString(),
                    JsonSerializer.Deserialize<List<SourceColumn>>(row.GetString(3))!,
                    row.GetString(4)
                )
            )
            .ToList();

    public (WalPosition Position, DateTimeOffset At)? PublishedAt(int station) =>
        Ask(
                "select position, at from published where station = $station",
                row => (Position(row, 0), Instant(row, 1)),
                ("$station", station)
            )
            .Cast<(WalPosition, DateTimeOffset)?>()
            .FirstOrDefault();

    public void Published(int station, WalPosition position, DateTimeOffset at) =>
        Execute(
            "insert or replace into published values ($station, $position, $at)",
            ("$station", station),
            ("$position", (long)position.Value),
            ("$at", at.UtcTicks)
        );
}
