using Yingzhou.Kernel;

namespace Yingzhou.Data.Quality;

/// <summary>What the newest pass of each dataset and the orders come to (质量概况).</summary>
/// <param name="Checked">Datasets that were checked.</param>
/// <param name="Cells">Judgements that a value is as its rule wants ÷ all judgements of the newest passes.</param>
/// <param name="Grades">Datasets by grade; those without one are not among them.</param>
/// <param name="InTime">Open orders whose day has not passed ÷ open orders.</param>
public sealed record QualityFigures(
    int Checked,
    RatioOf Cells,
    IReadOnlyDictionary<QualityGrade, int> Grades,
    RatioOf InTime,
    DateTimeOffset AsOf
);
