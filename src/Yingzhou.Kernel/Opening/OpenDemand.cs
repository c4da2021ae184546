namespace Yingzhou.Kernel;

/// <summary>What to open first (开放优先级). Source: p05 R1: votes 0.4, livelihood 0.3, economy 0.3.</summary>
public static class OpenDemand
{
    /// <summary>Working days in which a publisher answers a request. Source: p05 §4, unconfirmed, so a parameter.</summary>
    public const int AnswerDays = 10;

    /// <param name="votes">Of real-named people.</param>
    /// <param name="mostVotes">Of the request that has most.</param>
    /// <param name="livelihood">0–1, as judged.</param>
    /// <param name="economy">0–1, as judged.</param>
    /// <returns>0–1.</returns>
    public static decimal Priority(int votes, int mostVotes, decimal livelihood, decimal economy) =>
        (0.4m * (mostVotes > 0 ? (decimal)votes / mostVotes : 0)) + (0.3m * livelihood) + (0.3m * economy);

    /// <summary>The last day on which the answer is in time.</summary>
    public static Outcome<DateOnly> Due(DateOnly asked, Workdays workdays, int days = AnswerDays)
    {
        var due = workdays.AddWorkdaysOpen(asked, days);
        return due.Fault is { } fault ? fault : due.Value.Day;
    }
}

/// <summary>How often a program may ask (公平使用). Source: p05 R6, unconfirmed, so parameters.</summary>
/// <param name="AnonymousPerMinute">From one address.</param>
/// <param name="KeyedPerMinute">With one key, from however many addresses.</param>
public sealed record FairUse(int AnonymousPerMinute = 60, int KeyedPerMinute = 600)
{
    public int PerMinute(bool keyed) => keyed ? KeyedPerMinute : AnonymousPerMinute;
}
