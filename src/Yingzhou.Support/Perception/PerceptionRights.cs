using Yingzhou.Assurance.Permission;

namespace Yingzhou.Support.Perception;

/// <summary>Who sees and who changes devices (感知权限).</summary>
public static class PerceptionRights
{
    /// <summary>See devices, their values and frames.</summary>
    public const string Watch = "perception.watch";

    /// <summary>Register and change devices, see the quarantine.</summary>
    public const string Manage = "perception.manage";

    /// <summary>Send commands to devices, and agree with those that another asked for.</summary>
    public const string Command = "perception.command";

    internal static IEnumerable<Grant> Grants =>
        [
            Grant.ToRole(Watch, "platform-admin", Reach.Region),
            Grant.ToRole(Watch, "duty", Reach.Region),
            Grant.ToRole(Watch, "supervise", Reach.Region),
            Grant.ToRole(Manage, "platform-admin", Reach.Region),
            Grant.ToRole(Command, "platform-admin", Reach.Region),
            Grant.ToRole(Command, "duty", Reach.Region),
        ];
}
