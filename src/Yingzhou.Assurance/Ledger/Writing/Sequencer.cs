using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Yingzhou.Assurance.Ledger.Storage;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Ledger.Writing;

/// <summary>
/// Gives waiting entries their places (定序): many in one step, and a signed head with them. Two that do it at once collide on the first place, and the second starts again. What does not
/// agree with the last head is not built upon: the log stops, and acts go on waiting.
/// </summary>
sealed class Sequencer(CityContext city, CityStep step, LedgerKeys keys, IOptions<LedgerOptions> options) : ICityJob
{
    public string Name => "ledger-sequencer";

    public TimeSpan Rest => TimeSpan.FromSeconds(1);

    public async Task<int> Run(CancellationToken cancel)
    {
        if (!await city.Set<WaitingEntry>().AnyAsync(cancel))
            return 0;
        var placed = await step.Run<int>("SequenceLedger", () => Place(cancel), cancel);
        return placed.Succeeded ? placed.Value : 0;
    }

    async Task<Outcome<int>> Place(CancellationToken cancel)
    {
        var last = await city.Set<StoredHead>().AsNoTracking().OrderByDescending(head => head.Sequence).FirstOrDefaultAsync(cancel);
        var tiles = new Tiles(city);
        var size = last?.Size ?? 0;
        if (last is not null && !(await tiles.Ask(paths => paths.Root(size), cancel)).AsSpan().SequenceEqual(last.Root))
            throw new LedgerBrokenException($"The stored hashes do not give the root of head {last.Sequence} over {last.Size} entries");

        var known = await city.Database.ExecuteSqlRawAsync(DropKnown, [options.Value.Batch], cancel);
        // The first place of all is the keys'.
        var from = last is null ? 1 : size;
        var placed = await city.Database.SqlQueryRaw<PlacedLeaf>(PlaceWaiting, from, options.Value.Batch).ToListAsync(cancel);
        if (placed.Count == 0)
            return known;
        List<byte[]> leaves = [];
        if (last is null)
        {
            var key = StoredEntry.Placed(0, KeyEvent());
            city.Add(key);
            leaves.Add(LeafHash(key.Leaf));
        }
        // A database may give them back in any order.
        leaves.AddRange(placed.OrderBy(one => one.Position).Select(one => LeafHash(one.Leaf)));
        await city.Database.ExecuteSqlRawAsync(DropPlaced, [from], cancel);
        await tiles.Append(size, leaves, cancel);
        size += leaves.Count;
        city.Add(Head(last, size, await tiles.Ask(paths => paths.Root(size), cancel)));
        return known + placed.Count;
    }

    sealed record PlacedLeaf(long Position, string Leaf);

    // Rows go from table to table inside the database; only what is hashed comes out. What the one statement has placed, and nothing that came meanwhile, is what the next one drops.
    const string PlaceWaiting = """
        insert into ledger_entries (position, id, at, kind, object, about, leaf, salt, payload)
        select {0} - 1 + row_number() over (order by id), id, at, kind, object, about, leaf, salt, payload
        from (select * from ledger_waiting order by id limit {1}) waiting
        returning position, leaf
        """;

    const string DropPlaced = "delete from ledger_waiting where id in (select id from ledger_entries where position >= {0})";

    // An act told twice has its place already.
    const string DropKnown = """
        delete from ledger_waiting
        where id in (select id from (select id from ledger_waiting order by id limit {0}) waiting where exists (select 1 from ledger_entries where ledger_entries.id = waiting.id))
        """;

    static byte[] LeafHash(string leaf) => Tiles.Hash.Leaf(Encoding.UTF8.GetBytes(leaf));

    StoredHead Head(StoredHead? last, long size, byte[] root)
    {
        // A clock that was put back must not make a later head look earlier.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(city.Clock.GetUtcNow().ToUnixTimeMilliseconds());
        var at = last is not null && now <= last.At ? last.At.AddMilliseconds(1) : now;
        var text = LedgerKeys.Text(keys.Origin, size, root, at);
        return new()
        {
            Sequence = (last?.Sequence ?? 0) + 1,
            Size = size,
            At = at,
            Root = root,
            Sm2 = keys.Sm2.Sign(text),
            Ed25519 = keys.Ed25519.Sign(text),
        };
    }

    // The keys are the first thing that the log says.
    WaitingEntry KeyEvent() =>
        LeafMaking.Make(
            new("ledger.key", Convert.ToHexStringLower(keys.Sm2.Public.Export()))
            {
                About = keys.Origin,
                Purpose = $"Ed25519 {Convert.ToHexStringLower(keys.Ed25519.Public)}",
            },
            SortableId.Next(),
            Actor.System,
            city.Clock.GetUtcNow()
        );
}
