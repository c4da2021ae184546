using Yingzhou.Assurance.Permission;

namespace Yingzhou.Support.Cases;

/// <summary>What may be done to cases, and who may (办件权限).</summary>
public static class CaseRights
{
    public const string Read = "cases.read";
    public const string Apply = "cases.apply";
    public const string Withdraw = "cases.withdraw";
    public const string Rate = "cases.rate";
    public const string Urge = "cases.urge";
    public const string CallBack = "cases.call-back";
    public const string Pause = "cases.pause";
    public const string ReadStatistics = "cases.read-statistics";

    /// <summary>E.g. <c>cases.handle-accept</c>: handling a task belongs to the post it waits for, whatever the stage.</summary>
    public static string Handle(string stage) => $"cases.handle-{stage}";

    internal static readonly string[] Stages = ["accept", "review", "decide", "inspect", "countersign", "deliver", "handle", "supervise"];

    internal static IEnumerable<Grant> Grants =>
        [
            Grant.ToParty(Read),
            Grant.ToOfficials(Read, Reach.Unit),
            Grant.ToOfficials(Read, Reach.Post),
            Grant.ToRole(Read, "supervise", Reach.Region),
            Grant.ToRole(Read, "director", Reach.Region),
            Grant.ToRole(Read, "callback", Reach.Region),
            Grant.ToSignedIn(Apply),
            Grant.ToParty(Withdraw),
            Grant.ToParty(Rate),
            Grant.ToParty(Urge),
            Grant.ToRole(Urge, "supervise", Reach.Region),
            Grant.ToRole(Urge, "director", Reach.Region),
            Grant.ToRole(CallBack, "callback", Reach.Region),
            Grant.ToRole(Pause, "review", Reach.Unit),
            Grant.ToRole(Pause, "decide", Reach.Unit),
            Grant.ToOfficials(ReadStatistics, Reach.Region),
            .. Stages.Select(stage => Grant.ToOfficials(Handle(stage), Reach.Post)),
        ];
}
