using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.FinancialServices.Content;
using Yingzhou.Apps.Services.FinancialServices.Contracts;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Use;

/// <param name="MonthlyRate">Per cent a month; <c>null</c> when it was no number.</param>
sealed record SendContractRequest(Guid Application, string? Number, decimal? Amount, decimal? MonthlyRate, string? Terms, string? Key);

/// <summary>合同网签: the bank sends the words, the firm reads the true price and signs or sends them back; only then is money paid out on it.</summary>
sealed class ContractOffers(
    CityContext city,
    CityStep step,
    FinanceContent finance,
    ContractSeals seals,
    IPermissions permissions,
    TimeProvider clock
)
{
    const int LongestNumber = 60;
    const int LongestTerms = 2_000;

    /// <summary>A month dearer than this is a slip of the pen, not a price.</summary>
    const decimal HighestMonthlyRate = 3;

    static readonly Fault Unknown = new("finance.no-such-offer", "没有这份合同，或不是您的。请从融资页面进入。", 404);

    /// <summary>The newest of an application, for the bank.</summary>
    public Task<ContractOffer?> Of(Guid application, CancellationToken cancel) =>
        city.Set<ContractOffer>()
            .AsNoTracking()
            .Where(one => one.Application == application)
            .OrderByDescending(one => one.Id)
            .FirstOrDefaultAsync(cancel);

    public async Task<IReadOnlyList<ContractOffer>> Mine(Subject firm, CancellationToken cancel) =>
        firm is { Kind: SubjectKind.Enterprise, PartyKey: { } key }
            ? await city.Set<ContractOffer>()
                .AsNoTracking()
                .Where(one => one.PartyKey == key)
                .OrderByDescending(one => one.Id)
                .ToListAsync(cancel)
            : [];

    public async Task<Outcome<(ContractOffer Offer, bool Genuine)>> Read(Guid id, Subject firm, CancellationToken cancel) =>
        (await Mine(firm, cancel)).FirstOrDefault(one => one.Id == id) is { } found ? (found, found.IsGenuine(seals)) : Unknown;

    public Task<Outcome<Guid>> Send(SendContractRequest request, Subject officer, CancellationToken cancel)
    {
        city.Actors.Current = officer.AsActor();
        return step.RunOnce(nameof(ContractOffer), request.Key, () => Sent(request, officer, cancel), cancel);
    }

    async Task<Outcome<Guid>> Sent(SendContractRequest request, Subject officer, CancellationToken cancel)
    {
        if (
            await city.Set<LoanApplication>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.Application, cancel)
            is not { } application
        )
            return new Fault("finance.offer-nothing", "没有这笔申请，请回到列表重新选择。", 404);
        if (permissions.Refuse(officer, FinanceRights.Bank, FinanceRights.ResourceOf(application)) is { } forbidden)
            return forbidden;
        if (application.Status is not LoanStatus.Approved)
            return new Fault("finance.offer-not-approved", "批准之后才能发合同。", 409);
        if (await Of(application.Id, cancel) is { DeclinedAt: null })
            return new Fault("finance.offer-there", "这笔申请的合同已经发出，企业退回后才能重发。", 409);
        if (Refuse(request, application) is { } wrong)
            return wrong;
        var terms = new LoanTerms(request.Amount!.Value, application.Months, request.MonthlyRate!.Value / 100, RepaymentKind.Annuity);
        if (finance.Find(application.Product)?.File is { } product)
            terms = terms with { Kind = product.Repayment, UpfrontFeeShare = product.UpfrontFeeShare, MonthlyFee = product.MonthlyFee };
        if (terms.Rate is not { } rate)
            return new Fault("finance.offer-price", "按这个价格算不出真实年化利率，请核对月利率。") { Field = "monthlyRate" };
        var offer = new ContractOffer
        {
            Region = application.Region,
            Application = application.Id,
            PartyKey = application.PartyKey,
            FirmName = application.FirmName,
            Bank = application.Bank,
            BankName = application.BankName,
            Product = application.Title,
            Number = request.Number!.Trim(),
            Amount = request.Amount.Value,
            Months = application.Months,
            Price = ContractText.Price(terms),
            TrueRate = decimal.Round((decimal)(100 * rate.Compound), 2),
            Terms = string.IsNullOrWhiteSpace(request.Terms) ? "无" : request.Terms.ReplaceLineEndings(" ").Trim(),
            SentAt = clock.GetUtcNow(),
            SentBy = officer.Name,
        };
        offer.Send(seals);
        city.Add(offer);
        await city.SaveChangesAsync(cancel);
        return offer.Id;
    }

    static Fault? Refuse(SendContractRequest request, LoanApplication application) =>
        string.IsNullOrWhiteSpace(request.Number) || request.Number.Trim().Length > LongestNumber || request.Number.Contains('\n')
            ? new Fault("finance.offer-number", $"请填合同编号，不超过 {LongestNumber} 字。") { Field = "offerNumber" }
        : request.Amount is not { } amount || amount <= 0 || amount > application.Amount
            ? new Fault("finance.offer-amount", $"金额应大于零，不超过申请的 {new Money(application.Amount).InWan}。")
            {
                Field = "offerAmount",
            }
        : request.MonthlyRate is not (>= 0 and <= HighestMonthlyRate)
            ? new Fault("finance.offer-rate", $"月利率应在 0 到 {HighestMonthlyRate}（%）之间。") { Field = "monthlyRate" }
        : request.Terms?.Length > LongestTerms ? new Fault("finance.offer-terms", $"其他约定不超过 {LongestTerms} 字。") { Field = "terms" }
        : null;

    /// <param name="agreed">The box that says that it was read, price among it.</param>
    public Task<Outcome<Done>> Sign(Guid id, bool agreed, Subject firm, CancellationToken cancel) =>
        Answer(
            nameof(Sign),
            id,
            firm,
            one =>
                agreed
                    ? one.Sign(firm.Name, clock.GetUtcNow(), seals)
                    : new Fault("finance.offer-unread", "请确认已经读过全文和真实年化利率。") { Field = "agreed" },
            cancel
        );

    public Task<Outcome<Done>> Decline(Guid id, string? reason, Subject firm, CancellationToken cancel) =>
        Answer(nameof(Decline), id, firm, one => one.Decline(reason, clock.GetUtcNow()), cancel);

    Task<Outcome<Done>> Answer(string doing, Guid id, Subject firm, Func<ContractOffer, Fault?> deed, CancellationToken cancel)
    {
        city.Actors.Current = firm.AsActor();
        var key = firm.Kind is SubjectKind.Enterprise ? firm.PartyKey : null;
        return step.Run<Done>(
            $"{doing}Contract",
            async () =>
                await city.Set<ContractOffer>().SingleOrDefaultAsync(one => one.Id == id && one.PartyKey == key, cancel) is not { } one
                    ? Unknown
                : deed(one) is { } refused ? refused
                : Done.It,
            cancel
        );
    }
}
