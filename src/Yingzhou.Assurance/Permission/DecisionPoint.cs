using System.Collections.Frozen;
using Yingzhou.Assurance.Audit;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Permission;

sealed class DecisionPoint(
    IEnumerable<Grant> grants,
    IEnumerable<FourEyes> bans,
    DenialLog denials,
    SeparatedDuties duties,
    IEnumerable<SensitiveAct> sensitive,
    TimeProvider clock
) : IPermissions
{
    readonly FrozenDictionary<string, SensitiveAct> sensitive = sensitive.ToFrozenDictionary(act => act.Action, StringComparer.Ordinal);

    readonly FrozenDictionary<string, Grant[]> grants = grants
        .GroupBy(grant => grant.Action, StringComparer.Ordinal)
        .ToFrozenDictionary(action => action.Key, action => action.ToArray(), StringComparer.Ordinal);

    readonly ILookup<string, FourEyes> bans = bans.ToLookup(ban => ban.Action, StringComparer.Ordinal);

    public Decision Decide(Subject subject, string action, Resource resource)
    {
        if (!grants.TryGetValue(action, out var rules))
            return Explain.NoRule(action);
        if (Forbidden(subject, action, resource) is { } ban)
            return ban;
        foreach (var rule in rules)
            if (Allows(rule, subject, resource))
                return Unproven(subject, action) ?? Explain.Allowed(rule, subject);
        return WhyNot(rules, subject, resource);
    }

    public Fault? Refuse(Subject subject, string action, Resource resource)
    {
        var decision = Decide(subject, action, resource);
        // Being asked for a second factor is no refusal yet.
        if (!decision.Allowed && decision.Reason != Explain.StepUpReason)
            denials.Note(subject, action, resource, decision);
        return decision.AsFault();
    }

    Decision? Forbidden(Subject subject, string action, Resource resource)
    {
        // 公务员法 on recusal (公务回避): nobody handles in office what concerns themselves.
        if (subject.Kind is SubjectKind.Official && subject.PersonKey is { } person && resource.Parties.Contains(person))
            return Explain.OwnMatter;
        // Appointments keep them apart already; data that came another way must not open what they forbid.
        if (subject.ActingPost is { } acting && duties.ClashOf(subject.Posts.Select(held => held.Post.Role), acting.Post.Role) is { } apart)
            return Explain.DutiesApart(apart);
        foreach (var ban in bans[action])
        foreach (var deed in resource.Deeds)
            if (ban.After.Contains(deed.Action) && subject.Is(deed.ActorId))
                return Explain.SamePerson;
        return null;
    }

    Decision? Unproven(Subject subject, string action) =>
        !sensitive.TryGetValue(action, out var act) ? null
        : subject.ProvenAt is { } at
        && clock.GetUtcNow() - at is var age
        && age >= TimeSpan.Zero
        && age <= TimeSpan.FromMinutes(act.Minutes)
            ? null
        : Explain.StepUp(act);

    static bool Allows(Grant rule, Subject subject, Resource resource) =>
        rule.Everyone
        || rule.SignedIn && subject.IsSignedIn
        || rule.PartyLevel is { } level && Reaches.IsParty(subject, resource) && subject.Level >= level
        || rule.Role is not null && subject.ActingPost is { } acting && Reaches.Covers(rule, acting, resource);

    // The nearest miss first: what the person can do about it.
    static Decision WhyNot(Grant[] rules, Subject subject, Resource resource)
    {
        if (!subject.IsSignedIn)
            return Explain.SignIn;
        foreach (var held in subject.Posts)
            if (rules.Any(rule => rule.Role is not null && Reaches.Covers(rule, held, resource)))
                return Explain.OtherPost(subject.ActingPost, held);
        if (subject.Kind is SubjectKind.Official)
            return subject.ActingPost is not { } acting ? Explain.NoPost
                : rules.Any(rule => Reaches.HasRole(rule, acting)) ? Explain.OutOfReach(acting)
                : Explain.NoRole(acting);
        return Reaches.IsParty(subject, resource) && rules.Any(rule => rule.PartyLevel is not null)
            ? Explain.HigherLevel(rules.Min(rule => rule.PartyLevel ?? RealNameLevel.A4))
            : Explain.NotParty;
    }
}
