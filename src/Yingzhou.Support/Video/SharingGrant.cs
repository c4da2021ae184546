using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Video;

public enum GrantStage
{
    /// <summary>待审批</summary>
    Asked,

    /// <summary>已授权</summary>
    Granted,

    /// <summary>不同意</summary>
    Refused,

    /// <summary>已收回</summary>
    Revoked,
}

/// <summary>共享授权: a unit asks the owner of cameras for a purpose and a period; somebody else than who asked decides, and may take it back at once.</summary>
public sealed class SharingGrant : Record
{
    public const int LongestDays = 365;

    /// <summary>Unit that asks.</summary>
    public required string Unit { get; init; }

    /// <summary>Unit that owns the cameras.</summary>
    public required string Owner { get; init; }

    /// <summary>Codes, a line each.</summary>
    public required string Cameras { get; init; }

    public required string Purpose { get; init; }

    public required string Ground { get; init; }

    public required DateTimeOffset FromAt { get; init; }

    /// <summary>Not included.</summary>
    public required DateTimeOffset UntilAt { get; init; }

    public required string AskedBy { get; init; }

    public required string AskedName { get; init; }

    public GrantStage Stage { get; private set; }

    public string? DecidedName { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? Reason { get; private set; }

    public IReadOnlyList<string> Codes => Cameras.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public VideoGrant Rule => new(Id.ToString(), Unit, Codes.ToHashSet(), Purpose, FromAt, UntilAt);

    internal Fault? Decide(bool granted, string? reason, Actor by, DateTimeOffset now)
    {
        if (Stage is not GrantStage.Asked)
            return VideoFaults.NotNow;
        if (!granted && string.IsNullOrWhiteSpace(reason))
            return VideoFaults.NoReason;
        (Stage, DecidedName, DecidedAt, Reason) = (granted ? GrantStage.Granted : GrantStage.Refused, by.Name, now, reason?.Trim());
        Raise(new VideoShared(Id.ToString(), Owner, Unit, Cameras, Purpose, FromAt, UntilAt, Stage.ToString(), AskedBy, by.Id));
        return null;
    }

    internal Fault? Revoke(string? reason, Actor by, DateTimeOffset now)
    {
        if (Stage is not GrantStage.Granted)
            return VideoFaults.NotNow;
        if (string.IsNullOrWhiteSpace(reason))
            return VideoFaults.NoReason;
        (Stage, DecidedName, DecidedAt, Reason) = (GrantStage.Revoked, by.Name, now, reason.Trim());
        Raise(new VideoShared(Id.ToString(), Owner, Unit, Cameras, Purpose, FromAt, UntilAt, Stage.ToString(), AskedBy, by.Id));
        return null;
    }
}

/// <summary>A grant was given, refused or taken back (视频共享授权).</summary>
public sealed record VideoShared(
    string Id,
    string Owner,
    string Unit,
    string Cameras,
    string Purpose,
    DateTimeOffset From,
    DateTimeOffset Until,
    string Stage,
    string AskedBy,
    string DecidedBy
) : CityEvent(Id)
{
    public override string Type => "video.shared";
}
