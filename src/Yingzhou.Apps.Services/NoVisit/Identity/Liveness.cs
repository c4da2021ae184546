using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Identity;

/// <summary>What is held before the camera instead of a face (攻击类型, ISO/IEC 30107-3).</summary>
public enum AttackKind
{
    Print,
    Replay,
    Mask,
    Injection,
}

/// <param name="Attack"><c>null</c> for a real person (bona fide).</param>
/// <param name="AcceptedAsLive">A trial without an answer was not accepted.</param>
public readonly record struct LivenessTrial(AttackKind? Attack, bool AcceptedAsLive);

/// <summary>Quality of the liveness detection (活体检测): APCER for each attack kind, BPCER for real people (ISO/IEC 30107-3, a07 §3).</summary>
/// <param name="AttacksAccepted">APCER by kind; 0 of 0 where a kind was not tried, which is unknown and not safe.</param>
/// <param name="PeopleRefused">BPCER.</param>
public sealed record Liveness(IReadOnlyDictionary<AttackKind, RatioOf> AttacksAccepted, RatioOf PeopleRefused)
{
    /// <summary>The worst kind counts: an attacker chooses it. <c>null</c> while one kind has not been tried.</summary>
    public decimal? WorstAttackShare =>
        AttacksAccepted.Values.Any(kind => kind.Share is null) ? null : AttacksAccepted.Values.Max(kind => kind.Share);

    public static Liveness Of(IReadOnlyList<LivenessTrial> trials) =>
        new(
            Enum.GetValues<AttackKind>()
                .ToDictionary(kind => kind, kind => RatioOf.Count(trials.Where(one => one.Attack == kind), one => one.AcceptedAsLive)),
            RatioOf.Count(trials.Where(one => one.Attack is null), one => !one.AcceptedAsLive)
        );
}
