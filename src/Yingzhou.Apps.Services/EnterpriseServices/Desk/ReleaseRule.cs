using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.EnterpriseServices.Drafting;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Rules;

namespace Yingzhou.Apps.Services.EnterpriseServices.Desk;

/// <summary>
/// 复核发布: a second official puts the rule into force or sends it back. It is checked again; what applied for the clause before keeps its amount. With the release every page and
/// every process matches by the new rule.
/// </summary>
sealed class ReleaseRule(CityContext city, DraftRule drafts, IRules rules, IPermissions permissions, TimeProvider clock)
{
    public Task<Outcome<Done>> Release(Guid id, int seen, Subject official, CancellationToken cancel) =>
        drafts.OnDraft(id, seen, EnterpriseRights.Release, official, draft => Released(draft, cancel), cancel);

    async Task<Fault?> Released(RuleDraft draft, CancellationToken cancel)
    {
        if (draft.Status is not RuleStatus.Submitted)
            return RuleDraft.NotSubmitted;
        if (drafts.Unsound(draft) is { } unsound)
            return unsound;
        var key = PolicyTable.KeyOf(draft.Clause);
        if (drafts.InForce(draft.Clause) != draft.BasedOn)
            return new Fault("enterprise.rule-overtaken", "这个条款期间已有新版本生效，请放弃后在现行版本上重新起草。", 409);
        var version = await rules.Release(key, drafts.Check(draft).Value.Xml, cancel);
        return version.Fault ?? draft.Release(version.Value, city.Actors.Current, clock.GetUtcNow());
    }

    public Task<Outcome<Done>> SendBack(Guid id, string reason, int seen, Subject official, CancellationToken cancel) =>
        drafts.OnDraft(
            id,
            seen,
            EnterpriseRights.Release,
            official,
            draft => Task.FromResult(draft.SendBack(reason, city.Actors.Current)),
            cancel
        );

    public Decision MayRelease(RuleDraft draft, Subject official) =>
        permissions.Decide(official, EnterpriseRights.Release, EnterpriseRights.ResourceOf(draft));

    public Decision MayDraft(RuleDraft draft, Subject official) =>
        permissions.Decide(official, EnterpriseRights.Draft, EnterpriseRights.ResourceOf(draft));

    /// <summary>Open ones first, newest first.</summary>
    public async Task<IReadOnlyList<RuleDraft>> List(Subject official, CancellationToken cancel) =>
        official.Scope is { } scope
            ? await city.Set<RuleDraft>()
                .AsNoTracking()
                .Within(scope)
                .OrderBy(draft => draft.ClosedAt != null)
                .ThenByDescending(draft => draft.Id)
                .Take(100)
                .ToListAsync(cancel)
            : [];

    public async Task<Outcome<RuleDraft>> One(Guid id, Subject official, CancellationToken cancel)
    {
        if (await city.Set<RuleDraft>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } draft)
            return DraftRule.Unknown;
        return permissions.Refuse(official, EnterpriseRights.See, EnterpriseRights.ResourceOf(draft)) is { } refused ? refused : draft;
    }
}
