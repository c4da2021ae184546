using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Process.Watching;

/// <summary>The area whose processes somebody may see: that of the acting post.</summary>
sealed class WatchScope(IPermissions permissions)
{
    static readonly Fault Nowhere = new("process.no-area", "请先切换到您在岗的岗位，再查看流程。", 403);

    public Outcome<RegionScope> Of(Subject subject) => Of(subject, ProcessRights.Watch);

    public Outcome<RegionScope> Of(Subject subject, string action)
    {
        if (
            permissions.Refuse(subject, action, new Resource("process", subject.Scope?.Code ?? "") { Region = subject.Scope?.Code }) is
            { } refused
        )
            return refused;
        return subject.Scope is { } scope ? scope : Nowhere;
    }
}
