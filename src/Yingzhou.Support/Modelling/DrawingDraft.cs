using System.Text.Json;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Releases;

namespace Yingzhou.Support.Modelling;

public enum DraftStatus
{
    /// <summary>Being drawn (编辑中).</summary>
    Drawing,

    /// <summary>Waits for a second official (待审核); nobody draws on meanwhile.</summary>
    Submitted,

    /// <summary>In force as a version (已发布).</summary>
    Released,

    /// <summary>Given up (已放弃).</summary>
    Dropped,
}

/// <summary>
/// A change of a drawing on its way into force (图纸草稿): at most one a drawing is open. It keeps its own order of things; that the second official is another
/// person is a rule of the permission engine.
/// </summary>
public sealed class DrawingDraft : Record
{
    public required ModelKind Kind { get; init; }

    /// <summary>Id of the process, decision or form; it never changes.</summary>
    public required string Key { get; init; }

    public required string Name { get; set; }

    /// <summary>BPMN XML, DMN XML or form-js JSON.</summary>
    public required string Text { get; set; }

    internal const int Nothing = 0;

    /// <summary>The version it was begun from; 0 for a new drawing.</summary>
    public required int BasedOn { get; init; }

    public DraftStatus Status { get; private set; }

    /// <summary>Set while it is open: the database lets only one stand.</summary>
    public string? OpenKey { get; private set; }

    /// <summary>Everybody who drew on it, JSON array of actor ids: none of them may release it.</summary>
    public string Drafters { get; private set; } = "[]";

    public string DrafterName { get; private set; } = "";

    /// <summary>What was changed and why, in the drafter's words.</summary>
    public string? Note { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public string? ReviewerName { get; private set; }

    /// <summary>Why it was sent back; kept until it is submitted again.</summary>
    public string? Reason { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The version it became.</summary>
    public int? ReleasedAs { get; private set; }

    public bool IsOpen => Status is DraftStatus.Drawing or DraftStatus.Submitted;

    public IReadOnlyList<string> DrafterIds => JsonSerializer.Deserialize<List<string>>(Drafters)!;

    /// <summary>保存: keeps what was drawn.</summary>
    public Fault? Keep(string text, Actor by)
    {
        if (Status is not DraftStatus.Drawing)
            return Status is DraftStatus.Submitted ? ModellingFaults.UnderReview : ModellingFaults.Closed;
        Text = text;
        (OpenKey, DrafterName) = (OpenKeyOf(Kind, Key), by.Name);
        if (!DrafterIds.Contains(by.Id))
            Drafters = JsonSerializer.Serialize(DrafterIds.Append(by.Id));
        return null;
    }

    /// <summary>送审: hands it to a second official.</summary>
    public Fault? Submit(string note, DateTimeOffset now)
    {
        if (Status is not DraftStatus.Drawing)
            return Status is DraftStatus.Submitted ? ModellingFaults.UnderReview : ModellingFaults.Closed;
        if (string.IsNullOrWhiteSpace(note))
            return new Fault("modelling.note-missing", "请写明改了什么、为什么改，审核人要看。") { Field = "note" };
        (Status, Note, Reason, SubmittedAt) = (DraftStatus.Submitted, note.Trim(), null, now);
        return null;
    }

    /// <summary>退回修改, with a reason.</summary>
    public Fault? SendBack(string reason, Actor by)
    {
        if (Status is not DraftStatus.Submitted)
            return ModellingFaults.NotSubmitted;
        if (string.IsNullOrWhiteSpace(reason))
            return new Fault("modelling.reason-missing", "请写明退回的理由，设计人才知道怎么改。") { Field = "reason" };
        (Status, Reason, ReviewerName) = (DraftStatus.Drawing, reason.Trim(), by.Name);
        return null;
    }

    /// <summary>发布: it is in force as this version.</summary>
    public Fault? Release(int version, Actor by, DateTimeOffset now)
    {
        if (Status is not DraftStatus.Submitted)
            return ModellingFaults.NotSubmitted;
        (Status, OpenKey, ReviewerName, ReleasedAs, ClosedAt) = (DraftStatus.Released, null, by.Name, version, now);
        Raise(new DrawingReleased(Kind.ToString(), Key, version, Sm3.Hex(Text), Drafters, by.Id));
        return null;
    }

    /// <summary>放弃: the version in force stays; what was drawn remains readable.</summary>
    public Fault? Drop(DateTimeOffset now)
    {
        if (!IsOpen)
            return ModellingFaults.Closed;
        (Status, OpenKey, ClosedAt) = (DraftStatus.Dropped, null, now);
        return null;
    }

    internal static string OpenKeyOf(ModelKind kind, string key) => $"{kind}/{key}";
}

/// <summary>A process, decision or form came into force (规则发布).</summary>
/// <param name="Digest">SM3 of the drawing's text.</param>
public sealed record DrawingReleased(string Kind, string Key, int Version, string Digest, string Drafters, string Reviewer) : CityEvent(Key)
{
    public override string Type => "modelling.released";
}
