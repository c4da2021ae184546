using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.FinancialServices.Consents;
using Yingzhou.Apps.Services.FinancialServices.Content;
using Yingzhou.Apps.Services.FinancialServices.Duties;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Use;

/// <param name="Fields">What the banks may ask: chosen one by one, none is preset by somebody else's terms.</param>
/// <param name="Monitoring">A consent of its own: whether the banks are told of warnings later. Refusing it changes nothing about the application.</param>
sealed record ApplyForLoanRequest(
    decimal Amount,
    int Months,
    IReadOnlyList<string> Products,
    IReadOnlyList<string> Fields,
    bool Agreed,
    bool Monitoring,
    string? Key
);

/// <summary>向至多三家银行同时申请: with a consent of its own for each bank, for this purpose and these fields only.</summary>
sealed class ApplyForLoan(
    CityContext city,
    CityStep step,
    MyFinance mine,
    FinanceContent finance,
    ConsentSeals seals,
    ConsentLedger ledger,
    Workdays workdays,
    TimeProvider clock
)
{
    const int MostBanks = 3;
    const int DaysAMonth = 31;

    /// <returns>How many applications went out.</returns>
    public Task<Outcome<int>> Run(ApplyForLoanRequest request, Subject subject, CancellationToken cancel)
    {
        if (subject.Kind is not SubjectKind.Enterprise)
            return Task.FromResult<Outcome<int>>(MyFinance.NotAFirm);
        city.Actors.Current = subject.AsActor();
        return step.RunOnce(nameof(ApplyForLoan), request.Key, () => Apply(request, subject, cancel), cancel);
    }

    async Task<Outcome<int>> Apply(ApplyForLoanRequest request, Subject subject, CancellationToken cancel)
    {
        var profile = await mine.Find(subject, cancel);
        if (profile.Fault is { } fault)
            return fault;
        var offers = mine.Offers(profile.Value, request.Amount, request.Months);
        if (offers.Fault is { } implausible)
            return implausible;
        var chosen = offers
            .Value.Where(offer => request.Products.Contains(offer.Product.File.Id))
            .Select(offer => offer.Product.File)
            .ToList();
        var open = await city.Set<LoanApplication>()
            .Where(one =>
                one.PartyKey == profile.Value.PartyKey && (one.Status == LoanStatus.Submitted || one.Status == LoanStatus.Accepted)
            )
            .Select(one => one.Product)
            .ToListAsync(cancel);
        if (Refuse(request, chosen, open) is { } refused)
            return refused;
        var now = clock.GetUtcNow();
        var need = Guid.CreateVersion7();
        foreach (var product in chosen)
        {
            var due = BankDuties.Of(workdays, now.Day(), product.Secured);
            if (due.Fault is { } beyond)
                return beyond;
            city.Add(Application(profile.Value, product, request, need, due.Value, now));
        }
        foreach (var bank in chosen.DistinctBy(product => product.Bank))
        {
            await Allow(Sealed(profile.Value, bank, Consent.ForLoan, request.Fields, now, Consent.Days), cancel);
            if (request.Monitoring)
                await Allow(
                    Sealed(profile.Value, bank, Consent.ForMonitoring, [Consent.WarningField], now, request.Months * DaysAMonth),
                    cancel
                );
        }
        await city.SaveChangesAsync(cancel);
        return chosen.Count;
    }

    Task Allow(Consent consent, CancellationToken cancel)
    {
        city.Add(consent);
        return ledger.Given(consent, cancel);
    }

    Consent Sealed(Profile profile, ProductFile bank, string purpose, IReadOnlyList<string> fields, DateTimeOffset now, int days)
    {
        var consent = new Consent
        {
            Region = profile.Region,
            PartyKey = profile.PartyKey,
            Recipient = bank.Bank,
            BankName = bank.BankName,
            Purpose = purpose,
            Fields = JsonSerializer.Serialize(fields),
            LiveFrom = now,
            LiveTo = now.AddDays(days),
        };
        consent.SealedBy(seals);
        return consent;
    }

    Fault? Refuse(ApplyForLoanRequest request, IReadOnlyList<ProductFile> chosen, IReadOnlyList<string> open) =>
        chosen.Count == 0 ? new Fault("finance.no-product", "请至少选一个产品。") { Field = "products" }
        : chosen.Count + open.Count > MostBanks
            ? new Fault("finance.too-many-banks", $"同时在办的申请最多 {MostBanks} 个，现在还有 {open.Count} 个在办。")
            {
                Field = "products",
            }
        : chosen.Any(product => open.Contains(product.Id))
            ? new Fault("finance.already-applied", "这个产品已经在申请中，请等银行答复或先撤回。", 409) { Field = "products" }
        : request.Fields.Count == 0 || request.Fields.Any(field => !finance.Facts.Knows(field))
            ? new Fault("finance.no-fields", "请勾选同意银行查询的数据，至少一项；不勾的不会提供。") { Field = "fields" }
        : !request.Agreed ? new Fault("finance.not-agreed", "请确认授权：授权只用于这次贷款审批，可随时撤回。") { Field = "agreed" }
        : null;

    static LoanApplication Application(
        Profile profile,
        ProductFile product,
        ApplyForLoanRequest request,
        Guid need,
        BankDue due,
        DateTimeOffset now
    ) =>
        new()
        {
            Region = profile.Region,
            PartyKey = profile.PartyKey,
            FirmName = profile.Name,
            Need = need,
            Product = product.Id,
            Bank = product.Bank,
            BankName = product.BankName,
            Title = product.Title,
            Amount = request.Amount,
            Months = request.Months,
            SubmittedAt = now,
            AnswerBy = due.Answer.Day,
            DecideBy = due.Decision.Day,
        };
}
