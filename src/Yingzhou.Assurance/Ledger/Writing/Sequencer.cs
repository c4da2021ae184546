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
        var waiting = await city.Set<WaitingEntry>()
            .AsNoTracking()
            .OrderBy(entry => entry.Id)
            .Take(options.Value.Batch)
            .ToListAsync(cancel);
        if (waiting.Count == 0)
            return 0;
        var last = await city.Set<StoredHead>().AsNoTracking().OrderByDescending(head => head.Sequence).FirstOrDefaultAsync(cancel);
        var tiles = new Tiles(city);
        var size = last?.Size ?? 0;
        if (last is not null && !(await tiles.Ask(paths => paths.Root(size), cancel)).AsSpan().SequenceEqual(last.Root))
            throw new LedgerBrokenException($"The stored hashes do not give the root of head {last.Sequence} over {last.Size} entries");

        // An act told twice has its place already.
        var ids = waiting.ConvertAll(entry => entry.Id);
        var known = await city.Set<StoredEntry>().Where(entry => ids.Contains(entry.Id)).Select(entry => entry.Id).ToListAsync(cancel);
        List<WaitingEntry> fresh =
        [
            .. last is null ? [KeyEvent()] : Array.Empty<WaitingEntry>(),
            .. waiting.Where(entry => !known.Contains(entry.Id)),
        ];
        if (fresh.Count > 0)
        {
            city.AddRange(fresh.Select((entry, number) => StoredEntry.Placed(size + number, entry)));
            await tiles.Append(size, [.. fresh.Select(entry => Tiles.Hash.Leaf(Encoding.UTF8.GetBytes(entry.Leaf)))], cancel);
            size += fresh.Count;
            city.Add(Head(last, size, await tiles.Ask(paths => paths.Root(size), cancel)));
        }
        await city.Set<WaitingEntry>().Where(entry => ids.Contains(entry.Id)).ExecuteDeleteAsync(cancel);
        return waiting.Count;
    }

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
            Guid.CreateVersion7(),
            Actor.System,
            city.Clock.GetUtcNow()
        );
}
