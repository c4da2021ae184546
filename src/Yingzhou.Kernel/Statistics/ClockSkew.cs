namespace Yingzhou.Kernel;

/// <param name="Skew">How far the other system's clock is ahead; negative when it is behind.</param>
/// <param name="Lag">How long a hand-over typically takes; <c>null</c> when only one direction was seen.</param>
/// <param name="Pairs">Hand-overs behind it.</param>
/// <param name="IsBound">Only one direction was seen: the clock is off by at least so much.</param>
public sealed record ClockSkewEstimate(TimeSpan Skew, TimeSpan? Lag, int Pairs, bool IsBound)
{
    /// <summary>More than five minutes between two systems make their times useless together (a13 §4).</summary>
    public static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(5);

    public bool IsTooFar => Skew.Duration() > Tolerated;

    /// <summary>What the other system's clock should have said.</summary>
    public DateTimeOffset Correct(DateTimeOffset theirs) => theirs - Skew;
}

/// <summary>
/// The difference of two systems' clocks (时钟偏差) from events that both recorded. What goes there takes lag + skew, what comes back lag − skew: half the difference of the
/// medians is the skew. One direction alone can only prove that a clock is off, when something arrives before it was sent.
/// </summary>
public static class ClockSkew
{
    /// <param name="there">Sent by our clock, received by theirs.</param>
    /// <param name="back">Sent by their clock, received by ours.</param>
    /// <returns><c>null</c> when the pairs prove nothing.</returns>
    public static ClockSkewEstimate? Estimate(
        IReadOnlyCollection<(DateTimeOffset Ours, DateTimeOffset Theirs)> there,
        IReadOnlyCollection<(DateTimeOffset Theirs, DateTimeOffset Ours)> back
    )
    {
        var forward = Seconds(there.Select(pair => pair.Theirs - pair.Ours));
        var backward = Seconds(back.Select(pair => pair.Ours - pair.Theirs));
        if (Quantile.Median(forward) is { } out_ && Quantile.Median(backward) is { } in_)
            return new(
                TimeSpan.FromSeconds((out_ - in_) / 2),
                TimeSpan.FromSeconds((out_ + in_) / 2),
                forward.Length + backward.Length,
                false
            );
        // A single event may be wrong by itself: half of them must be impossible before a clock is blamed.
        if (Quantile.Median(forward) is < 0 and var early)
            return new(TimeSpan.FromSeconds(early), null, forward.Length, true);
        if (Quantile.Median(backward) is < 0 and var late)
            return new(TimeSpan.FromSeconds(-late), null, backward.Length, true);
        return null;
    }

    static double[] Seconds(IEnumerable<TimeSpan> spans) => [.. spans.Select(span => span.TotalSeconds)];
}
