using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Yingzhou.Assurance.Ledger.Storage;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Ledger.Checking;

/// <summary>
/// Hashes the whole store anew, once a day (日检): a leaf that is gone, moved or changed is named by its place, stored hashes that do not give the newest head's root are told. Whoever holds
/// the keys could forge heads too: against that stand the witnesses, the anchors and every copy that somebody downloaded.
/// </summary>
sealed class CheckStore(CityContext city, CityStep step, ILogger<CheckStore> log) : ICityJob
{
    const int Batch = 2_000;
    static readonly TimeSpan Every = TimeSpan.FromDays(1);

    public string Name => "ledger-check";

    public TimeSpan Rest => TimeSpan.FromMinutes(30);

    public async Task<int> Run(CancellationToken cancel)
    {
        var last = await city.Set<StoreCheck>()
            .OrderByDescending(check => check.At)
            .Select(check => (DateTimeOffset?)check.At)
            .FirstOrDefaultAsync(cancel);
        if (last + Every > city.Clock.GetUtcNow() || !await city.Set<StoredHead>().AnyAsync(cancel))
            return 0;
        await Check(cancel);
        return 0;
    }

    public async Task<StoreCheck> Check(CancellationToken cancel)
    {
        var head = await city.Set<StoredHead>().AsNoTracking().OrderByDescending(one => one.Sequence).FirstOrDefaultAsync(cancel);
        var check = new StoreCheck
        {
            At = city.Clock.GetUtcNow(),
            Size = head?.Size ?? 0,
            Finding = head is null ? null : await Finding(head, cancel),
        };
        if (check.Finding is { } finding)
            log.LogCritical("The ledger was tampered with: {Finding}", finding);
        await step.Run<Done>(
            "CheckLedger",
            () =>
            {
                city.Add(check);
                return Task.FromResult<Outcome<Done>>(Done.It);
            },
            cancel
        );
        return check;
    }

    async Task<string?> Finding(StoredHead head, CancellationToken cancel)
    {
        for (var from = 0L; from < head.Size; from += Batch)
        {
            var until = Math.Min(head.Size, from + Batch);
            var entries = await city.Set<StoredEntry>()
                .AsNoTracking()
                .Where(entry => entry.Position >= from && entry.Position < until)
                .OrderBy(entry => entry.Position)
                .Select(entry => new { entry.Position, entry.Leaf })
                .ToListAsync(cancel);
            var tiles = await Tiles(from, until, cancel);
            for (var position = from; position < until; position++)
            {
                var at = (int)(position - from);
                if (at >= entries.Count || entries[at].Position != position)
                    return $"第 {position} 条存证不见了";
                if (!HashOf(tiles, position).SequenceEqual(Storage.Tiles.Hash.Leaf(Encoding.UTF8.GetBytes(entries[at].Leaf))))
                    return $"第 {position} 条存证与它的散列不符";
            }
        }
        // From the leaf hashes themselves: the higher rows might have been changed to agree with the head.
        return await Root(head.Size, cancel) is var root && root.AsSpan().SequenceEqual(head.Root) ? null : "存储的散列得不出签名树头的根";
    }

    async Task<byte[]> Root(long size, CancellationToken cancel)
    {
        var roots = new List<(int Height, byte[] Hash)>();
        for (var from = 0L; from < size; from += HashTile.Width)
        {
            var tiles = await Tiles(from, Math.Min(size, from + HashTile.Width), cancel);
            for (var position = from; position < Math.Min(size, from + HashTile.Width); position++)
            {
                roots.Add((0, HashOf(tiles, position).ToArray()));
                while (roots.Count > 1 && roots[^1].Height == roots[^2].Height)
                {
                    var joined = (roots[^2].Height + 1, Storage.Tiles.Hash.Node(roots[^2].Hash, roots[^1].Hash));
                    roots.RemoveRange(roots.Count - 2, 2);
                    roots.Add(joined);
                }
            }
        }
        return roots.Select(one => one.Hash).Reverse().Aggregate((right, left) => Storage.Tiles.Hash.Node(left, right));
    }

    async Task<Dictionary<long, byte[]>> Tiles(long from, long until, CancellationToken cancel)
    {
        var (first, last) = (HashTile.IdOf(0, from >> HashTile.Bits), HashTile.IdOf(0, (until - 1) >> HashTile.Bits));
        return await city.Set<HashTile>()
            .AsNoTracking()
            .Where(tile => tile.Id >= first && tile.Id <= last)
            .ToDictionaryAsync(tile => tile.Id, tile => tile.Hashes, cancel);
    }

    // A tile that is gone or short hashes to nothing.
    static ReadOnlySpan<byte> HashOf(Dictionary<long, byte[]> tiles, long position)
    {
        var from = (int)(position & (HashTile.Width - 1)) * TreeHash.Size;
        return tiles.TryGetValue(HashTile.IdOf(0, position >> HashTile.Bits), out var hashes) && hashes.Length >= from + TreeHash.Size
            ? hashes.AsSpan(from, TreeHash.Size)
            : [];
    }
}
