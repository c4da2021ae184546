using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Citizen;

/// <summary>撤回: any time before the money is paid.</summary>
sealed class WithdrawClaim(CityContext city, CityStep step)
{
    public Task<Outcome<Done>> Run(Guid id, Subject subject, CancellationToken cancel)
    {
        city.Actors.Current = subject.AsActor();
        return step.Run(nameof(WithdrawClaim), () => Withdraw(id, subject, cancel), cancel);
    }

    async Task<Outcome<Done>> Withdraw(Guid id, Subject subject, CancellationToken cancel)
    {
        var key = subject.Kind is SubjectKind.Enterprise ? subject.PartyKey : null;
        if (await city.Set<Redemption>().SingleOrDefaultAsync(one => one.Id == id && one.PartyKey == key, cancel) is not { } redemption)
            return new Fault("enterprise.unknown-redemption", "没有这笔兑付，请回到“钱到哪了”重新选择。", 404);
        return redemption.Withdraw() is { } refused ? refused : Done.It;
    }
}
