using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Yingzhou.Data.Lake;
using Yingzhou.Host.Torture;

namespace Yingzhou.Bench.Quality;

/// <summary>The named peer of the quality pass: PostgreSQL with the same rows and the same rules as one SELECT, on a sample, in the same run; its table analysed and in memory, its own workers as it sets them.</summary>
static class PostgresPeer
{
    const string Table = """
        create unlogged table people (sfzh text, xm text, xb text, sjh text, je numeric(18,4), rq date, gxsj timestamp)
        """;

    // The day is checked by arithmetic: to_date would stop the whole query at the first impossible one.
    const string Pass = """
        select count(*) - count(sfzh),
          count(*) filter (where sfzh is not null and not coalesce(
            sfzh ~ '^[0-9]{17}[0-9X]$'
            and left(sfzh, 2) in ('11','12','13','14','15','21','22','23','31','32','33','34','35','36','37','41','42','43','44','45','46','50','51','52','53','54','61','62','63','64','65','71','81','82','83')
            and substr(sfzh, 11, 2) between '01' and '12'
            and substr(sfzh, 13, 2) between '01' and case
              when substr(sfzh, 11, 2) in ('04','06','09','11') then '30'
              when substr(sfzh, 11, 2) = '02' then case when substr(sfzh, 7, 4)::int % 4 = 0 and (substr(sfzh, 7, 4)::int % 100 <> 0 or substr(sfzh, 7, 4)::int % 400 = 0) then '29' else '28' end
              else '31' end
            and substr(sfzh, 7, 8) <= '20261130'
            and right(sfzh, 1) = substr('10X98765432', (
              ascii(substr(sfzh,1,1))*7 + ascii(substr(sfzh,2,1))*9 + ascii(substr(sfzh,3,1))*10 + ascii(substr(sfzh,4,1))*5 + ascii(substr(sfzh,5,1))*8 + ascii(substr(sfzh,6,1))*4
              + ascii(substr(sfzh,7,1))*2 + ascii(substr(sfzh,8,1)) + ascii(substr(sfzh,9,1))*6 + ascii(substr(sfzh,10,1))*3 + ascii(substr(sfzh,11,1))*7 + ascii(substr(sfzh,12,1))*9
              + ascii(substr(sfzh,13,1))*10 + ascii(substr(sfzh,14,1))*5 + ascii(substr(sfzh,15,1))*8 + ascii(substr(sfzh,16,1))*4 + ascii(substr(sfzh,17,1))*2 - 48*100) % 11 + 1, 1), false)),
          count(*) - count(xm),
          count(*) filter (where xb not in ('0', '1', '2', '9')),
          count(*) filter (where not (sjh ~ '^1[3-9][0-9]{9}$')),
          count(*) filter (where je not between 0 and 60000),
          count(*) filter (where rq > gxsj),
          count(*) filter (where gxsj < timestamp '2024-11-30 01:00:00')
        from people
        """;

    /// <returns>Seconds of its best of three, and what each rule found; <c>null</c> when PostgreSQL is not installed.</returns>
    public static async Task<(TimeSpan Took, long[] Failed, string Version)?> Measure(DuckDb duck, string sample, string folder)
    {
        await using var postgres = await ScratchPostgres.Start();
        if (postgres is null)
            return null;
        var csv = Path.Combine(folder, "sample.csv");
        using (var connection = duck.Open(folder))
            DuckDb.Run(
                connection,
                $"copy (select sfzh, xm, xb, sjh, je, rq, gxsj from {DuckDb.Files([sample])}) to {DuckDb.Text(csv)} (format csv, header false)"
            );
        try
        {
            await using var peer = new NpgsqlConnection(postgres.Connection("postgres", "owner"));
            await peer.OpenAsync();
            await Do(peer, Table);
            await using (var into = await peer.BeginTextImportAsync("copy people from stdin (format csv)"))
            using (var from = new StreamReader(csv))
            {
                var buffer = new char[1 << 16];
                for (int read; (read = await from.ReadAsync(buffer)) > 0; )
                    await into.WriteAsync(buffer.AsMemory(0, read));
            }
            await Do(peer, "vacuum analyze people");
            var (best, failed) = (TimeSpan.MaxValue, Array.Empty<long>());
            for (var round = 0; round < 3; round++)
            {
                var watch = Stopwatch.StartNew();
                failed = await Ask(peer);
                best = watch.Elapsed < best ? watch.Elapsed : best;
            }
            return (best, failed, peer.PostgreSqlVersion.ToString());
        }
        finally
        {
            File.Delete(csv);
        }
    }

    static async Task Do(NpgsqlConnection peer, string sql)
    {
        await using var command = new NpgsqlCommand(sql, peer);
        await command.ExecuteNonQueryAsync();
    }

    static async Task<long[]> Ask(NpgsqlConnection peer)
    {
        await using var command = new NpgsqlCommand(Pass, peer);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(at => Convert.ToInt64(reader.GetValue(at), CultureInfo.InvariantCulture))];
    }
}
