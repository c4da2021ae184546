using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.FinancialServices.Demand;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Use;

/// <param name="Answered">Applications answered in time ÷ those whose deadline has passed.</param>
/// <param name="Approved">Approved ÷ decided.</param>
/// <param name="Unmet">Decided needs that nobody met, by class.</param>
sealed record FinanceFigure(
    int Applications,
    Money Asked,
    Money Granted,
    RatioOf Answered,
    RatioOf Approved,
    IReadOnlyList<(UnmetClass Class, int Needs)> Unmet
);

/// <summary>The figures of the cockpit (融资难、融资慢), over the area of the official.</summary>
sealed class FinanceFigures(CityContext city, TimeProvider clock)
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
            OnTimeRate.Of(
                all.Where(one => one.Status is not LoanStatus.Withdrawn).Select(one => new TimedCase(one.AnswerBy, one.AnsweredAt?.Day())),
                clock.GetUtcNow().Day()
            ),
            RatioOf.Count(decided, one => one.Status is LoanStatus.Approved),
            [
                .. needs
                    .Select(need =>
                        UnmetDemand.Of(new UnmetNeed(need.Key.ToString(), "", "", 0, [.. need.Select(one => one.Refusal).OfType<RefusalCode>()]))
                    )
                    .CountBy(unmet => unmet)
                    .OrderByDescending(unmet => unmet.Value)
                    .Select(unmet => (unmet.Key, unmet.Value)),
            ]
        );
    }

    static Money Sum(IEnumerable<LoanApplication> applications) => new(applications.Sum(one => one.Amount));
}
