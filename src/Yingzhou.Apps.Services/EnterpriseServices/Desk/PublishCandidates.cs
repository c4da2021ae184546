using Yingzhou.Apps.Services.EnterpriseServices.Citizen;
using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Apps.Services.EnterpriseServices.Matching;
using Yingzhou.Apps.Services.EnterpriseServices.Paying;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Desk;

/// <summary>
/// 免申即享名单公示: everybody who is entitled by registers alone, fresh enough, gets on the list of a clause, for five working days; then each only names its account. What the budget
/// does not cover is shared by the clause's rule, before the list is public.
/// </summary>
sealed class PublishCandidates(
    CityContext city,
    CityStep step,
    ClauseFigures figures,
    PoliciesContent policies,
    IPermissions permissions,
    Workdays workdays,
    TimeProvider clock
)
{
    /// <returns>How many are on the list.</returns>
    public Task<Outcome<int>> Run(string clauseId, string? key, Subject official, CancellationToken cancel)
    {
        if (permissions.Refuse(official, EnterpriseRights.Review, EnterpriseRights.City(official.Scope?.Code ?? "")) is { } refused)
            return Task.FromResult<Outcome<int>>(refused);
        city.Actors.Current = official.AsActor();
        return step.RunOnce(nameof(PublishCandidates), key, () => Publish(clauseId, official, cancel), cancel);
    }

    async Task<Outcome<int>> Publish(string clauseId, Subject official, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await figures.One(clauseId, official, cancel) is not { Clause.File.Route: ClauseRoute.NoApplication } figure)
            return new Fault("enterprise.not-without-application", "这个条款不是免申即享，由企业自己申报。");
        var until = RedemptionClock.PublicUntil(workdays, now.Day());
        if (until.Fault is { } beyond)
            return beyond;
        var candidates = figure
            .Missed.Where(result => result.Amount is { Yuan: > 0 })
            .Select(result => (result.Firm, Match: Of(result.Firm, figure, now)))
            .Where(candidate => candidate.Match is { Taken: true, WithoutApplication: true })
            .ToList();
        var left =
            new Money(figure.Clause.File.Budget.Yuan)
            - new Money(figure.Redemptions.Where(one => one.OpenKey is not null).Sum(one => one.Amount));
        var shares = BudgetSharing.Share(
            left,
            [.. candidates.Select(candidate => new BudgetClaim(candidate.Firm.Uscc, candidate.Match!.Amount!.Value, now))],
            figure.Clause.File.Budget.Rule
        );
        foreach (var ((firm, match), share) in candidates.Zip(shares).Where(pair => pair.Second > Money.Zero))
        {
            var redemption = new Redemption
            {
                Region = firm.Region,
                Uscc = firm.Uscc,
                PartyKey = firm.PartyKey,
                FirmName = firm.Name,
                Clause = clauseId,
                Title = figure.Clause.File.Title,
                Office = figure.Clause.File.Office,
                Year = now.Day().Year,
                Route = ClauseRoute.NoApplication,
                Amount = share.Yuan,
                Evidence = Evidence.Of(figure.Clause, firm.Sheet(policies, now)),
            };
            redemption.Open();
            redemption.Publish(city.Actors.Current, now.Day(), until.Value.Day, null);
            city.Add(redemption);
        }
        await city.SaveChangesAsync(cancel);
        return candidates.Count;
    }

    // With what the firm has begun under other clauses, so that nobody gets two that exclude each other.
    ClauseMatch? Of(Firm firm, ClauseFigure figure, DateTimeOffset now)
    {
        var year = now.Day().Year;
        return FirmMatch
            .Of(firm, [.. city.Set<Redemption>().Where(one => one.Uscc == firm.Uscc && one.Year == year)], policies, now)
            .Find(figure.Clause.Id);
    }
}
