using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Permission;

/// <summary>The question before any thing is at hand (本岗位的权限): has the acting post a right at least where it sits? The thing itself is asked about when it is.</summary>
public static class Seat
{
    /// <summary>Whether at least one of the rights is there.</summary>
    public static bool AllowsAtSeat(this IPermissions permissions, Subject subject, IReadOnlyList<string> actions, Resource place) =>
        subject.ActingPost is not null && actions.Any(action => permissions.Decide(subject, action, Of(subject, place)).Allowed);

    /// <returns><c>null</c> when at least one of the rights is there; otherwise why the first is not, kept in the audit.</returns>
    public static Fault? RefuseAtSeat(this IPermissions permissions, Subject subject, IReadOnlyList<string> actions, Resource place) =>
        permissions.AllowsAtSeat(subject, actions, place) ? null : permissions.Refuse(subject, actions[0], Of(subject, place));

    static Resource Of(Subject subject, Resource place) =>
        place with
        {
            Region = subject.ActingPost?.Unit.Region,
            UnitId = subject.ActingPost?.Unit.Id,
            PostId = subject.ActingPost?.Id,
        };
}
