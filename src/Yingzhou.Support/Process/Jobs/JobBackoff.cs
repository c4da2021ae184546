namespace Yingzhou.Support.Process.Jobs;

/// <summary>How long to wait before a failed job is tried again: ten seconds, doubled with each attempt, at most an hour.</summary>
static class JobBackoff
{
    static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <param name="attempt">The one that has just failed, from 1.</param>
    public static TimeSpan After(int attempt) => attempt > 9 ? Longest : Min(First * (1 << (attempt - 1)), Longest);

    static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
