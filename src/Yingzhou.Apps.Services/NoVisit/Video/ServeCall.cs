using Yingzhou.Apps.Services.NoVisit.Content;
using Yingzhou.Apps.Services.NoVisit.Identity;
using Yingzhou.Apps.Services.NoVisit.Signing;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Video;

/// <summary>What the clerk does in a call, and what the caller does in theirs (通话办理).</summary>
sealed class ServeCall(CallDeed deeds, NoVisitContent content, SignerKeys keys)
{
    public Task<Outcome<Done>> Answer(Guid call, Subject clerk, CancellationToken cancel) =>
        deeds.Run("AnswerCall", NoVisitRights.Serve, call, clerk, (one, now) => one.Answer(clerk.AsActor(), now), cancel);

    // One clerk holds a call, so ticks overwrite nobody's.
    public Task<Outcome<Done>> Tick(Guid call, IEnumerable<int> done, Subject clerk, CancellationToken cancel) =>
        deeds.Run("TickChecklist", NoVisitRights.Serve, call, clerk, (one, _) => one.Tick(done), cancel);

    /// <param name="seenHash">Of the document that is being changed, empty for the first: the caller's own deeds meanwhile do not stand in the way.</param>
    public Task<Outcome<Done>> Share(Guid call, string seenHash, string document, Subject clerk, CancellationToken cancel) =>
        deeds.Run(
            "ShareDocument",
            NoVisitRights.Serve,
            call,
            clerk,
            (one, _) => seenHash != (one.DocumentHash ?? "") ? CallFaults.Stale : one.Share(document),
            cancel
        );

    public Task<Outcome<Done>> Finish(Guid call, string? visitReason, string? note, Subject clerk, CancellationToken cancel) =>
        deeds.Run(
            "FinishCall",
            NoVisitRights.Serve,
            call,
            clerk,
            (one, now) =>
            {
                if (visitReason is not null && content.ForcedVisitReasons.All(reason => reason.Code != visitReason))
                    return CallFaults.UnknownReason;
                if (one.Finish(content.Items.GetValueOrDefault(one.Item)?.Checklist.Count ?? 0, visitReason, note, now) is { } fault)
                    return fault;
                // The clerk ends it by signing as witness, and the counter seals what both have signed.
                if (one.SignedAt is not null)
                {
                    one.SignWith(keys.Of(SignerRole.Clerk, clerk.ActorId), SignerRole.Clerk, clerk.Name, AssuranceLevel.L4, now);
                    one.SealWith(keys.City);
                }
                return null;
            },
            cancel
        );

    public Task<Outcome<Done>> Stop(Guid call, string why, Subject clerk, CancellationToken cancel) =>
        deeds.Run("StopCall", NoVisitRights.Serve, call, clerk, (one, now) => one.Stop(why, now), cancel);

    public Task<Outcome<Done>> Consent(Guid call, bool agrees, Subject caller, CancellationToken cancel) =>
        deeds.Run("ConsentToRecording", NoVisitRights.Own, call, caller, (one, _) => one.Consent(agrees), cancel);

    public Task<Outcome<Done>> Sign(Guid call, string seenHash, Subject caller, CancellationToken cancel) =>
        deeds.Run(
            "SignDocument",
            NoVisitRights.Own,
            call,
            caller,
            (one, now) =>
            {
                if (one.Sign(seenHash, now) is { } fault)
                    return fault;
                one.SignWith(keys.Of(SignerRole.Caller, one.PartyKey), SignerRole.Caller, one.CallerName.Masked, one.Level, now);
                return null;
            },
            cancel
        );

    public Task<Outcome<Done>> Leave(Guid call, bool callBack, Subject caller, CancellationToken cancel) =>
        deeds.Run("LeaveQueue", NoVisitRights.Own, call, caller, (one, now) => one.Leave(callBack, now), cancel);

    /// <summary>The caller's line is there or gone, as the signalling sees it.</summary>
    public Task<Outcome<Done>> Line(Guid call, bool there, Subject caller, CancellationToken cancel) =>
        deeds.Run(
            there ? "ResumeCall" : "DropCall",
            NoVisitRights.Own,
            call,
            caller,
            (one, now) =>
            {
                if (there)
                    one.Resume(now);
                else
                    one.Drop(now);
                return null;
            },
            cancel
        );
}
