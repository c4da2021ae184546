using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Sharing.Content;
using Yingzhou.Data.Sharing.Handling;
using Yingzhou.Data.Sharing.Reading;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing;

sealed class StoredSharing(
    SharingContent content,
    AskForData ask,
    DecideRequest decide,
    RunGrant grants,
    IssueKeys keys,
    RaiseQuotas raises,
    Emergencies emergencies,
    RunTraps traps,
    SharingQueries queries,
    SharingOverview overview
) : ISharing
{
    public IReadOnlyList<SharingPurpose> Purposes => content.Purposes;

    public Task<Outcome<SharingRequest>> Ask(AskSharing request, Subject official, CancellationToken cancel) =>
        ask.Run(request, official, cancel);

    public Task<Outcome<SharingRequest>> Decide(DecideSharing decision, Subject official, CancellationToken cancel) =>
        decide.Run(decision, official, cancel);

    public Task<Outcome<SharingRequest>> Extend(Guid request, int seen, string? reason, Subject official, CancellationToken cancel) =>
        decide.Extend(request, seen, reason, official, cancel);

    public Task<Outcome<SharingGrant>> Suspend(string grant, string? reason, Subject official, CancellationToken cancel) =>
        grants.Suspend(grant, reason, official, cancel);

    public Task<Outcome<SharingGrant>> Resume(string grant, Subject official, CancellationToken cancel) =>
        grants.Resume(grant, official, cancel);

    public Task<Outcome<SharingGrant>> Revoke(string grant, string? reason, Subject official, CancellationToken cancel) =>
        grants.Revoke(grant, reason, official, cancel);

    public Task<Outcome<QuotaRaise>> AskForMore(AskForMore request, Subject official, CancellationToken cancel) =>
        raises.Ask(request, official, cancel);

    public Task<Outcome<QuotaRaise>> DecideRaise(DecideRaise decision, Subject official, CancellationToken cancel) =>
        raises.Decide(decision, official, cancel);

    public Task<Outcome<EmergencyAccess>> AskEmergency(AskEmergency request, Subject official, CancellationToken cancel) =>
        emergencies.Ask(request, official, cancel);

    public Task<Outcome<EmergencyAccess>> ConsentEmergency(string number, Subject official, CancellationToken cancel) =>
        emergencies.Consent(number, official, cancel);

    public Task<Outcome<EmergencyAccess>> EndEmergency(string number, Subject official, CancellationToken cancel) =>
        emergencies.End(number, official, cancel);

    public Task<Outcome<EmergencyAccess>> ReviewEmergency(
        string number,
        bool isJustified,
        string? words,
        Subject official,
        CancellationToken cancel
    ) => emergencies.Review(number, isJustified, words, official, cancel);

    public Task<IReadOnlyList<EmergencyView>> EmergencyAccesses(string? grant, Subject official, CancellationToken cancel) =>
        emergencies.All(grant, official, cancel);

    public Task<Outcome<SharingGrant>> AllowTraps(string grant, bool on, Subject official, CancellationToken cancel) =>
        traps.Allow(grant, on, official, cancel);

    public Task<Outcome<IReadOnlyList<TrapHit>>> TraceTraps(string text, Subject official, CancellationToken cancel) =>
        traps.Trace(text, official, cancel);

    public Task<IReadOnlyDictionary<string, DateTimeOffset>> LatestGrants(CancellationToken cancel) => overview.LatestGrants(cancel);

    public Task<Outcome<IssuedKey>> IssueKey(IssueSystemKey request, Subject official, CancellationToken cancel) =>
        keys.Run(request, official, cancel);

    public Task<Outcome<Done>> RevokeKey(string keyId, Subject official, CancellationToken cancel) => keys.Revoke(keyId, official, cancel);

    public Task<IReadOnlyList<SharingRequest>> Requests(Subject official, bool waitingOnly, CancellationToken cancel) =>
        queries.Requests(official, waitingOnly, cancel);

    public Task<Outcome<SharingRequest>> Request(Guid id, Subject official, CancellationToken cancel) =>
        queries.Request(id, official, cancel);

    public Task<IReadOnlyList<SharingGrant>> Grants(Subject official, CancellationToken cancel) => queries.Grants(official, cancel);

    public Task<Outcome<GrantSheet>> Grant(string code, Subject official, CancellationToken cancel) =>
        queries.Grant(code, official, cancel);

    public Task<SharingFigures> Figures(Subject official, int days, CancellationToken cancel) => overview.Figures(official, days, cancel);

    public Task<Page<SharedCall>> Calls(CallFilter filter, Subject official, CancellationToken cancel) =>
        overview.Calls(filter, official, cancel);

    public Task<IReadOnlyList<ReadAboutMe>> ReadsAbout(Subject person, CancellationToken cancel) => queries.ReadsAbout(person, cancel);
}
