using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.FinancialServices.Content;
using Yingzhou.Apps.Services.FinancialServices.Demand;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Use;

/// <param name="Answered">Applications answered in time ÷ those whose deadline has passed.</param>
/// <param name="Approved">Approved ÷ decided.</param>
/// <param name="Unmet">Decided needs that nobody met, by class.</param>
/// <param name="Banks">Who answers in time and who is silent: counted in public (a09 §3).</param>
/// <param name="Gaps">担保缺口: refused amounts whose only reason was collateral, by county.</param>
/// <param name="Rates">Annual compound rate of approved loans by what they really cost, lowest, median and highest; <c>null</c> without any.</param>
sealed record FinanceFigure(
    int Applications,
    Money Asked,
    Money Granted,
    RatioOf Answered,
    RatioOf Approved,
    IReadOnlyList<(UnmetClass Class, int Needs)> Unmet,
    IReadOnlyList<BankFigure> Banks,
    IReadOnlyList<GuaranteeGap> Gaps,
    (double Least, double Median, double Most)? Rates
);

/// <param name="Silent">Applications that were passed over because the bank said nothing.</param>
sealed record BankFigure(string Bank, int Applications, RatioOf Answered, RatioOf Approved, int Silent);

/// <summary>The figures of the cockpit (融资难、融资慢), over the area of the official.</summary>
sealed class FinanceFigures(CityContext city, FinanceContent finance, TimeProvider clock)
{
    public async Task<FinanceFigure> Of(Subject official, CancellationToken cancel)
    {
        var all = official.Scope is { } scope ? await city.Set<LoanApplication>().AsNoTracking().Within(scope).ToListAsync(cancel) : [];
        var decided = all.Where(one => one.Status is LoanStatus.Approved or LoanStatus.Refused).ToList();
        var needs = all.GroupBy(one => one.Need).Where(need => need.All(one => one.Status is LoanStatus.Refused or LoanStatus.Reassigned));
        return new(
            all.Count,
            Sum(all.GroupBy(one => one.Need).Select(need => need.First())),
            Sum(all.Where(one => one.Status is LoanStatus.Approved)),
            Answered(all),
            RatioOf.Count(decided, one => one.Status is LoanStatus.Approved),
            [
                .. needs
                    .Select(need =>
                        UnmetDemand.Of(
                            new UnmetNeed(need.Key.ToString(), "", "", 0, [.. need.Select(one => one.Refusal).OfType<RefusalCode>()])
                        )
                    )
                    .CountBy(unmet => unmet)
                    .OrderByDescending(unmet => unmet.Value)
                    .Select(unmet => (unmet.Key, unmet.Value)),
            ],
            [
                .. all.GroupBy(one => one.BankName)
                    .Select(bank => new BankFigure(
                        bank.Key,
                        bank.Count(),
                        Answered(bank),
                        RatioOf.Count([.. bank.Where(decided.Contains)], one => one.Status is LoanStatus.Approved),
                        bank.Count(one => one.Status is LoanStatus.Reassigned)
                    ))
                    .OrderByDescending(bank => bank.Silent)
                    .ThenByDescending(bank => bank.Applications),
            ],
            UnmetDemand.GuaranteeGaps(
                needs.Select(need => new UnmetNeed(
                    need.Key.ToString(),
                    need.First().Region[..6],
                    "",
                    need.Max(one => one.Amount),
                    [.. need.Select(one => one.Refusal).OfType<RefusalCode>()]
                ))
            ),
            Rates(all.Where(one => one.Status is LoanStatus.Approved))
        );
    }

    RatioOf Answered(IEnumerable<LoanApplication> applications) =>
        OnTimeRate.Of(
            applications
                .Where(one => one.Status is not LoanStatus.Withdrawn)
                .Select(one => new TimedCase(one.AnswerBy, one.AnsweredAt?.Day())),
            clock.GetUtcNow().Day()
        );

    (double, double, double)? Rates(IEnumerable<LoanApplication> approved)
    {
        var rates = approved
            .Select(one =>
                finance.Find(one.Product) is { } product
                    ? MyFinance.Quoted(product.File, one.Amount, one.Months).Terms.Rate?.Compound
                    : null
            )
            .OfType<double>()
            .Order()
            .ToList();
        return rates.Count == 0 ? null : (rates[0], rates[rates.Count / 2], rates[^1]);
    }

    static Money Sum(IEnumerable<LoanApplication> applications) => new(applications.Sum(one => one.Amount));
}
