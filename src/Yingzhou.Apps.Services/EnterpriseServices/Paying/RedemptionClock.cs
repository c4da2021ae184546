using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Paying;

/// <summary>Days of a redemption (兑付时限, a08 §3): made public 5 working days, paid within 10 working days after that.</summary>
static class RedemptionClock
{
    public const int PublicityWorkdays = 5;
    public const int PaymentWorkdays = 10;

    /// <summary>The last day of publicity; objections count to its end.</summary>
    public static Outcome<DueDay> PublicUntil(Workdays workdays, DateOnly published) =>
        workdays.AddWorkdaysOpen(published, PublicityWorkdays);

    public static Outcome<DueDay> PayBy(Workdays workdays, DateOnly publicUntil) => workdays.AddWorkdaysOpen(publicUntil, PaymentWorkdays);
}
