using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Notices;

/// <summary>Days of 双告知 (a13 §3): the authority is told within one working day of the registration, and answers within five.</summary>
public static class NoticeClock
{
    public const int PushWorkdays = 1;
    public const int AnswerWorkdays = 5;

    public static Outcome<DueDay> PushBy(Workdays workdays, DateOnly registered) => workdays.AddWorkdaysOpen(registered, PushWorkdays);

    public static Outcome<DueDay> AnswerBy(Workdays workdays, DateOnly pushed) => workdays.AddWorkdaysOpen(pushed, AnswerWorkdays);
}
