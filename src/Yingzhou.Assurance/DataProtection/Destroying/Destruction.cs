using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.DataProtection.Destroying;

sealed class Destruction(CityContext city, ILedger ledger) : IDestruction
{
    public const string Kind = "protection.destroyed";
    const int Most = 200;

    public DestructionProof Prove(Destroyed what)
    {
        var proof = new DestructionProof
        {
            Rule = what.Rule,
            Basis = what.Basis,
            What = what.What,
            Object = what.Object,
            Count = what.Count,
            KeyDestroyed = what.KeyDestroyed,
            Verified = what.Verified,
            Copies = what.Copies,
            Entry = ledger.Enter(new(Kind, what.Object) { Purpose = what.Rule, Payload = what }),
            At = city.Clock.GetUtcNow(),
        };
        city.Add(proof);
        return proof;
    }

    public async Task<IReadOnlyList<DestructionProof>> List(CancellationToken cancel) =>
        await city.Set<DestructionProof>().AsNoTracking().OrderByDescending(one => one.Id).Take(Most).ToListAsync(cancel);
}
