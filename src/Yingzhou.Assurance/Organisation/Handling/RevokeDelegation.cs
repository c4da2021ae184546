using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation.Storage;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Organisation;

/// <summary>Ends a delegation at once: the official is back, or the deputy cannot go on.</summary>
/// <param name="OfficialId">Who revokes: the official whose post it is, or the deputy.</param>
public sealed record RevokeDelegation(Guid DelegationId, string OfficialId);

sealed class RevokeDelegationHandler(CityContext city, OrganisationStep step, TimeProvider clock)
{
    public Task<Outcome<Delegation>> Run(RevokeDelegation request, CancellationToken cancel) =>
        step.Run<Delegation>(
            nameof(RevokeDelegation),
            async () =>
            {
                var entry = await city.Set<DelegationEntry>()
                    .SingleOrDefaultAsync(delegation => delegation.Id == request.DelegationId, cancel);
                if (entry is null)
                    return new Fault("organisation.unknown-delegation", "没有这条代岗记录。", 404);
                if (request.OfficialId != entry.Official && request.OfficialId != entry.Deputy)
                    return new Fault("organisation.not-your-delegation", "只有委托人或代岗人可以撤销代岗。", 403);
                var now = clock.GetUtcNow();
                if (entry.ValidUntil <= now)
                    return new Fault("organisation.delegation-over", "这次代岗已经结束。", 409);

                entry.Revoke(now);
                return entry.AsDelegation();
            },
            cancel
        );
}
