using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Ledger.Storage;
using Yingzhou.Assurance.Ledger.Writing;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Ledger.Reading;

/// <summary>
/// What leaves the house to be checked elsewhere (存证文件): the whole log as lines of JSON, or one entry with its path. <c>./yz verify-ledger</c> reads both and shares no code with this.
/// </summary>
sealed class LedgerFiles(CityContext city, LedgerReading reading, LedgerKeys keys)
{
    const int Batch = 1_000;

    public const string LogFormat = "yingzhou-ledger/1";
    public const string ProofFormat = "yingzhou-ledger-proof/1";

    /// <summary>Entries in order, and each head behind the last entry that it covers.</summary>
    public async IAsyncEnumerable<string> Log([EnumeratorCancellation] CancellationToken cancel)
    {
        yield return CanonicalJson.Write(
            new
            {
                format = LogFormat,
                hash = Tiles.Hash.Name,
                origin = keys.Origin,
                keys = Keys(),
            }
        );
        var (position, sequence) = (0L, 0L);
        while (true)
        {
            var heads = await city.Set<StoredHead>()
                .AsNoTracking()
                .Where(head => head.Sequence > sequence)
                .OrderBy(head => head.Sequence)
                .Take(Batch)
                .ToListAsync(cancel);
            if (heads.Count == 0)
                yield break;
            foreach (var head in await reading.Cosigned(heads, cancel))
            {
                while (position < head.Size)
                {
                    var last = Math.Min(head.Size, position + Batch);
                    var leaves = await city.Set<StoredEntry>()
                        .AsNoTracking()
                        .Where(entry => entry.Position >= position && entry.Position < last)
                        .OrderBy(entry => entry.Position)
                        .Select(entry => entry.Leaf)
                        .ToListAsync(cancel);
                    foreach (var leaf in leaves)
                        yield return CanonicalJson.Write(new { leaf });
                    // What is missing is missing in the file too: the reader sees it by the root.
                    position = last;
                }
                yield return CanonicalJson.Write(new { head = Written(head) });
                sequence = head.Sequence;
            }
        }
    }

    /// <param name="opened">With what the leaf speaks of, for who may read it.</param>
    public string Proof(LedgerProof proof, bool opened) =>
        CanonicalJson.Write(
            new
            {
                format = ProofFormat,
                hash = Tiles.Hash.Name,
                keys = Keys(),
                leaf = proof.Line.Leaf,
                position = proof.Line.Position,
                path = proof.Path.Select(Hex),
                head = Written(proof.Head),
                opened = opened && proof.Line is { Salt: { } salt, Payload: { } payload } ? new { salt = Hex(salt), payload } : null,
            }
        );

    public static object Written(LedgerHead head) =>
        new
        {
            origin = head.Origin,
            size = head.Size,
            root = Hex(head.Root),
            time = head.At.ToUnixTimeMilliseconds(),
            sm2 = Hex(head.Sm2),
            ed25519 = Hex(head.Ed25519),
            cosignatures = head.Cosignatures.Select(one => new
            {
                witness = one.Witness,
                key = Hex(one.Key),
                signature = Hex(one.Signature),
            }),
        };

    public object Keys() => new { sm2 = Hex(keys.Sm2.Public.Export()), ed25519 = Hex(keys.Ed25519.Public) };

    static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
