using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Apps.Services.EnterpriseServices.Paying;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.EnterpriseServices.Desk;

/// <summary>An enterprise and what comes of a clause for it.</summary>
/// <param name="Amount">Yuan; <c>null</c> when it is met but the formula lacks a fact.</param>
/// <param name="Size">micro, small, medium, large; <c>null</c> when unknown.</param>
public sealed record FirmResult(Firm Firm, string? Size, Verdict Verdict, Money? Amount);

/// <summary>A clause as its owner sees it: who is entitled, who has been paid, who was missed (应享未享).</summary>
public sealed record ClauseFigure(Clause Clause, IReadOnlyList<FirmResult> Results, IReadOnlyList<Redemption> Redemptions)
{
    public IEnumerable<FirmResult> Entitled => Results.Where(result => result.Verdict is Verdict.Entitled);

    public Money EntitledSum => Sum(Entitled.Select(result => result.Amount ?? Money.Zero));

    public Money Paid => Sum(Redemptions.Where(one => one.Status is RedemptionStatus.Paid).Select(one => new Money(one.Amount)));

    public decimal? TakeUp => BudgetSharing.TakeUp(Paid, EntitledSum);

    public IReadOnlyList<FirmResult> Missed
    {
        get
        {
            var begun = Redemptions.Where(one => one.OpenKey is not null).Select(one => one.Uscc).ToHashSet(StringComparer.Ordinal);
            return [.. Entitled.Where(result => !begun.Contains(result.Firm.Uscc)).OrderByDescending(result => result.Amount?.Yuan)];
        }
    }

    static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);
}

/// <summary>The figures of all clauses, over the enterprises that the official may see.</summary>
sealed class ClauseFigures(CityContext city, PoliciesContent policies, TimeProvider clock)
{
    public async Task<IReadOnlyList<ClauseFigure>> All(Subject official, CancellationToken cancel)
    {
        if (official.Scope is not { } scope)
            return [];
        var firms = await Firms(scope, cancel);
        var now = clock.GetUtcNow();
        var year = now.Day().Year;
        var money = (await city.Set<Redemption>().AsNoTracking().Within(scope).Where(one => one.Year == year).ToListAsync(cancel)).ToLookup(
            one => one.Clause
        );
        var clauses = policies.Clauses.Where(clause => clause.InForce(now.Day())).ToList();
        var sheets = firms.Select(firm => (Firm: firm, Sheet: firm.Sheet(policies, now))).ToList();
        return
        [
            .. Judged(clauses, sheets, now)
                .Select((results, index) => new ClauseFigure(clauses[index], results, [.. money[clauses[index].Id]])),
        ];
    }

    public async Task<ClauseFigure?> One(string clause, Subject official, CancellationToken cancel) =>
        (await All(official, cancel)).FirstOrDefault(figure => figure.Clause.Id == clause);

    public async Task<IReadOnlyList<(Firm Firm, FactSheet Sheet)>> Sheets(Subject official, CancellationToken cancel) =>
        official.Scope is { } scope
            ? [.. (await Firms(scope, cancel)).Select(firm => (firm, firm.Sheet(policies, clock.GetUtcNow())))]
            : [];

    Task<List<Firm>> Firms(RegionScope scope, CancellationToken cancel) =>
        city.Set<Firm>().AsNoTracking().Within(scope).OrderBy(firm => firm.Uscc).ToListAsync(cancel);

    public static IReadOnlyList<IReadOnlyList<FirmResult>> Judged(
        IReadOnlyList<Clause> clauses,
        IReadOnlyList<(Firm Firm, FactSheet Sheet)> firms,
        DateTimeOffset now
    )
    {
        var table = new FactTable(firms.Count, now);
        foreach (var (row, firm) in firms.Index())
        foreach (var fact in firm.Sheet.Facts)
            table.Set(row, fact.Name, fact.Value, fact.Declared);
        var verdicts = BulkMatching.Run(table, [.. clauses.Select(clause => clause.Criterion)]);
        return
        [
            .. clauses.Select(
                (clause, index) =>
                    (IReadOnlyList<FirmResult>)
                        [
                            .. firms.Select(
                                (firm, row) =>
                                    new FirmResult(
                                        firm.Firm,
                                        Firm.SizeOf(firm.Sheet),
                                        verdicts[index][row],
                                        verdicts[index][row] is Verdict.Entitled ? clause.Amount(firm.Sheet) : null
                                    )
                            ),
                        ]
            ),
        ];
    }
}
