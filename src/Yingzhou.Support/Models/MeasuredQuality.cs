using Yingzhou.Kernel;

namespace Yingzhou.Support.Models;

/// <summary>实测质量 of a version on a named set; only what its task asks is filled.</summary>
/// <param name="Naive">MAE of the seasonal naive on the same trials.</param>
/// <param name="Course">误差走势: mean absolute error of the trials, by the time they were made for.</param>
public sealed record MeasuredQuality(
    int Trials,
    double? Mae,
    double? Mape,
    double? Mase,
    double? Pinball,
    ShareOf? Coverage,
    double? Naive,
    ShareOf? Precision,
    ShareOf? Recall,
    double? Revision,
    IReadOnlyList<ValueAt> Course
);

/// <summary>A ratio as it is kept.</summary>
public sealed record ShareOf(long Numerator, long Denominator)
{
    public static ShareOf From(RatioOf ratio) => new(ratio.Numerator, ratio.Denominator);

    public RatioOf Ratio => new(Numerator, Denominator);
}
