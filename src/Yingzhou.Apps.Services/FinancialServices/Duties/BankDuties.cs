using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Duties;

/// <param name="Answer">The last day to answer.</param>
/// <param name="Decision">The last day to decide.</param>
sealed record BankDue(DueDay Answer, DueDay Decision)
{
    /// <summary>The instant from which a bank that has said nothing is passed over (改派): midnight after the last day.</summary>
    public DateTimeOffset ReassignAt => CityTime.StartOf(Answer.Day.AddDays(1));

    public bool IsSilent(DateTimeOffset? answeredAt, DateTimeOffset now) => answeredAt is null && now >= ReassignAt;
}

/// <summary>What a bank owes an applicant (银行办理时限, own defaults, in the agreement; a09 §3): an answer in 2 working days, a decision in 5, in 10 when there is collateral.</summary>
static class BankDuties
{
    public const int AnswerWorkdays = 2;
    public const int UnsecuredWorkdays = 5;
    public const int SecuredWorkdays = 10;

    public static Outcome<BankDue> Of(Workdays workdays, DateOnly submitted, bool secured)
    {
        var answer = workdays.AddWorkdaysOpen(submitted, AnswerWorkdays);
        var decision = workdays.AddWorkdaysOpen(submitted, secured ? SecuredWorkdays : UnsecuredWorkdays);
        return answer.Fault ?? decision.Fault ?? (Outcome<BankDue>)new BankDue(answer.Value, decision.Value);
    }
}
