using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Services.OnlineServices.Fees;

/// <summary>How a fee stands (缴费状态).</summary>
public enum FeeState
{
    /// <summary>应缴.</summary>
    Due,

    /// <summary>已缴.</summary>
    Paid,

    /// <summary>待退: paid, and the matter came to nothing.</summary>
    ToRefund,

    /// <summary>已退.</summary>
    Refunded,

    /// <summary>不用缴了: the matter came to nothing before anybody paid.</summary>
    Void,
}

public static class FeeStates
{
    /// <summary>
    /// A fee is for what is given (工本费): a matter that was withdrawn, not accepted, refused or ended gives nothing, so nothing is owed and what was paid goes back. A decision
    /// that was revoked afterwards had been given: its fee stays. Own default where the tariff says nothing else.
    /// </summary>
    public static FeeState Of(CaseStatus status, DateTimeOffset? paid, DateTimeOffset? refunded) =>
        (paid, refunded, CameToNothing(status)) switch
        {
            (_, not null, _) => FeeState.Refunded,
            (not null, _, true) => FeeState.ToRefund,
            (not null, _, false) => FeeState.Paid,
            (null, _, true) => FeeState.Void,
            (null, _, false) => FeeState.Due,
        };

    static bool CameToNothing(CaseStatus status) =>
        status is CaseStatus.Withdrawn or CaseStatus.NotAccepted or CaseStatus.Refused or CaseStatus.Terminated;

    public static string Title(this FeeState state) =>
        state switch
        {
            FeeState.Due => "待缴",
            FeeState.Paid => "已缴",
            FeeState.ToRefund => "待退",
            FeeState.Refunded => "已退",
            _ => "不用缴",
        };
}
