using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Use;

sealed record RegisterContractRequest(
    Guid Application,
    string? Number,
    decimal? Amount,
    DateOnly? SignedOn,
    DateOnly? DisbursedOn,
    DateOnly? EndsOn,
    string? Key
);

/// <summary>合同与续贷: the bank registers what was signed and paid out, the firm asks to renew it in time, the bank answers.</summary>
sealed class LoanContracts(CityContext city, CityStep step, ContractOffers offers, IPermissions permissions, TimeProvider clock)
{
    const int LongestNumber = 60;

    /// <summary>A bank's term may be a little longer than what was asked for: the last instalment falls on a working day.</summary>
    const int GraceDays = 31;

    public Task<LoanContract?> Of(Guid application, CancellationToken cancel) =>
        city.Set<LoanContract>().AsNoTracking().SingleOrDefaultAsync(one => one.Application == application, cancel);

    /// <summary>The firm's, those that end first on top.</summary>
    public async Task<IReadOnlyList<LoanContract>> Mine(Subject firm, CancellationToken cancel) =>
        firm.PartyKey is { } key
            ? await city.Set<LoanContract>()
                .AsNoTracking()
                .Where(one => one.PartyKey == key)
                .OrderBy(one => one.RepaidOn != null)
                .ThenBy(one => one.EndsOn)
                .ToListAsync(cancel)
            : [];

    public Task<Outcome<Guid>> Register(RegisterContractRequest request, Subject officer, CancellationToken cancel)
    {
        city.Actors.Current = officer.AsActor();
        return step.RunOnce(nameof(LoanContract), request.Key, () => Registered(request, officer, cancel), cancel);
    }

    async Task<Outcome<Guid>> Registered(RegisterContractRequest request, Subject officer, CancellationToken cancel)
    {
        if (
            await city.Set<LoanApplication>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.Application, cancel)
            is not { } application
        )
            return new Fault("finance.contract-nothing", "没有这笔申请，请回到列表重新选择。", 404);
        if (permissions.Refuse(officer, FinanceRights.Bank, FinanceRights.ResourceOf(application)) is { } forbidden)
            return forbidden;
        if (application.Status is not LoanStatus.Approved)
            return new Fault("finance.contract-not-approved", "批准之后才能登记合同。", 409);
        if (await Of(application.Id, cancel) is not null)
            return new Fault("finance.contract-there", "这笔申请已经登记过合同。", 409);
        if (Refuse(request, application) is { } wrong)
            return wrong;
        if (Unsigned(request, await offers.Of(application.Id, cancel)) is { } unsigned)
            return unsigned;
        var contract = new LoanContract
        {
            Region = application.Region,
            Application = application.Id,
            PartyKey = application.PartyKey,
            FirmName = application.FirmName,
            Bank = application.Bank,
            BankName = application.BankName,
            Title = application.Title,
            Number = request.Number!.Trim(),
            Amount = request.Amount!.Value,
            SignedOn = request.SignedOn!.Value,
            DisbursedOn = request.DisbursedOn!.Value,
        };
        contract.RunTo(request.EndsOn!.Value);
        city.Add(contract);
        await city.SaveChangesAsync(cancel);
        return contract.Id;
    }

    // What was sent to be signed is paid out as it was signed; one that was signed on paper has no offer.
    static Fault? Unsigned(RegisterContractRequest request, ContractOffer? offer) =>
        offer is null ? null
        : offer.SignedAt is null ? new Fault("finance.contract-unsigned", "企业还没有签署发出的合同，签署之后再登记放款。", 409)
        : request.Number!.Trim() != offer.Number
            ? new Fault("finance.contract-other-number", $"企业签署的是合同 {offer.Number}，编号应一致。") { Field = "number" }
        : request.Amount != offer.Amount
            ? new Fault("finance.contract-other-amount", $"企业签署的金额是 {new Money(offer.Amount).InWan}，放款应一致。")
            {
                Field = "amount",
            }
        : null;

    Fault? Refuse(RegisterContractRequest request, LoanApplication application)
    {
        var today = clock.GetUtcNow().Day();
        if (string.IsNullOrWhiteSpace(request.Number) || request.Number.Trim().Length > LongestNumber)
            return new Fault("finance.contract-number", $"请填合同编号，不超过 {LongestNumber} 字。") { Field = "number" };
        if (request.Amount is not { } amount || amount <= 0 || amount > application.Amount)
            return new Fault("finance.contract-amount", $"放款金额应大于零，不超过申请的 {new Money(application.Amount).InWan}。")
            {
                Field = "amount",
            };
        if (request.SignedOn is not { } signed || signed > today)
            return new Fault("finance.contract-signed", "签订日期应在今天或之前。") { Field = "signedOn" };
        if (request.DisbursedOn is not { } disbursed || disbursed < signed || disbursed > today)
            return new Fault("finance.contract-disbursed", "放款日期应在签订之后、今天或之前。") { Field = "disbursedOn" };
        return request.EndsOn is not { } ends || ends <= disbursed || ends > disbursed.AddMonths(application.Months).AddDays(GraceDays)
            ? new Fault("finance.contract-ends", $"到期日应在放款之后，不超过所申请的 {application.Months} 个月。") { Field = "endsOn" }
            : null;
    }

    /// <summary>申请无还本续贷.</summary>
    public Task<Outcome<Done>> AskRenewal(Guid id, Subject firm, CancellationToken cancel) =>
        Run(
            nameof(AskRenewal),
            id,
            firm,
            one => firm.PartyKey == one.PartyKey ? null : new Fault("finance.contract-not-yours", "没有这份合同，或不是您的。", 404),
            one => one.AskRenewal(clock.GetUtcNow().Day()),
            cancel
        );

    public Task<Outcome<Done>> AnswerRenewal(Guid id, DateOnly? to, string? note, Subject officer, CancellationToken cancel) =>
        Run(nameof(AnswerRenewal), id, officer, one => OfBank(one, officer), one => one.AnswerRenewal(to, note), cancel);

    public Task<Outcome<Done>> Repay(Guid id, Subject officer, CancellationToken cancel) =>
        Run(nameof(Repay), id, officer, one => OfBank(one, officer), one => one.Repay(clock.GetUtcNow().Day()), cancel);

    Fault? OfBank(LoanContract one, Subject officer) =>
        permissions.Refuse(
            officer,
            FinanceRights.Bank,
            new("loan-contract", one.Id.ToString())
            {
                Region = one.Region,
                UnitId = one.Bank,
                Parties = [one.PartyKey],
            }
        );

    Task<Outcome<Done>> Run(
        string doing,
        Guid id,
        Subject who,
        Func<LoanContract, Fault?> may,
        Func<LoanContract, Fault?> deed,
        CancellationToken cancel
    )
    {
        city.Actors.Current = who.AsActor();
        return step.Run<Done>(
            doing,
            async () =>
                await city.Set<LoanContract>().SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } one
                    ? new Fault("finance.no-such-contract", "没有这份合同，请刷新后重新选择。", 404)
                : (may(one) ?? deed(one)) is { } refused ? refused
                : Done.It,
            cancel
        );
    }
}
