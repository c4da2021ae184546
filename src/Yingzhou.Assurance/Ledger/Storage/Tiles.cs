using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Ledger.Storage;

/// <summary>The hashes of the log as they stand in the database: proofs are read from them, leaves appended to them.</summary>
sealed class Tiles(CityContext city)
{
    static readonly byte[] NotYetRead = new byte[TreeHash.Size];

    readonly Dictionary<long, HashTile> read = [];
    readonly HashSet<long> missing = [];

    public static TreeHash Hash => TreeHash.Sm3;

    /// <summary>Asks for a root or a path; which tiles it takes shows by asking, so it is asked once to learn them and once to get the answer.</summary>
    public async Task<T> Ask<T>(Func<MerklePaths, T> question, CancellationToken cancel)
    {
        var paths = new MerklePaths(Hash, Whole);
        while (true)
        {
            var answer = question(paths);
            if (missing.Count == 0)
                return answer;
            var wanted = missing.ToList();
            missing.Clear();
            foreach (var tile in await city.Set<HashTile>().Where(tile => wanted.Contains(tile.Id)).ToListAsync(cancel))
                read[tile.Id] = tile;
            if (wanted.Exists(id => !read.ContainsKey(id)))
                throw new LedgerBrokenException(
                    $"Tiles of the log are gone: {string.Join(", ", wanted.Where(id => !read.ContainsKey(id)))}"
                );
        }
    }

    /// <summary>Appends leaf hashes behind the first <paramref name="size"/> ones. To be saved by the caller's step.</summary>
    public async Task Append(long size, IReadOnlyList<byte[]> leaves, CancellationToken cancel)
    {
        IReadOnlyList<byte[]> row = leaves;
        for (var level = 0; row.Count > 0; level++)
        {
            row = await Append(level, size, row, cancel);
            size >>= HashTile.Bits;
        }
    }

    /// <returns>Roots of the tiles that became full.</returns>
    async Task<IReadOnlyList<byte[]>> Append(int level, long count, IReadOnlyList<byte[]> hashes, CancellationToken cancel)
    {
        var full = new List<byte[]>();
        for (var done = 0; done < hashes.Count; )
        {
            var tile = await Edge(level, count >> HashTile.Bits, (int)(count & (HashTile.Width - 1)), cancel);
            var part = Math.Min(hashes.Count - done, HashTile.Width - tile.Count);
            var grown = new byte[tile.Hashes.Length + part * TreeHash.Size];
            tile.Hashes.CopyTo(grown, 0);
            for (var i = 0; i < part; i++)
                hashes[done + i].CopyTo(grown, tile.Hashes.Length + i * TreeHash.Size);
            tile.Hashes = grown;
            (done, count) = (done + part, count + part);
            if (tile.Count == HashTile.Width)
                full.Add(RootOf(tile, 0, HashTile.Width));
        }
        return full;
    }

    async Task<HashTile> Edge(int level, long number, int expected, CancellationToken cancel)
    {
        var id = HashTile.IdOf(level, number);
        if (!read.TryGetValue(id, out var tile))
            tile = expected == 0 ? null : await city.Set<HashTile>().SingleOrDefaultAsync(one => one.Id == id, cancel);
        if (tile is null)
            city.Add(tile = new HashTile { Id = id, Hashes = [] });
        if (tile.Count != expected)
            throw new LedgerBrokenException($"Tile {level}/{number} of the log holds {tile.Count} hashes where {expected} belong");
        return read[id] = tile;
    }

    byte[] Whole(int height, long index)
    {
        var (level, rest) = (height / HashTile.Bits, height % HashTile.Bits);
        var first = index << rest;
        var id = HashTile.IdOf(level, first >> HashTile.Bits);
        if (!read.TryGetValue(id, out var tile))
        {
            missing.Add(id);
            return NotYetRead;
        }
        var slot = (int)(first & (HashTile.Width - 1));
        return slot + (1 << rest) <= tile.Count
            ? RootOf(tile, slot, 1 << rest)
            : throw new LedgerBrokenException($"Tile {level}/{first >> HashTile.Bits} of the log is shorter than the log");
    }

    static byte[] RootOf(HashTile tile, int from, int count) =>
        count == 1
            ? tile.Hashes.AsSpan(from * TreeHash.Size, TreeHash.Size).ToArray()
            : Hash.Node(RootOf(tile, from, count / 2), RootOf(tile, from + count / 2, count / 2));
}

/// <summary>The stored log contradicts itself: nothing is appended to it until people have looked.</summary>
public sealed class LedgerBrokenException(string message) : Exception(message);
