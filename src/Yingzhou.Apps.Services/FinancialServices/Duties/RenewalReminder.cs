namespace Yingzhou.Apps.Services.FinancialServices.Duties;

/// <summary>无还本续贷提醒 (a09 §4, T−45): from 45 days before a loan ends until it ends, the first and the last day included.</summary>
static class RenewalReminder
{
    public const int DaysBefore = 45;

    public static DateOnly From(DateOnly endsOn) => endsOn.AddDays(-DaysBefore);

    public static bool IsDue(DateOnly endsOn, DateOnly today) => today >= From(endsOn) && today <= endsOn;
}
