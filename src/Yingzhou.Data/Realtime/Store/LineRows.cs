using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime.Store;

/// <summary>A quarantined change with all that is needed to take it later.</summary>
sealed record HeldChange(long Id, int Station, RowChange Change, string Reason);

sealed partial class LineStore
{
    internal const string ColumnsOfRow = "position, sequence, transaction_id, deleted, schema, committed_at, content, unknown";

    RowStatement? find;
    RowStatement? remember;
    RowStatement? change;
    RowStatement? add;

    public TargetRow? Find(int station, string key) =>
        (find ??= Compiled($"select {ColumnsOfRow} from rows where station = ?1 and key = ?2")).Bind(1, station).Bind(2, key).Row();

    /// <summary>Puts a row in the place of another one, which goes into the history.</summary>
    /// <param name="before">The row that stands there, as <see cref="Find"/> found it.</param>
    public void Keep(int station, string key, TargetRow? before, TargetRow row, DateTimeOffset now)
    {
        if (before is not null && before.At != row.At)
            (
                remember ??= Compiled(
                    "insert into history (replaced_at, replaced_by, station, key, position, sequence, deleted, schema, committed_at, content) "
                        + "select ?3, ?4, station, key, position, sequence, deleted, schema, committed_at, content from rows where station = ?1 and key = ?2"
                )
            )
                .Bind(1, station)
                .Bind(2, key)
                .Bind(3, now.UtcTicks)
                .Bind(4, (long)row.At.Position.Value)
                .Run();
        var write = before is null
            ? add ??= Compiled($"insert into rows (station, key, {ColumnsOfRow}) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
            : change ??= Compiled(
                "update rows set position = ?3, sequence = ?4, transaction_id = ?5, deleted = ?6, schema = ?7, committed_at = ?8, content = ?9, unknown = ?10 where station = ?1 and key = ?2"
            );
        write
            .Bind(1, station)
            .Bind(2, key)
            .Bind(3, (long)row.At.Position.Value)
            .Bind(4, row.At.Sequence)
            .Bind(5, row.Transaction)
            .Bind(6, row.IsDeleted ? 1 : 0)
            .Bind(7, row.Schema)
            .Bind(8, row.CommittedAt.UtcTicks)
            .Bind(9, Write(row.Values))
            .Bind(10, row.Unknown.Count == 0 ? null : string.Join(RowKey.Separator, row.Unknown))
            .Run();
    }

    RowStatement Compiled(string sql) => new(connection.Handle!, sql);

    void DisposeRows()
    {
        foreach (var statement in (RowStatement?[])[find, remember, change, add])
            statement?.Dispose();
    }

    /// <summary>What a truncation deletes.</summary>
    public IReadOnlyList<string> KeysOf(int station) =>
        Ask("select key from rows where station = $station and deleted = 0", row => row.GetString(0), ("$station", station)).ToList();

    public IReadOnlyList<string> WithUnknown(int station, int most) =>
        Ask(
                "select key from rows where station = $station and unknown is not null and deleted = 0 limit $most",
                row => row.GetString(0),
                ("$station", station),
                ("$most", most)
            )
            .ToList();

    public long CountLiving(int station) =>
        Number("select count(*) from rows where station = $station and deleted = 0", ("$station", station));

    /// <summary>Rows as they stood before a position, by key (in bytes).</summary>
    public IEnumerable<(string Key, IReadOnlyDictionary<string, string?> Values)> AsOf(int station, WalPosition before) =>
        Ask(
            """
            select key, content from (
                select key, content, deleted from rows where station = $station and position < $before
                union all
                select h.key, h.content, h.deleted from history h
                where h.station = $station and h.replaced_by >= $before and h.position < $before
                    and exists (select 1 from rows r where r.station = h.station and r.key = h.key and r.position >= $before)
            ) where deleted = 0 order by key
            """,
            row => (row.GetString(0), (IReadOnlyDictionary<string, string?>)Values(row.GetString(1))),
            ("$station", station),
            ("$before", (long)before.Value)
        );

    public IEnumerable<(string Key, IReadOnlyDictionary<string, string?> Values)> Living(int station) =>
        Ask(
            "select key, content from rows where station = $station and deleted = 0 order by key",
            row => (row.GetString(0), (IReadOnlyDictionary<string, string?>)Values(row.GetString(1))),
            ("$station", station)
        );

    /// <summary>Every version of a row, oldest first, the one that stands last. It looks through the whole history of the station.</summary>
    public IReadOnlyList<(ChangeOrder At, bool IsDeleted, int Schema, IReadOnlyDictionary<string, string?> Values)> Versions(
        int station,
        string key
    ) =>
        Ask(
                """
                select position, sequence, deleted, schema, content from (
                    select position, sequence, deleted, schema, content from history where station = $station and key = $key
                    union all
                    select position, sequence, deleted, schema, content from rows where station = $station and key = $key
                ) order by position, sequence
                """,
                row =>
                    (
                        new ChangeOrder(Position(row, 0), row.GetInt32(1)),
                        row.GetInt64(2) != 0,
                        row.GetInt32(3),
                        (IReadOnlyDictionary<string, string?>)Values(row.GetString(4))
                    ),
                ("$station", station),
                ("$key", key)
            )
            .ToList();

    /// <summary>Keeps a change apart. The same one again is the same one.</summary>
    public void Hold(int station, RowChange change, string reason) =>
        Execute(
            "insert into quarantine (station, key, op, position, sequence, transaction_id, schema, committed_at, content, missing, reason, state) "
                + "values ($station, $key, $op, $position, $sequence, $transaction, $schema, $committed, $content, $missing, $reason, 'Open') on conflict do nothing",
            ("$station", station),
            ("$key", change.Key),
            ("$op", change.Op.ToString()),
            ("$position", (long)change.At.Position.Value),
            ("$sequence", change.At.Sequence),
            ("$transaction", (long)change.Transaction),
            ("$schema", change.Schema),
            ("$committed", change.CommittedAt.UtcTicks),
            ("$content", Write(change.Values)),
            ("$missing", System.Text.Json.JsonSerializer.Serialize(change.Missing, Json)),
            ("$reason", reason)
        );

    public int CountHeld(int station) =>
        (int)Number("select count(*) from quarantine where station = $station and state = 'Open'", ("$station", station));

    /// <summary>A later change of the row was taken: what was held is past.</summary>
    public void Supersede(int station, string key, ChangeOrder at) =>
        Execute(
            "update quarantine set state = 'Superseded' where station = $station and state = 'Open' and key = $key and (position, sequence) < ($position, $sequence)",
            ("$station", station),
            ("$key", key),
            ("$position", (long)at.Position.Value),
            ("$sequence", at.Sequence)
        );

    public void Replayed(long id) => Execute("update quarantine set state = 'Replayed' where id = $id", ("$id", id));

    public IReadOnlyList<HeldChange> Held(int most, long? only = null) =>
        Ask(
                "select id, station, key, op, position, sequence, transaction_id, schema, committed_at, content, missing, reason from quarantine "
                    + "where state = 'Open' and ($only is null or id = $only) order by id limit $most",
                row => new HeldChange(
                    row.GetInt64(0),
                    row.GetInt32(1),
                    new(
                        Enum.Parse<RowOp>(row.GetString(3)),
                        row.GetString(2),
                        new(Position(row, 4), row.GetInt32(5)),
                        Values(row.GetString(9))
                    )
                    {
                        Transaction = (uint)row.GetInt64(6),
                        Schema = row.GetInt32(7),
                        CommittedAt = Instant(row, 8),
                        Missing = System.Text.Json.JsonSerializer.Deserialize<List<string>>(row.GetString(10))!,
                    },
                    row.GetString(11)
                ),
                ("$only", only),
                ("$most", most)
            )
            .ToList();
}
