using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Assurance.Ledger.Storage;
using Yingzhou.Assurance.Ledger.Writing;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Bench.Ledger;

/// <summary>Entries that stand in the log before the measured ones come: the same columns, lengths, hashes and tiles, written in bulk, and one true head over them.</summary>
static class LedgerBase
{
    const int Chunk = 65_536;

    /// <returns>Some of their ids, from all over the log.</returns>
    public static async Task<IReadOnlyList<Guid>> Make(WebApplication city, string folder, int entries)
    {
        if (entries <= 0)
            return [];
        var database = Directory.EnumerateFiles(folder, "*.db").Single();
        var some = new List<Guid>();
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var from = 0; from < entries; from += Chunk)
        {
            var rows = new (Guid Id, string Leaf)[Math.Min(Chunk, entries - from)];
            var leaves = new byte[rows.Length][];
            var first = from;
            Parallel.For(
                0,
                rows.Length,
                i =>
                {
                    var id = Guid.CreateVersion7(now.AddMilliseconds(first + i));
                    rows[i] = (id, Leaf(id, first + i));
                    leaves[i] = TreeHash.Sm3.Leaf(Encoding.UTF8.GetBytes(rows[i].Leaf));
                }
            );
            some.Add(rows[0].Id);
            Write(database, rows, from, now);
            await using var scope = city.Services.CreateAsyncScope();
            var context = scope.ServiceProvider.GetRequiredService<CityContext>();
            var keys = scope.ServiceProvider.GetRequiredService<LedgerKeys>();
            var size = (long)from + rows.Length;
            await scope
                .ServiceProvider.GetRequiredService<CityStep>()
                .Run<Done>(
                    "BenchBase",
                    async () =>
                    {
                        var tiles = new Assurance.Ledger.Storage.Tiles(context);
                        await tiles.Append(first, leaves, default);
                        if (size == entries)
                        {
                            var root = await tiles.Ask(paths => paths.Root(size), default);
                            var text = LedgerKeys.Text(keys.Origin, size, root, now);
                            context.Add(
                                new StoredHead
                                {
                                    Sequence = 1,
                                    Size = size,
                                    At = now,
                                    Root = root,
                                    Sm2 = keys.Sm2.Sign(text),
                                    Ed25519 = keys.Ed25519.Sign(text),
                                }
                            );
                        }
                        return Done.It;
                    }
                );
        }
        return some;
    }

    static string Leaf(Guid id, int number) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"about":"bench","at":"2026-01-01T00:00:00.000Z","by":"System","id":"{{id}}","kind":"bench","object":"G-2026-{{number:00000000}}","payload":"{{number:x64}}","v":1}"""
        );

    static void Write(string database, (Guid Id, string Leaf)[] rows, long from, DateTimeOffset at)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using (var pragmas = connection.CreateCommand())
        {
            pragmas.CommandText = "pragma synchronous = off; pragma cache_size = -262144";
            pragmas.ExecuteNonQuery();
        }
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText =
            "insert into ledger_entries (position, id, at, kind, object, about, leaf, salt, payload) values ($position, $id, $at, 'bench', $object, 'bench', $leaf, $salt, $payload)";
        var position = insert.Parameters.Add("$position", SqliteType.Integer);
        var id = insert.Parameters.Add("$id", SqliteType.Text);
        insert.Parameters.AddWithValue("$at", at.UtcTicks);
        var thing = insert.Parameters.Add("$object", SqliteType.Text);
        var leaf = insert.Parameters.Add("$leaf", SqliteType.Text);
        insert.Parameters.AddWithValue("$salt", new byte[16]);
        var payload = insert.Parameters.Add("$payload", SqliteType.Text);
        for (var i = 0; i < rows.Length; i++)
        {
            var number = (from + i).ToString("00000000", CultureInfo.InvariantCulture);
            position.Value = from + i;
            // As EF Core writes a Guid.
            id.Value = rows[i].Id.ToString().ToUpperInvariant();
            thing.Value = $"G-2026-{number}";
            leaf.Value = rows[i].Leaf;
            payload.Value = $$"""{"actor":"system","content":{"number":{{number}}},"onBehalfOf":null}""";
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
    }
}
