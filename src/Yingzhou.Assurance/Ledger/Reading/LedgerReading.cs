using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Yingzhou.Assurance.Ledger.Storage;
using Yingzhou.Assurance.Ledger.Writing;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Ledger.Reading;

/// <summary>Heads with who cosigned them, and how the log stands.</summary>
sealed class LedgerReading(CityContext city, LedgerKeys keys, IOptions<LedgerOptions> options)
{
    public static LedgerLine Line(StoredEntry entry) =>
        new(entry.Id, entry.Position, entry.At, entry.Kind, entry.Object, entry.About, entry.Leaf, entry.Salt, entry.Payload);

    public static LedgerLine Line(WaitingEntry entry) =>
        new(entry.Id, null, entry.At, entry.Kind, entry.Object, entry.About, entry.Leaf, entry.Salt, entry.Payload);

    /// <param name="before">Sequence of the last head already seen.</param>
    public async Task<IReadOnlyList<LedgerHead>> Heads(long? before, int most, CancellationToken cancel)
    {
        var heads = await city.Set<StoredHead>()
            .AsNoTracking()
            .Where(head => before == null || head.Sequence < before)
            .OrderByDescending(head => head.Sequence)
            .Take(most)
            .ToListAsync(cancel);
        return await Cosigned(heads, cancel);
    }

    public async Task<IReadOnlyList<LedgerHead>> Cosigned(IReadOnlyList<StoredHead> heads, CancellationToken cancel)
    {
        var sequences = heads.Select(head => head.Sequence).ToList();
        var cosignatures = await city.Set<StoredCosignature>()
            .AsNoTracking()
            .Where(one => sequences.Contains(one.Sequence))
            .ToListAsync(cancel);
        var bySequence = cosignatures.ToLookup(one => one.Sequence);
        return
        [
            .. heads.Select(head => new LedgerHead(
                keys.Origin,
                head.Sequence,
                head.Size,
                head.At,
                head.Root,
                head.Sm2,
                head.Ed25519,
                [
                    .. bySequence[head.Sequence]
                        .Where(one => options.Value.Witnesses.ContainsKey(one.Witness))
                        .Select(one => new LedgerCosignature(
                            one.Witness,
                            one.At,
                            Convert.FromHexString(options.Value.Witnesses[one.Witness]),
                            one.Signature
                        )),
                ]
            )),
        ];
    }

    public async Task<LedgerState> State(CancellationToken cancel)
    {
        var witnesses = new List<WitnessState>();
        foreach (var witness in options.Value.Witnesses.Keys.Order(StringComparer.Ordinal))
        {
            var last = await city.Set<StoredCosignature>()
                .AsNoTracking()
                .Where(one => one.Witness == witness)
                .OrderByDescending(one => one.Sequence)
                .FirstOrDefaultAsync(cancel);
            witnesses.Add(new(witness, last is null ? null : await SizeOf(last.Sequence, cancel), last?.At));
        }
        var anchors = new List<AnchorState>();
        var newest = await city.Set<StoredAnchor>().AsNoTracking().OrderByDescending(one => one.Sequence).FirstOrDefaultAsync(cancel);
        if (newest is not null)
            anchors.Add(new(newest.Anchor, await SizeOf(newest.Sequence, cancel), newest.At, newest.Receipt));
        var check = await city.Set<StoreCheck>().AsNoTracking().OrderByDescending(one => one.At).FirstOrDefaultAsync(cancel);
        return new(
            await Heads(null, 1, cancel) is [var head] ? head : null,
            await city.Set<WaitingEntry>().LongCountAsync(cancel),
            keys.Sm2.Public.Export(),
            keys.Ed25519.Public,
            witnesses,
            anchors,
            check is null ? null : new(check.At, check.Size, check.Finding)
        );
    }

    Task<long> SizeOf(long sequence, CancellationToken cancel) =>
        city.Set<StoredHead>().Where(head => head.Sequence == sequence).Select(head => head.Size).SingleAsync(cancel);
}
