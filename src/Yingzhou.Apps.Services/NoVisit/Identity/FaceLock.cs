namespace Yingzhou.Apps.Services.NoVisit.Identity;

/// <summary>
/// Three failed faces lock L3 for 24 hours; meanwhile only the video clerk compares (a07 §7). A success in between begins the count anew.
/// </summary>
public static class FaceLock
{
    const int Tries = 3;
    static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    /// <param name="attempts">In the order of time.</param>
    /// <returns>Until when; at that moment itself it is open again. <c>null</c> when it is not locked.</returns>
    public static DateTimeOffset? Until(IEnumerable<FaceAttempt> attempts, DateTimeOffset now)
    {
        var failures = 0;
        DateTimeOffset? until = null;
        DateTimeOffset? first = null;
        foreach (var attempt in attempts)
        {
            if (attempt.At < until)
                continue;
            // Failures of long ago do not add up with those of today.
            if (attempt.Passed || first + Lasts <= attempt.At)
                (failures, first) = (0, null);
            if (attempt.Passed)
                continue;
            first ??= attempt.At;
            if (++failures == Tries)
                (until, failures, first) = (attempt.At + Lasts, 0, null);
        }
        return until > now ? until : null;
    }
}

public readonly record struct FaceAttempt(DateTimeOffset At, bool Passed);
