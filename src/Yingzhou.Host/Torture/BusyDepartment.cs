using Npgsql;

namespace Yingzhou.Host.Torture;

/// <summary>
/// A department's database that is written to all the time: rows come, change, go, and get other keys, in transactions of a hundred; some carry large values that most changes do not touch, and one table has a
/// key of two columns.
/// </summary>
sealed class BusyDepartment(string owner)
{
    const int ChangesAtOnce = 100;
    const double OwnBytes = 256 * 1024;

    const string Tables = """
        create table boat (
            id bigint primary key, name text not null, tonnage numeric(12,2), is_afloat boolean, checked_at timestamptz, note text
        );
        alter table boat alter column note set storage external;
        create table landing (boat_id bigint, day date, species text, weight double precision, primary key (boat_id, day, species));
        create sequence boat_id start 1;
        create role reader login replication;
        grant select on boat, landing to reader;
        create publication express for table boat, landing;

        create function step(wanted int) returns int language plpgsql as $$
        declare done int := 0; r float8; top bigint; hit bigint; n int;
        begin
            select last_value into top from boat_id;
            for i in 1..wanted loop
                r := random(); hit := 1 + floor(random() * top)::bigint;
                if r < 0.30 then
                    insert into boat values (nextval('boat_id'), '浙普渔' || hit, round((random() * 900)::numeric, 2), random() < 0.5, clock_timestamp(),
                        case when random() < 0.02 then repeat(md5(hit::text), 120) end);
                elsif r < 0.70 then
                    update boat set tonnage = round((random() * 900)::numeric, 2), is_afloat = not is_afloat, checked_at = clock_timestamp() where id = hit;
                elsif r < 0.75 then
                    update boat set note = case when random() < 0.3 then null else repeat(md5(random()::text), 120) end where id = hit;
                elsif r < 0.82 then
                    delete from boat where id = hit;
                elsif r < 0.85 then
                    update boat set id = nextval('boat_id') where id = hit;
                elsif r < 0.95 then
                    insert into landing values (hit % 500, date '2026-01-01' + (hit % 90)::int, (array['带鱼', '小黄鱼', '梭子蟹', '鲳鱼'])[1 + hit % 4], random() * 100)
                    on conflict (boat_id, day, species) do update set weight = excluded.weight;
                else
                    delete from landing where boat_id = hit % 500 and day = date '2026-01-01' + (hit % 90)::int;
                end if;
                get diagnostics n = row_count;
                done := done + n;
            end loop;
            return done;
        end $$;
        """;

    public async Task Found(long rows, CancellationToken cancel)
    {
        await Run(Tables, cancel);
        await Run(
            $"insert into boat select nextval('boat_id'), '浙岱渔' || i, i % 900, i % 2 = 0, clock_timestamp(), case when i % 50 = 0 then repeat(md5(i::text), 120) end from generate_series(1, {rows}) i",
            cancel
        );
    }

    /// <summary>Waits until somebody reads the log through our slot.</summary>
    public async Task IsFollowed(CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(cancel);
        await using var ask = new NpgsqlCommand("select count(*) from pg_replication_slots where active and not temporary", connection);
        while ((long)(await ask.ExecuteScalarAsync(cancel))! == 0)
            await Task.Delay(20, cancel);
    }

    /// <summary>
    /// Waits until our slot has confirmed what the source has written by now. What the server writes for itself behind the last commit, nobody confirms before the next beat: so little is none.
    /// </summary>
    /// <returns>How long ago the last of it was confirmed.</returns>
    public async Task<TimeSpan> IsCaughtUp(CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(cancel);
        await using var end = new NpgsqlCommand("select pg_current_wal_lsn()::text", connection);
        await using var ask = new NpgsqlCommand(
            $"select coalesce(max('{await end.ExecuteScalarAsync(cancel)}'::pg_lsn - confirmed_flush_lsn), 1e18)::float8 from pg_replication_slots where not temporary",
            connection
        );
        var (before, since) = (double.MaxValue, System.Diagnostics.Stopwatch.StartNew());
        while (true)
        {
            var left = (double)(await ask.ExecuteScalarAsync(cancel))!;
            if (left < before)
                (before, since) = (left, System.Diagnostics.Stopwatch.StartNew());
            if (left <= 0 || (left < OwnBytes && since.Elapsed > TimeSpan.FromSeconds(4)))
                return since.Elapsed;
            await Task.Delay(20, cancel);
        }
    }

    /// <summary>Writes on until so many rows were changed.</summary>
    /// <param name="perSecond">0 for as fast as it goes.</param>
    public async Task<long> Write(long changes, int perSecond, Action<long> progress, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(cancel);
        await using var step = new NpgsqlCommand($"select step({ChangesAtOnce})", connection);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var done = 0L;
        while (done < changes)
        {
            done += (int)(await step.ExecuteScalarAsync(cancel))!;
            progress(done);
            if (perSecond > 0 && (done / (double)perSecond) - watch.Elapsed.TotalSeconds is > 0.005 and var ahead)
                await Task.Delay(TimeSpan.FromSeconds(ahead), cancel);
        }
        return done;
    }

    async Task Run(string sql, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(cancel);
#pragma warning disable CA2100 // Texts of this class.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancel);
    }
}
