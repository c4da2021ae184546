using Yingzhou.Assurance.Permission;

namespace Yingzhou.Support.Video;

/// <summary>公共视频权限: the right to watch is of a post; which cameras, for what and until when is a matter of ownership and grants.</summary>
public static class VideoRights
{
    public const string View = "video.view";

    public const string Ask = "video.ask";

    /// <summary>同意、收回 over cameras of one's own unit, never for what one asked oneself.</summary>
    public const string Grant = "video.grant";

    /// <summary>Who watched what, over cameras of one's own unit.</summary>
    public const string Audit = "video.audit";

    internal static IEnumerable<Grant> Grants =>
        [
            .. ((string[])["watch", "inspect", "supervise", "decide", "director"]).Select(role =>
                Assurance.Permission.Grant.ToRole(View, role, Reach.Unit)
            ),
            Assurance.Permission.Grant.ToRole(Ask, "watch", Reach.Unit),
            Assurance.Permission.Grant.ToRole(Ask, "director", Reach.Unit),
            Assurance.Permission.Grant.ToRole(Grant, "director", Reach.Unit),
            Assurance.Permission.Grant.ToRole(Audit, "director", Reach.Unit),
        ];

    internal static readonly FourEyes GrantedByAnother = new(Grant, Ask);
}
