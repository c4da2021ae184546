using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Appeals;

/// <param name="AcceptBy">受理时限.</param>
/// <param name="ReplyBy">答复时限, from the day it was raised.</param>
sealed record AppealDue(DueDay AcceptBy, DueDay ReplyBy);

/// <summary>Deadlines of an appeal (诉求时限, own defaults of a08 §3): accepted in 1 working day, answered in 5, in 15 when it is complex.</summary>
static class AppealDeadlines
{
    public const int AcceptWorkdays = 1;
    public const int SimpleWorkdays = 5;
    public const int ComplexWorkdays = 15;

    public static Outcome<AppealDue> Of(Workdays workdays, DateOnly raised, bool complex)
    {
        var accept = workdays.AddWorkdaysOpen(raised, AcceptWorkdays);
        var reply = workdays.AddWorkdaysOpen(raised, complex ? ComplexWorkdays : SimpleWorkdays);
        return accept.Fault ?? reply.Fault ?? (Outcome<AppealDue>)new AppealDue(accept.Value, reply.Value);
    }
}
