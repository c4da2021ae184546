using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Titles;

public enum TitleStatus
{
    /// <summary>公示中.</summary>
    Public,

    /// <summary>已授予: the certificate is issued.</summary>
    Granted,

    /// <summary>不予授予: an objection was right while it was public.</summary>
    Refused,

    /// <summary>已撤销: it rested on something false.</summary>
    Revoked,
}

/// <summary>A title that a panel led to (职称授予): public for five working days, then the certificate. One for each applicant of a panel.</summary>
public sealed class TitleGrant : Record
{
    public required Guid PanelId { get; init; }

    /// <summary>Id in the panel's list.</summary>
    public required string Applicant { get; init; }

    public required string HolderKey { get; init; }

    public required Personal Holder { get; init; }

    public required string Title { get; init; }

    public required string PanelName { get; init; }

    /// <summary>Who made it public: they do not answer an objection against it.</summary>
    public required string PublishedBy { get; init; }

    /// <summary>The last day; an objection on it counts.</summary>
    public required DateOnly PublicUntil { get; init; }

    public TitleStatus Status { get; private set; }

    public DateOnly? GrantedOn { get; private set; }

    public string? Reason { get; private set; }

    public Fault? Grant(DateOnly today)
    {
        if (Status is not TitleStatus.Public)
            return TitleFaults.Settled;
        if (today <= PublicUntil)
            return TitleFaults.StillPublic(PublicUntil);
        (Status, GrantedOn) = (TitleStatus.Granted, today);
        return null;
    }

    /// <summary>Somebody was right: while public it is not given, afterwards it is taken back.</summary>
    public Fault? Strike(string because)
    {
        if (Status is not (TitleStatus.Public or TitleStatus.Granted))
            return TitleFaults.Settled;
        (Status, Reason) = (Status is TitleStatus.Public ? TitleStatus.Refused : TitleStatus.Revoked, because);
        return null;
    }
}

static class TitleFaults
{
    public static readonly Fault Unknown = new("talent.unknown-title", "没有这项职称公示，请从公示页面进入。", 404);

    public static readonly Fault Settled = new("talent.title-settled", "这项职称已经有了结果，不能再提异议或授予。", 409);

    public static readonly Fault Nobody = new("talent.nobody-to-publish", "没有可以公示的人：未通过、条件不符或还有数据待查。", 409);

    public static Fault StillPublic(DateOnly until) =>
        new("talent.title-still-public", $"公示到 {until:yyyy-MM-dd} 才满，期满后发证。", 409);
}
