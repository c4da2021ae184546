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
            _ when await Principal(account, actingAs, cancel) is { } principal => Enterprise(account, principal),
            _ => Citizen(account),
        };

    /// <summary>The enterprises a person may act for now.</summary>
    public Task<List<Account>> Principals(Guid agentAccountId, CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        return city.Set<Agency>()
            .AsNoTracking()
            .Where(agency => agency.AgentAccountId == agentAccountId && agency.ValidFrom <= now)
            .Where(agency => agency.ValidUntil == null || now < agency.ValidUntil)
            .Join(
                city.Set<Account>().Where(account => !account.Disabled),
                agency => agency.EnterpriseAccountId,
                account => account.Id,
                (_, account) => account
            )
            .OrderBy(account => account.Login)
            .ToListAsync(cancel);
    }

    async Task<Account?> Principal(Account agent, string? actingAs, CancellationToken cancel) =>
        actingAs is null ? null : (await Principals(agent.Id, cancel)).Find(principal => principal.SubjectId == actingAs);

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
