namespace Yingzhou.Kernel;

/// <summary>
/// Send on change (死区): a value is kept when it differs from the last kept one by the deadband or more, when its quality is another one, or when nothing was kept for long. Source: p07 R12.
/// </summary>
/// <param name="Width">In the unit of the value; 0 keeps everything.</param>
/// <param name="Longest">After so long the next value is kept whatever it is; <c>null</c> for never.</param>
public sealed record Deadband(double Width, TimeSpan? Longest = null)
{
    // 10.5 − 10.0 of two binary fractions may be a hair less than 0.5.
    const double Hair = 1e-9;

    public bool Keeps(Sample? last, Sample next) =>
        last is not { } kept
        || kept.Quality != next.Quality
        || Math.Abs(next.Value - kept.Value) >= Width - (Hair * Math.Max(1, Math.Abs(next.Value)))
        || next.At - kept.At >= Longest;

    public IEnumerable<Sample> Kept(IEnumerable<Sample> samples)
    {
        Sample? last = null;
        foreach (var sample in samples)
            if (Keeps(last, sample))
            {
                last = sample;
                yield return sample;
            }
    }
}

/// <summary>One value at its time.</summary>
public readonly record struct Sample(DateTimeOffset At, double Value, ObservationQuality Quality = ObservationQuality.Good)
{
    /// <summary>Only measurements that nothing speaks against enter a mean or a judgement.</summary>
    public bool IsGood => Quality is ObservationQuality.Good;
}
