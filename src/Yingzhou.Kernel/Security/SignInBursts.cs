namespace Yingzhou.Kernel;

/// <summary>One attempt to sign in, as the security log keeps it.</summary>
/// <param name="Address">Where it came from.</param>
/// <param name="Account">The log-in that was tried, or its digest.</param>
public sealed record SignInAttempt(DateTimeOffset At, string Address, string Account, bool Succeeded);

/// <summary>Many failures from one address in a short time (撞库、口令猜测).</summary>
/// <param name="Failures">How many, the first and the last included.</param>
/// <param name="Accounts">How many different log-ins failed.</param>
/// <param name="Opened">Log-ins that opened once the address had become conspicuous: whoever did it is in.</param>
public sealed record SignInBurst(
    string Address,
    DateTimeOffset From,
    DateTimeOffset Until,
    int Failures,
    int Accounts,
    IReadOnlyList<string> Opened,
    int Events
)
{
    public bool BrokeIn => Opened.Count > 0;
}

/// <summary>
/// 撞库登录 (N failures, then success; p14 R6). An address is conspicuous from its <paramref name="Failures"/>th failure within <paramref name="Window"/>, on at least <paramref name="Accounts"/> log-ins. What follows
/// belongs to the same burst as long as no window without a failure lies between. Attempts before are one burst with it; successes before are those of honest people and do not count.
/// </summary>
public sealed record SignInBursts(TimeSpan Window, int Failures, int Accounts)
{
    /// <param name="attempts">In any order.</param>
    /// <returns>Oldest first.</returns>
    public IReadOnlyList<SignInBurst> Find(IEnumerable<SignInAttempt> attempts) =>
        [
            .. attempts
                .GroupBy(attempt => attempt.Address, StringComparer.Ordinal)
                .SelectMany(from => Of(from.Key, [.. from.OrderBy(attempt => attempt.At)]))
                .OrderBy(burst => burst.From)
                .ThenBy(burst => burst.Address, StringComparer.Ordinal),
        ];

    IEnumerable<SignInBurst> Of(string address, List<SignInAttempt> attempts)
    {
        for (var first = 0; first < attempts.Count; )
        {
            // A chain: failures that follow each other within the window, and the successes among them and right behind.
            var (end, lastFailure) = (first, attempts[first].Succeeded ? (DateTimeOffset?)null : attempts[first].At);
            while (end + 1 < attempts.Count && (lastFailure is null || attempts[end + 1].At - lastFailure <= Window))
            {
                end++;
                if (!attempts[end].Succeeded)
                    lastFailure = attempts[end].At;
                else if (lastFailure is null)
                    first = end;
            }
            if (Judge(address, attempts[first..(end + 1)]) is { } burst)
                yield return burst;
            first = end + 1;
        }
    }

    SignInBurst? Judge(string address, List<SignInAttempt> chain)
    {
        var failed = chain.FindAll(attempt => !attempt.Succeeded);
        if (ConspicuousAt(failed) is not { } since)
            return null;
        var opened = chain.FindAll(attempt => attempt.Succeeded && attempt.At >= since);
        return new(
            address,
            failed[0].At,
            opened.Count > 0 && opened[^1].At > failed[^1].At ? opened[^1].At : failed[^1].At,
            failed.Count,
            failed.Select(attempt => attempt.Account).Distinct(StringComparer.Ordinal).Count(),
            [.. opened.Select(attempt => attempt.Account).Distinct(StringComparer.Ordinal)],
            failed.Count + opened.Count
        );
    }

    DateTimeOffset? ConspicuousAt(List<SignInAttempt> failed)
    {
        for (var last = Failures - 1; last < failed.Count; last++)
        {
            var window = failed[..(last + 1)].FindAll(attempt => failed[last].At - attempt.At <= Window);
            if (window.Count >= Failures && window.Select(attempt => attempt.Account).Distinct(StringComparer.Ordinal).Count() >= Accounts)
                return failed[last].At;
        }
        return null;
    }
}
