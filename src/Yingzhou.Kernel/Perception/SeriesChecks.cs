namespace Yingzhou.Kernel;

/// <summary>What a check found (检查结论).</summary>
public enum SeriesFinding
{
    /// <summary>超量程</summary>
    OutOfRange,

    /// <summary>变化过快</summary>
    TooFast,

    /// <summary>数值不变: thirty times the same where it normally moves.</summary>
    Stuck,

    /// <summary>突跳</summary>
    Spike,

    /// <summary>与邻站不一致</summary>
    UnlikeNeighbours,
}

/// <summary>Checks of a series (数据检查). They find; they never change or remove. Source: p07 R5.</summary>
public static class SeriesChecks
{
    /// <summary>So many identical values in a row are a stuck sensor.</summary>
    public const int StuckAfter = 30;

    /// <summary>Neighbours on each side that Hampel's window takes.</summary>
    public const int HampelSide = 7;

    const double HampelWidth = 3;

    /// <summary>The median absolute deviation of a normal distribution is its standard deviation over this.</summary>
    const double MadToSigma = 1.4826;

    /// <summary>Both limits belong to the range.</summary>
    public static bool IsOutOfRange(double value, double? least, double? most) => double.IsNaN(value) || value < least || value > most;

    /// <param name="mostPerSecond">A change of exactly that is not too fast.</param>
    public static bool IsTooFast(Sample before, Sample after, double mostPerSecond)
    {
        var seconds = Math.Abs((after.At - before.At).TotalSeconds);
        return Math.Abs(after.Value - before.Value) > mostPerSecond * seconds;
    }

    /// <param name="tail">The last values, newest last.</param>
    /// <param name="normallyMoves">The series has a variance above zero over its usual period: a switch may stand still for a year.</param>
    public static bool IsStuck(ReadOnlySpan<double> tail, bool normallyMoves) =>
        normallyMoves && tail.Length >= StuckAfter && !tail[^StuckAfter..].ContainsAnyExcept(tail[^1]);

    /// <summary>Hampel's identifier: farther from the median of its window than three (scaled) median absolute deviations. F. R. Hampel, JASA 69, 1974.</summary>
    /// <param name="resolution">Smallest step of the instrument: where everything in the window is equal, a step is not yet a spike.</param>
    /// <returns>For each value whether it is one. At the ends the window is what there is.</returns>
    public static bool[] Spikes(ReadOnlySpan<double> values, double resolution = 0)
    {
        var spikes = new bool[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var from = Math.Max(0, i - HampelSide);
            var window = values[from..Math.Min(values.Length, i + HampelSide + 1)].ToArray();
            spikes[i] = IsFar(values[i], window, resolution);
        }
        return spikes;
    }

    /// <summary>Farther from the median of its neighbours than they are from each other; fewer than three neighbours say nothing.</summary>
    public static bool IsUnlikeNeighbours(double value, IReadOnlyCollection<double> neighbours, double resolution = 0) =>
        neighbours.Count >= 3 && IsFar(value, [.. neighbours], resolution);

    static bool IsFar(double value, double[] window, double resolution)
    {
        var median = Quantile.Median(window)!.Value;
        var deviation = Quantile.Median(window.Select(one => Math.Abs(one - median)))!.Value;
        return Math.Abs(value - median) > Math.Max(HampelWidth * MadToSigma * deviation, resolution);
    }
}
