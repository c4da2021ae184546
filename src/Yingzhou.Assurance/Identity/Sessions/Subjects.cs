using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Identity.Storage;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Identity.Sessions;

/// <summary>Puts together who an account is at this instant: its posts for an official, the party it acts for at the citizens' end.</summary>
sealed class Subjects(CityContext city, IOrganisation organisation)
{
    /// <param name="actingAs">As in <see cref="EndSession.ActingAs"/>; what is no longer allowed falls back to the usual.</param>
    public async Task<Subject> Of(Account account, string? actingAs, CancellationToken cancel) =>
        account.Kind switch
        {
            SubjectKind.Official => Official(account, actingAs),
            SubjectKind.Enterprise => Enterprise(account, account),
            _ when actingAs is not null => await For(account, actingAs, cancel),
            _ => Citizen(account),
        };

    async Task<Subject> For(Account agent, string actingAs, CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        if (!Guid.TryParseExact(actingAs, "N", out var id))
            return Citizen(agent);
        var agencies = await city.Set<Agency>()
            .AsNoTracking()
            .Where(agency => agency.AgentAccountId == agent.Id && agency.EnterpriseAccountId == id)
            .OrderByDescending(agency => agency.Id)
            .ToListAsync(cancel);
        // Of several the widest: the representative's own, then what has uses left, then the newest.
        var agency = agencies
            .Where(one => one.Counts(now))
            .OrderBy(one => one.Kind is AgencyKind.Agent)
            .ThenBy(one => one.Terms.Left(one.Used) is 0)
            .FirstOrDefault();
        if (agency is null)
            return agencies is [var last, ..] ? Citizen(agent) with { Lapsed = last.Ending } : Citizen(agent);
        var principal = await city.Set<Account>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && !one.Disabled, cancel);
        return principal is null ? Citizen(agent)
            : principal.Kind is SubjectKind.Enterprise ? Enterprise(agent, principal) with { Mandate = agency.Id }
            : Citizen(agent) with { PartyKey = principal.PersonKey, PartyName = principal.Name.Plain, Mandate = agency.Id };
    }

    Subject Official(Account account, string? actingAs)
    {
        var posts = organisation.PostsOf(account.OfficialId!);
        return Person(account) with
        {
            Kind = SubjectKind.Official,
            OfficialId = account.OfficialId,
            Posts = posts,
            ActingPost = posts.FirstOrDefault(held => held.Id == actingAs) ?? (posts.Count > 0 ? posts[0] : null),
        };
    }

    static Subject Citizen(Account account) => Person(account) with { PartyKey = account.PersonKey, PartyName = account.Name.Plain };

    static Subject Enterprise(Account person, Account principal) =>
        Person(person) with
        {
            Kind = SubjectKind.Enterprise,
            PartyKey = principal.EnterpriseKey,
            PartyName = principal.EnterpriseName!,
        };

    static Subject Person(Account account) =>
        new()
        {
            Kind = SubjectKind.Citizen,
            AccountId = account.SubjectId,
            Name = account.Name.Plain,
            PersonKey = account.PersonKey,
            Level = account.Level,
        };
}
