using Yingzhou.Assurance.Permission;

namespace Yingzhou.Data.Detection;

/// <summary>Who decides what was found (识别确认): the department whose data it is, or the platform's administrator.</summary>
public static class DetectionRights
{
    public const string Decide = "detection.decide";

    internal static IEnumerable<Grant> Grants =>
        [
            Grant.ToRole(Decide, "information-commissioner", Reach.Unit),
            Grant.ToRole(Decide, "data-officer", Reach.Unit),
            Grant.ToRole(Decide, "platform-admin", Reach.Region),
        ];
}
