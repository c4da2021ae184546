using Yingzhou.Assurance.Audit;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Security.Administration;

/// <summary>What the audit administrator reads (操作审计). Reading is itself a line of the audit.</summary>
sealed class AuditDesk(IAudit audit, IPermissions permissions, ActorScope actors, TimeProvider clock)
{
    public const int Most = 200;
    const string Own = "ReadAudit";

    public static readonly IReadOnlyList<(string Key, string Title, string[] Actions)> Kinds =
    [
        ("administrators", "三员操作", [PostDeeds.Granted, "EndAppointment", "RevokeDelegation", "StepUp", Own]),
        ("denied", "拒绝", ["Deny"]),
        ("sign-in", "登录", [SignInDeeds.Failed, SignInDeeds.Passed, "SignIn", "BindTotp", "UnbindTotp", "SignOutElsewhere"]),
        ("personal", "看个人信息", ["Read", "ReadEvidence"]),
    ];

    /// <param name="days">How far back, 1–180.</param>
    public async Task<Outcome<AuditLine[]>> Read(string kind, int days, Subject by, CancellationToken cancel)
    {
        if (permissions.Refuse(by, SecurityRights.ReadAudit, SecurityRights.Whole(by)) is { } refused)
            return refused;
        var chosen = Kinds.FirstOrDefault(one => one.Key == kind) is { Actions: not null } known ? known : Kinds[0];
        actors.Current = by.AsActor();
        var now = clock.GetUtcNow();
        var lines = await audit.Deeds(chosen.Actions, now.AddDays(-Math.Clamp(days, 1, 180)), now.AddTicks(1), Most, cancel);
        await audit.Note(Own, $"Audit/{chosen.Key}", cancel: cancel);
        return (AuditLine[])[.. lines];
    }
}
