using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.FinancialServices.Consents;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Use;

/// <summary>撤回授权: from this instant on the bank reads nothing; it decides on what it has, or stops.</summary>
sealed class WithdrawConsent(CityContext city, CityStep step, ConsentSeals seals, ConsentLedger ledger, TimeProvider clock)
{
    public Task<Outcome<Done>> Run(Guid id, Subject subject, CancellationToken cancel)
    {
        city.Actors.Current = subject.AsActor();
        return step.Run(nameof(WithdrawConsent), () => Withdraw(id, subject, cancel), cancel);
    }

    async Task<Outcome<Done>> Withdraw(Guid id, Subject subject, CancellationToken cancel)
    {
        var key = subject.Kind is SubjectKind.Enterprise ? subject.PartyKey : null;
        if (await city.Set<Consent>().SingleOrDefaultAsync(one => one.Id == id && one.PartyKey == key, cancel) is not { } consent)
            return new Fault("finance.no-such-consent", "没有这项授权，请刷新后再试。", 404);
        if (consent.Withdraw(clock.GetUtcNow(), seals) is { } refused)
            return refused;
        await ledger.Withdrawn(consent, cancel);
        return Done.It;
    }
}
