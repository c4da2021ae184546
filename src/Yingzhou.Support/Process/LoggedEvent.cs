namespace Yingzhou.Support.Process;

public enum LoggedKind
{
    /// <summary>就绪: it could have been begun from now on.</summary>
    Ready,

    /// <summary>接手: somebody began.</summary>
    Accepted,

    /// <summary>停表: waits for the applicant or a special procedure; nobody here is at fault.</summary>
    Paused,
    Resumed,

    /// <summary>完成.</summary>
    Finished,

    /// <summary>完成且不同意: done, and refused.</summary>
    Refused,

    /// <summary>被打断: ended by something else (退回、撤销、边界事件), not because it was done.</summary>
    Cancelled,
}

/// <summary>One line of an event log (事件日志) as process mining reads it, wherever it comes from.</summary>
/// <param name="Activity">Id of the element or leg.</param>
/// <param name="Unit">Who has it; empty for what a machine does.</param>
/// <param name="Stay">Tells stays at one activity apart that last at the same time; without it the first that was begun is the first that ends.</param>
public sealed record LoggedEvent(string Case, string Activity, string Unit, DateTimeOffset At, LoggedKind Kind, long? Stay = null);
