using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.FinancialServices.Content;
using Yingzhou.Apps.Services.FinancialServices.Demand;
using Yingzhou.Apps.Services.FinancialServices.Matching;
using Yingzhou.Apps.Services.FinancialServices.Pricing;
using Yingzhou.Apps.Services.FinancialServices.Scoring;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Use;

/// <param name="Rung">What it really costs.</param>
sealed record OfferLine(Product Product, Rung Rung, Ranked Ranked);

/// <summary>What an enterprise sees of its financing.</summary>
sealed class MyFinance(CityContext city, FinanceContent finance, TimeProvider clock)
{
    public static readonly Fault NotAFirm = new("finance.not-an-enterprise", "请用企业账号登录后再办融资。", 403);
    public static readonly Fault Unknown = new("finance.no-profile", "公共信用数据里还没有这家企业，新登记的企业次日可查。", 404);

    public async Task<Outcome<Profile>> Find(Subject subject, CancellationToken cancel)
    {
        if (subject.Kind is not SubjectKind.Enterprise || subject.PartyKey is not { } key)
            return NotAFirm;
        return await city.Set<Profile>().AsNoTracking().FirstOrDefaultAsync(profile => profile.PartyKey == key, cancel) is { } found
            ? found
            : Unknown;
    }

    public ExplainedScore Score(Profile profile) => finance.Scorecard.Score(profile.Number);

    /// <summary>Products that fit the amount and the term and whose condition does not fail, cheapest first (真实年化阶梯).</summary>
    /// <returns>A fault when the need is implausible.</returns>
    public Outcome<List<OfferLine>> Offers(Profile profile, decimal amount, int months)
    {
        if (months is < 1 or > 120)
            return new Fault("finance.months", "期限应为 1 至 120 个月。") { Field = "months" };
        if (NeedSanity.Refuse(amount, profile.Number("turnover") * 10_000, (int?)profile.Number("insured")) is { } implausible)
            return implausible;
        var sheet = profile.Sheet(finance, clock.GetUtcNow());
        var fitting = finance
            .Products.Where(product =>
                amount >= product.File.MinYuan
                && amount <= product.File.MaxYuan
                && months >= product.File.MinMonths
                && months <= product.File.MaxMonths
            )
            .ToList();
        var ladder = PriceLadder
            .Of(fitting.Select(product => Quoted(product.File, amount, months)))
            .ToDictionary(rung => rung.Quote.Id, StringComparer.Ordinal);
        var ranked = OfferMatching.Rank(
            fitting
                .Where(product => ladder.ContainsKey(product.File.Id))
                .Select(product => new Candidate(
                    product.File.Id,
                    product.Eligibility.Judge(sheet).Verdict,
                    ladder[product.File.Id].Rate.Compound,
                    product.File.Approval,
                    product.File.WaitDays,
                    product.File.Kind is not ProductKind.Loan,
                    product.File.IsNew
                )),
            $"{profile.Id}/{amount}/{months}",
            finance.ScoreMayDecide,
            years: months / 12.0
        );
        return ranked
            .Select(one => new OfferLine(finance.Find(one.Candidate.Id)!, ladder[one.Candidate.Id], one))
            .OrderBy(line => line.Rung.Rate.Monthly)
            .ToList();
    }

    internal static Quote Quoted(ProductFile product, decimal amount, int months) =>
        new(
            product.Id,
            product.BankName,
            product.Title,
            new(amount, months, product.MonthlyRate, product.Repayment, product.UpfrontFeeShare, product.MonthlyFee),
            product.Advertised
        );

    public async Task<IReadOnlyList<LoanApplication>> Applications(Profile profile, CancellationToken cancel) =>
        await city.Set<LoanApplication>()
            .AsNoTracking()
            .Where(one => one.PartyKey == profile.PartyKey)
            .OrderByDescending(one => one.Id)
            .ToListAsync(cancel);

    public async Task<IReadOnlyList<Consent>> Consents(Profile profile, CancellationToken cancel) =>
        await city.Set<Consent>()
            .AsNoTracking()
            .Where(one => one.PartyKey == profile.PartyKey)
            .OrderByDescending(one => one.Id)
            .ToListAsync(cancel);

    /// <summary>Who has read what, newest first.</summary>
    public async Task<IReadOnlyList<ReadReceipt>> Receipts(Profile profile, CancellationToken cancel) =>
        await city.Set<ReadReceipt>()
            .AsNoTracking()
            .Where(one => one.PartyKey == profile.PartyKey)
            .OrderByDescending(one => one.ReadAt)
            .Take(200)
            .ToListAsync(cancel);
}
