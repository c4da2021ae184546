using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.FinancialServices.Consents;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Use;

/// <summary>
/// 撤回申请: any time before the bank decides. What the bank was allowed for it ends in the same step, unless another application with that bank is still open.
/// </summary>
sealed class WithdrawApplication(CityContext city, CityStep step, ConsentSeals seals, ConsentLedger ledger, TimeProvider clock)
{
    public Task<Outcome<Done>> Run(Guid id, Subject subject, CancellationToken cancel)
    {
        city.Actors.Current = subject.AsActor();
        return step.Run(nameof(WithdrawApplication), () => Withdraw(id, subject, cancel), cancel);
    }

    async Task<Outcome<Done>> Withdraw(Guid id, Subject subject, CancellationToken cancel)
    {
        var key = subject.Kind is SubjectKind.Enterprise ? subject.PartyKey : null;
        var mine = await city.Set<LoanApplication>().Where(one => one.PartyKey == key).ToListAsync(cancel);
        if (mine.Find(one => one.Id == id) is not { } application)
            return new Fault("finance.not-my-application", "没有这笔申请，请刷新后再试。", 404);
        if (application.Withdraw() is { } closed)
            return closed;
        if (mine.Exists(one => one.Bank == application.Bank && one.IsOpen))
            return Done.It;
        var now = clock.GetUtcNow();
        foreach (
            var consent in await city.Set<Consent>()
                .Where(one => one.PartyKey == key && one.Recipient == application.Bank)
                .ToListAsync(cancel)
        )
            if (consent.Withdraw(now, seals) is null)
                await ledger.Withdrawn(consent, cancel);
        return Done.It;
    }
}
