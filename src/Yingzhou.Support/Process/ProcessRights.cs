using Yingzhou.Assurance.Permission;

namespace Yingzhou.Support.Process;

/// <summary>What may be done to processes as such, and who may (流程权限). Handling a task is a right of the case it belongs to.</summary>
public static class ProcessRights
{
    /// <summary>See instances, heat map and incidents of one's area.</summary>
    public const string Watch = "process.watch";

    /// <summary>Repair, cancel and migrate instances, send messages and signals by hand.</summary>
    public const string Care = "process.care";

    /// <summary>Take and answer jobs of a type; the resource's id is the type.</summary>
    public const string Work = "process.work";

    internal static IEnumerable<Grant> Grants =>
        [
            Grant.ToRole(Watch, "platform-admin", Reach.Region),
            Grant.ToRole(Watch, "duty", Reach.Region),
            Grant.ToRole(Watch, "supervise", Reach.Region),
            Grant.ToRole(Watch, "director", Reach.Region),
            Grant.ToRole(Care, "platform-admin", Reach.Region),
            Grant.ToRole(Work, "job-worker", Reach.Region),
            Grant.ToRole(Work, "platform-admin", Reach.Region),
        ];
}
