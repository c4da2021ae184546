using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Judging;

/// <summary>
/// One verdict on one hour or day of an outlet (判定记录), with every figure it rests on, so that anybody can compute it again. A verdict is never changed: late data or a told condition make another edition.
/// </summary>
public sealed class EmissionRecord : Record
{
    public required string Outlet { get; init; }

    public required string Factor { get; init; }

    public required AveragingTime Time { get; init; }

    /// <summary>When the hour or day begins.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>From 1; the highest counts.</summary>
    public required int Edition { get; init; }

    public required EmissionVerdict Verdict { get; init; }

    public required NotJudgedReason Reason { get; init; }

    /// <summary>As measured; <c>null</c> when too little of it was valid.</summary>
    public decimal? Mean { get; init; }

    public decimal? Oxygen { get; init; }

    /// <summary>折算值 as the enterprise sent it.</summary>
    public decimal? Sent { get; init; }

    /// <summary>As judged.</summary>
    public decimal? Value { get; init; }

    public decimal? Permitted { get; init; }

    public decimal? Multiple { get; init; }

    /// <summary>Number, clause and permit behind the limit.</summary>
    public required string Standard { get; init; }

    /// <summary>Codes, separated by commas.</summary>
    public required string Notes { get; init; }

    internal bool SaysTheSame(EmissionRecord other) =>
        (Verdict, Reason, Mean, Oxygen, Sent, Value, Permitted, Standard, Notes)
        == (other.Verdict, other.Reason, other.Mean, other.Oxygen, other.Sent, other.Value, other.Permitted, other.Standard, other.Notes);
}
