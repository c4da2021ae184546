using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Yingzhou.Assurance.Ledger.Storage;
using Yingzhou.Assurance.Ledger.Writing;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Ledger.Witnessing;

/// <param name="Size">Of the head that was cosigned.</param>
/// <param name="Time">Of that head, in milliseconds.</param>
/// <param name="Signature">SM2 over the head's text, hexadecimal.</param>
public sealed record CosignatureRequest(string Witness, long Size, long Time, string Signature);

/// <summary>Keeps what a witness signed (见证联署). Anybody may bring it: that it is genuine shows by the witness's key.</summary>
sealed class TakeCosignature(CityContext city, CityStep step, LedgerKeys keys, IOptions<LedgerOptions> options)
{
    public Task<Outcome<Done>> Run(CosignatureRequest request, CancellationToken cancel) =>
        step.Run<Done>(
            "TakeCosignature",
            async () =>
            {
                if (request.Witness is null || request.Signature is null || !options.Value.Witnesses.TryGetValue(request.Witness, out var key))
                    return new Fault("ledger.unknown-witness", "这个见证方没有登记。", 404) { Field = "witness" };
                var at = DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(request.Time, 0, 253402300799999));
                var head = await city.Set<StoredHead>()
                    .AsNoTracking()
                    .SingleOrDefaultAsync(one => one.Size == request.Size && one.At == at, cancel);
                if (head is null)
                    return new Fault("ledger.unknown-head", "账本没有签发过这个树头。", 404) { Field = "size" };
                var signature = new byte[request.Signature.Length / 2];
                if (
                    Convert.FromHexString(request.Signature, signature, out _, out _) is not System.Buffers.OperationStatus.Done
                    || !Sm2PublicKey
                        .Import(Convert.FromHexString(key))
                        .Verifies(LedgerKeys.Text(keys.Origin, head.Size, head.Root, head.At), signature)
                )
                    return new Fault("ledger.cosignature", "签名不是这个见证方对这个树头作出的。") { Field = "signature" };
                if (
                    !await city.Set<StoredCosignature>()
                        .AnyAsync(one => one.Witness == request.Witness && one.Sequence == head.Sequence, cancel)
                )
                    city.Add(
                        new StoredCosignature
                        {
                            Witness = request.Witness,
                            Sequence = head.Sequence,
                            At = city.Clock.GetUtcNow(),
                            Signature = signature,
                        }
                    );
                return Done.It;
            },
            cancel
        );
}
