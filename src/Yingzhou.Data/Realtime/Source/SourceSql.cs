using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime.Source;

/// <summary>What we ask a source, as SQL. A value's text is what its type's output function gives (<c>concat</c>), as in the log; a cast would say true where the log says t.</summary>
static class SourceSql
{
    static string Text(string column) =>
        $"case when {TableName.Quote(column)} is null then null else concat({TableName.Quote(column)}) end";

    static string Columns(SourceShape shape) => string.Join(", ", shape.Columns.Select(column => Text(column.Name)));

    static string KeyColumns(SourceShape shape) => string.Join(", ", shape.Key.Select(TableName.Quote));

    /// <summary>The key as one text, compared by bytes.</summary>
    static string KeyText(SourceShape shape) => $"(concat({string.Join(", chr(31), ", shape.Key.Select(TableName.Quote))}) collate \"C\")";

    static string Hash(SourceShape shape) =>
        "('x' || encode(substr(sha256(convert_to(concat("
        + string.Join(
            ", ",
            shape
                .Columns.Select(column => column.Name)
                .Order(StringComparer.Ordinal)
                .Select(TableName.Quote)
                .Select(column =>
                    $"case when {column} is null then '-;' else octet_length(concat({column})) || ':' || concat({column}) || ';' end"
                )
        )
        + "), 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint";

    /// <summary>The next rows by key.</summary>
    /// <param name="isFirst">From the beginning; otherwise after the key in the parameters.</param>
    public static string Chunk(TableName table, SourceShape shape, bool isFirst, int most)
    {
        var after = isFirst
            ? ""
            : $" where ({KeyColumns(shape)}) > ({string.Join(", ", shape.Columns.Where(column => column.IsKey).Select((column, i) => $"cast(${i + 1}::text as {column.Type})"))})";
        return $"select {Columns(shape)} from {table.Quoted}{after} order by {KeyColumns(shape)} limit {most}";
    }

    /// <summary>Rows by the texts of their keys, in <c>$1</c>.</summary>
    public static string ByKeys(TableName table, SourceShape shape) =>
        $"select {Columns(shape)} from {table.Quoted} where {KeyText(shape)} = any($1)";

    /// <summary>Count and sum of hashes in each range between the bounds in <c>$1</c>.</summary>
    public static string Buckets(TableName table, SourceShape shape) =>
        $"select width_bucket(k, $1::text[]), count(*), sum(h::numeric)::text from (select {KeyText(shape)} as k, {Hash(shape)} as h from {table.Quoted}) t group by 1";

    public static string Sum(TableName table, SourceShape shape, KeyRange range) =>
        $"select count(*), coalesce(sum({Hash(shape)}::numeric), 0)::text from {table.Quoted}{Where(shape, range)}";

    public static string List(TableName table, SourceShape shape, KeyRange range) =>
        $"select {KeyText(shape)}, {Hash(shape)} from {table.Quoted}{Where(shape, range)}";

    // $1 is the lower bound, $2 the upper one; nulls are without end.
    static string Where(SourceShape shape, KeyRange range) =>
        (range.From, range.Before) switch
        {
            (null, null) => "",
            (not null, null) => $" where {KeyText(shape)} >= $1",
            (null, not null) => $" where {KeyText(shape)} < $1",
            _ => $" where {KeyText(shape)} >= $1 and {KeyText(shape)} < $2",
        };

    /// <summary>Columns of a table, with the identity by which its rows are known: the index named for it, else the primary key.</summary>
    public const string Shape = """
        select a.attname, format_type(a.atttypid, a.atttypmod), coalesce(a.attnum = any(k.indkey), false), a.atthasmissing or (a.atthasdef and a.attnotnull)
        from pg_attribute a
        join pg_class c on c.oid = a.attrelid
        join pg_namespace n on n.oid = c.relnamespace
        left join lateral (
            select i.indkey from pg_index i
            where i.indrelid = c.oid and ((c.relreplident = 'i' and i.indisreplident) or (c.relreplident <> 'i' and i.indisprimary))
        ) k on true
        where n.nspname = $1 and c.relname = $2 and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        order by a.attnum
        """;

    public const string Slot = """
        select confirmed_flush_lsn::text, restart_lsn::text, coalesce(wal_status, '') = 'lost', pg_current_wal_lsn()::text, clock_timestamp()
        from (select 1) one left join pg_replication_slots s on s.slot_name = $1 and s.database = current_database()
        """;

    public const string Server = """
        select current_setting('server_version_num')::int, current_setting('wal_level'), r.rolsuper, r.rolreplication,
            (select count(*) from pg_publication where pubname = $1) > 0,
            coalesce((select pubinsert and pubupdate and pubdelete and pubtruncate from pg_publication where pubname = $1), false),
            current_setting('max_replication_slots')::int - (select count(*) from pg_replication_slots)::int,
            current_setting('max_wal_senders')::int - (select count(*) from pg_stat_replication)::int,
            (select setting::bigint from pg_settings where name = 'max_slot_wal_keep_size'),
            current_setting('server_encoding'),
            (select count(*) from pg_replication_slots where slot_name = $2)::int
        from pg_roles r where r.rolname = current_user
        """;

    public const string Table = """
        select to_regclass($1) is not null and has_table_privilege(to_regclass($1), 'select'),
            to_regclass($1) is not null and has_table_privilege(to_regclass($1), 'insert, update, delete, truncate'),
            exists (select 1 from pg_publication_tables where pubname = $2 and schemaname = $3 and tablename = $4),
            exists (
                select 1 from pg_index i join pg_class c on c.oid = i.indrelid
                where c.oid = to_regclass($1) and c.relreplident <> 'n'
                    and ((c.relreplident = 'i' and i.indisreplident) or (c.relreplident in ('d', 'f') and i.indisprimary))
            )
        """;
}
