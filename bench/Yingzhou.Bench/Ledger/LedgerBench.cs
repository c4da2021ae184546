using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Foundation.Storage;
using Yingzhou.Host.Composition;
using Yingzhou.Kernel;

namespace Yingzhou.Bench.Ledger;

/// <summary>
/// The ledger on SQLite with a commit that survives a power cut: how fast entries come in and get their places, and how long a proof takes. Beside it SQLite alone, given rows of the same size in as many commits.
/// </summary>
static class LedgerBench
{
    const int Group = 1_000;
    const int Proofs = 500;

    // What is measured goes through the engine; what stands there before is made in bulk, because ten million acts would take an hour.
    const int MostMeasured = 200_000;

    public static async Task<string> Run(int all)
    {
        var entries = Math.Min(all, MostMeasured);
        var folder = Directory.CreateTempSubdirectory("yz-bench-ledger-").FullName;
        try
        {
            await using var city = Open(folder);
            city.Services.GetRequiredService<SchemaUpgrade>().Run();
            var making = Stopwatch.StartNew();
            var early = await LedgerBase.Make(city, folder, all - entries);
            making.Stop();
            var entering = Stopwatch.StartNew();
            var ids = new List<Guid>();
            for (var from = 0; from < entries; from += Group)
                ids.AddRange(await Enter(city, Math.Min(Group, entries - from)));
            entering.Stop();
            var placing = Stopwatch.StartNew();
            while (await Ask<ILedgerKeeping, int>(city, keeping => keeping.Place()) > 0) { }
            placing.Stop();
            // Proofs are asked for all over the log.
            ids.AddRange(early);
            Scatter(ids);
            var alone = Stopwatch.StartNew();
            for (var number = 0; number < 200; number++)
                await Enter(city, 1);
            alone.Stop();

            var times = new List<double>();
            var verified = new List<double>();
            for (var number = 0; number < Proofs; number++)
            {
                var id = ids[(int)((long)number * ids.Count / Proofs)];
                var clock = Stopwatch.GetTimestamp();
                var proof = (await Ask<ILedger, Outcome<LedgerProof>>(city, ledger => ledger.Prove(id))).Value;
                times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
                clock = Stopwatch.GetTimestamp();
                var leaf = TreeHash.Sm3.Leaf(Encoding.UTF8.GetBytes(proof.Line.Leaf));
                if (!MerkleProof.Includes(TreeHash.Sm3, proof.Line.Position!.Value, proof.Head.Size, leaf, proof.Path, proof.Head.Root))
                    throw new InvalidOperationException("A proof does not hold");
                verified.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            }
            var auditing = Stopwatch.StartNew();
            if ((await Ask<ILedgerKeeping, LedgerCheck>(city, keeping => keeping.Check())).Finding is { } finding)
                throw new InvalidOperationException(finding);
            auditing.Stop();
            var bare = Bare(folder, entries);
            times.Sort();
            verified.Sort();
            var bytes = new FileInfo(
                Directory.EnumerateFiles(folder, "*.db").First(file => !file.EndsWith("bare.db", StringComparison.Ordinal))
            ).Length;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"""
                ledger, {all:N0} entries on SQLite, {entries:N0} of them through the engine ({all - entries:N0} made in bulk in {making.Elapsed.TotalSeconds:N0} s), each commit on disk — peer: SQLite alone, rows of the same size in as many commits
                entered in groups of {Group:N0}   {entries / entering.Elapsed.TotalSeconds, 10:N0}/s
                placed, hashed, head signed   {entries / placing.Elapsed.TotalSeconds, 10:N0}/s
                both together                 {entries / (entering.Elapsed + placing.Elapsed).TotalSeconds, 10:N0}/s   goal 5,000/s
                SQLite alone                  {entries / bare.TotalSeconds, 10:N0}/s
                one act, one entry            {200 / alone.Elapsed.TotalSeconds, 10:N0}/s
                proof with its head           {times[times.Count / 2], 10:N2} ms median, {times[
                    times.Count * 95 / 100
                ]:N2} ms p95   goal 5 ms
                checking one                  {verified[verified.Count / 2], 10:N3} ms median
                whole store hashed anew       {all / auditing.Elapsed.TotalSeconds, 10:N0}/s
                on disk                       {bytes
                    / (double)all, 10:N0} bytes an entry with payload and four indexes; the page's 200 bytes are not met; {bytes >> 20:N0} MB in all
                """
            );
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    static void Scatter(List<Guid> ids) => new Random(1).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ids));

    static WebApplication Open(string folder)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Configuration["Storage:Folder"] = folder;
        builder.Services.AddCity(builder.Configuration);
        return builder.Build();
    }

    static async Task<List<Guid>> Enter(WebApplication city, int count)
    {
        await using var request = city.Services.CreateAsyncScope();
        var ledger = request.ServiceProvider.GetRequiredService<ILedger>();
        var ids = new List<Guid>(count);
        await request
            .ServiceProvider.GetRequiredService<CityStep>()
            .Run<Done>(
                "Bench",
                () =>
                {
                    for (var number = 0; number < count; number++)
                        ids.Add(ledger.Enter(new("bench", $"G-2026-{number:000000}") { About = "bench", Payload = new { number } }));
                    return Task.FromResult<Outcome<Done>>(Done.It);
                }
            );
        return ids;
    }

    static async Task<T> Ask<TService, T>(WebApplication city, Func<TService, Task<T>> ask)
        where TService : notnull
    {
        await using var scope = city.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    // A leaf with its payload is about 400 bytes.
    static TimeSpan Bare(string folder, int entries)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")}");
        connection.Open();
        Run(
            connection,
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; create table t (id text primary key, row text) without rowid"
        );
        var row = new string('x', 400);
        var clock = Stopwatch.StartNew();
        for (var from = 0; from < entries; from += Group)
        {
            using var transaction = connection.BeginTransaction();
            using var insert = connection.CreateCommand();
            insert.CommandText = "insert into t values ($id, $row)";
            var id = insert.Parameters.Add("$id", SqliteType.Text);
            insert.Parameters.AddWithValue("$row", row);
            for (var number = from; number < Math.Min(entries, from + Group); number++)
            {
                id.Value = Guid.CreateVersion7().ToString();
                insert.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        return clock.Elapsed;
    }

    static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
