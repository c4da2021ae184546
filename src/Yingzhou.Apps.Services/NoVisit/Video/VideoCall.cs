using System.Text.Json;
using Yingzhou.Apps.Services.NoVisit.Identity;
using Yingzhou.Apps.Services.NoVisit.Signing;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Video;

public enum CallStatus
{
    /// <summary>In the queue (排队中).</summary>
    Waiting,

    /// <summary>A time has been agreed on (已预约).</summary>
    Booked,

    /// <summary>To be called back (待回电).</summary>
    CallBack,

    /// <summary>With a clerk (通话中).</summary>
    InCall,

    /// <summary>The line broke; it may come back (掉线).</summary>
    Dropped,

    /// <summary>Done (已办结).</summary>
    Finished,

    /// <summary>The caller left before it was done (已离开).</summary>
    Left,

    /// <summary>Stopped for fear of coercion; another clerk calls back (中止复核).</summary>
    Stopped,
}

/// <summary>One visit at the video counter (视频办件): queue, identification, shared document, signature, end. It keeps its own order of things.</summary>
public sealed class VideoCall : Record
{
    /// <summary>A line that comes back within it goes on without a new identification; exactly at its end it still does (a07 §3).</summary>
    public static readonly TimeSpan ResumeWithin = TimeSpan.FromMinutes(5);

    public required string Item { get; init; }

    public required string ItemName { get; init; }

    public required AssuranceLevel Needed { get; init; }

    public required string PartyKey { get; init; }

    public required Personal CallerName { get; init; }

    public Personal? Phone { get; init; }

    public CallStatus Status { get; private set; }

    public required DateTimeOffset QueuedAt { get; init; }

    public DateTimeOffset? BookedFor { get; init; }

    public string? ClerkId { get; private set; }

    public string? ClerkName { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? DroppedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public AssuranceLevel Level { get; private set; } = AssuranceLevel.L1;

    /// <summary>Answer to the question whether the call may be recorded; <c>null</c> while it is open.</summary>
    public bool? RecordingConsent { get; private set; }

    /// <summary>录像指纹: SM3 over the digests of its takes, in their order; <c>null</c> while it may still grow, and for what was not recorded.</summary>
    public string? RecordingDigest { get; private set; }

    /// <summary>Positions of the checklist that are done, JSON array.</summary>
    public string Ticks { get; private set; } = "[]";

    public string? Document { get; private set; }

    /// <summary>SM3 of the document as it was shown.</summary>
    public string? DocumentHash { get; private set; }

    public DateTimeOffset? SignedAt { get; private set; }

    /// <summary>The session record, JSON array of <see cref="SessionLine"/>.</summary>
    public string Story { get; private set; } = "[]";

    /// <summary>Who has signed the document as it stands, JSON array of <see cref="DocumentSignature"/>.</summary>
    public string Signatures { get; private set; } = "[]";

    /// <summary>Link of the session record when the seal was set.</summary>
    public string? SealedRecord { get; private set; }

    /// <summary>The city's seal over document, signatures and record, set when the session ended; Base64.</summary>
    public string? Seal { get; private set; }

    /// <summary>Code of the reason why somebody has to come after all; <c>null</c> when not.</summary>
    public string? VisitReason { get; private set; }

    public string? Note { get; private set; }

    public bool IsOpen =>
        Status is CallStatus.Waiting or CallStatus.Booked or CallStatus.CallBack or CallStatus.InCall or CallStatus.Dropped;

    public IReadOnlyList<SessionLine> Lines => JsonSerializer.Deserialize<List<SessionLine>>(Story)!;

    /// <summary>The document with its signatures; <c>null</c> while nobody has signed.</summary>
    public SignedDocument? Signed =>
        Document is not null && JsonSerializer.Deserialize<List<DocumentSignature>>(Signatures) is { Count: > 0 } signatures
            ? new(Id, ItemName, Document, DocumentHash!, signatures, SealedRecord ?? "", Seal)
            : null;

    public IReadOnlyList<int> Ticked => JsonSerializer.Deserialize<List<int>>(Ticks)!;

    internal static VideoCall Queue(VideoCall call, bool callBack)
    {
        call.Status =
            callBack ? CallStatus.CallBack
            : call.BookedFor is null ? CallStatus.Waiting
            : CallStatus.Booked;
        return call;
    }

    /// <summary>接听: a clerk takes the call.</summary>
    public Fault? Answer(Actor clerk, DateTimeOffset now)
    {
        if (Status is CallStatus.InCall or CallStatus.Dropped && ClerkId == clerk.Id)
            return null;
        if (Status is not (CallStatus.Waiting or CallStatus.Booked or CallStatus.CallBack))
            return CallFaults.Taken;
        (Status, ClerkId, ClerkName, StartedAt) = (CallStatus.InCall, clerk.Id, clerk.Name, now);
        return null;
    }

    /// <summary>A method of identification has succeeded; a level is never lost by a weaker one.</summary>
    public Fault? Identified(CheckMethod method)
    {
        if (!IsOpen)
            return CallFaults.Over;
        Level = StepUp.Gives(method) is var given && given > Level ? given : Level;
        return null;
    }

    /// <summary>同意或不同意录像; one may change one's mind while it lasts.</summary>
    public Fault? Consent(bool agrees)
    {
        if (!IsOpen)
            return CallFaults.Over;
        RecordingConsent = agrees;
        return null;
    }

    /// <summary>录像收齐: what was kept is fixed from now on, in the ledger too.</summary>
    /// <param name="takes">The digest of each take, in order.</param>
    public void Filmed(IReadOnlyList<string> takes)
    {
        RecordingDigest = Sm3.Hex(string.Join('\n', takes));
        Raise(new Recording.RecordingKept(Id, RecordingDigest, takes));
    }

    /// <summary>掉线.</summary>
    public void Drop(DateTimeOffset now)
    {
        if (Status is CallStatus.InCall)
            (Status, DroppedAt) = (CallStatus.Dropped, now);
    }

    /// <summary>重新接通: within five minutes as if nothing had been, later the caller identifies anew.</summary>
    public void Resume(DateTimeOffset now)
    {
        if (Status is not CallStatus.Dropped)
            return;
        if (now - DroppedAt > ResumeWithin)
            Level = AssuranceLevel.L1;
        (Status, DroppedAt) = (CallStatus.InCall, null);
    }

    public Fault? Tick(IEnumerable<int> done)
    {
        if (Status is not CallStatus.InCall)
            return CallFaults.NotInCall;
        Ticks = JsonSerializer.Serialize(done.Distinct().Order());
        return null;
    }

    /// <summary>共享文书: shown to both; a changed one needs a new signature.</summary>
    public Fault? Share(string document)
    {
        if (Status is not CallStatus.InCall)
            return CallFaults.NotInCall;
        if (string.IsNullOrWhiteSpace(document))
            return CallFaults.NoDocument;
        (Document, DocumentHash, SignedAt, Signatures) = (document.Trim(), Sm3.Hex(document.Trim()), null, "[]");
        return null;
    }

    /// <summary>签名: of exactly what was shown, at the level that the item needs.</summary>
    /// <param name="seenHash">Of the document on the signer's page.</param>
    public Fault? Sign(string seenHash, DateTimeOffset now)
    {
        if (Status is not CallStatus.InCall)
            return CallFaults.NotInCall;
        if (DocumentHash is null || seenHash != DocumentHash)
            return CallFaults.OtherDocument;
        if (Level < Needed)
            return CallFaults.LevelTooLow(Needed);
        SignedAt ??= now;
        return null;
    }

    /// <summary>A line of the session record, bound to those before.</summary>
    public void Tell(DateTimeOffset at, string who, string what) =>
        Story = JsonSerializer.Serialize(SessionRecord.Append(Lines, at, who, what));

    /// <summary>SM2 签名 of one side, after the ones before it; the same side signs once.</summary>
    public void SignWith(Sm2Key key, SignerRole role, string name, AssuranceLevel level, DateTimeOffset now)
    {
        IReadOnlyList<DocumentSignature> before = Signed?.Signatures ?? [];
        if (DocumentHash is null || before.Any(one => one.Role == role))
            return;
        Signatures = JsonSerializer.Serialize<IReadOnlyList<DocumentSignature>>([
            .. before,
            SignedDocument.Sign(Id, DocumentHash, before, role, name, level, now, key),
        ]);
    }

    /// <summary>加盖电子印章: what was signed, together with what happened until now.</summary>
    public void SealWith(Sm2Key city)
    {
        SealedRecord = SessionRecord.LinkOf(Lines);
        Seal = Signed?.Sealed(city).Seal;
    }

    /// <summary>办结: everything of the checklist is done, or a reason says why somebody must come.</summary>
    public Fault? Finish(int checklist, string? visitReason, string? note, DateTimeOffset now)
    {
        if (Status is not (CallStatus.InCall or CallStatus.Dropped))
            return CallFaults.NotInCall;
        if (visitReason is null)
        {
            if (Level < Needed)
                return CallFaults.LevelTooLow(Needed);
            if (Ticked.Count(at => at >= 0 && at < checklist) < checklist)
                return CallFaults.ChecklistOpen;
            if (Document is not null && SignedAt is null)
                return CallFaults.NotSigned;
        }
        (Status, EndedAt, VisitReason, Note) = (CallStatus.Finished, now, visitReason, note);
        return null;
    }

    /// <summary>中止: coercion is suspected. Nothing that was signed stands; another clerk calls back.</summary>
    public Fault? Stop(string why, DateTimeOffset now)
    {
        if (Status is not (CallStatus.InCall or CallStatus.Dropped))
            return CallFaults.NotInCall;
        if (string.IsNullOrWhiteSpace(why))
            return CallFaults.WhyMissing;
        (Status, EndedAt, Note, SignedAt, Signatures) = (CallStatus.Stopped, now, why.Trim(), null, "[]");
        return null;
    }

    /// <summary>The caller gives up, or wants to be called back instead of waiting.</summary>
    public Fault? Leave(bool callBack, DateTimeOffset now)
    {
        if (Status is not (CallStatus.Waiting or CallStatus.Booked or CallStatus.CallBack))
            return CallFaults.Over;
        if (callBack)
            Status = CallStatus.CallBack;
        else
            (Status, EndedAt) = (CallStatus.Left, now);
        return null;
    }
}
