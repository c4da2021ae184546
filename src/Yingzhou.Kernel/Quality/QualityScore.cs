namespace Yingzhou.Kernel;

/// <summary>The six dimensions of data quality (数据质量维度), GB/T 36344-2018.</summary>
public enum QualityDimension
{
    /// <summary>规范性</summary>
    Conformity,

    /// <summary>完整性</summary>
    Completeness,

    /// <summary>准确性</summary>
    Accuracy,

    /// <summary>一致性</summary>
    Consistency,

    /// <summary>时效性</summary>
    Timeliness,

    /// <summary>可访问性</summary>
    Accessibility,
}

public enum QualityGrade
{
    A,
    B,
    C,
    D,
}

/// <summary>
/// The score of a table (质量得分): 100·Σ w·s over the dimensions. What was not measured is not spread over the rest: its weight stands beside the points as
/// unknown. Source: p02 R2, R4.
/// </summary>
/// <param name="Points">0–100, of the measured dimensions only.</param>
/// <param name="Unknown">Points that the dimensions not measured could add, 0–100.</param>
public sealed record QualityScore(double Points, double Unknown, IReadOnlyDictionary<QualityDimension, double?> Shares)
{
    public static readonly IReadOnlyDictionary<QualityDimension, double> DefaultWeights = new Dictionary<QualityDimension, double>
    {
        [QualityDimension.Conformity] = 0.15,
        [QualityDimension.Completeness] = 0.25,
        [QualityDimension.Accuracy] = 0.25,
        [QualityDimension.Consistency] = 0.15,
        [QualityDimension.Timeliness] = 0.15,
        [QualityDimension.Accessibility] = 0.05,
    };

    /// <param name="shares">Satisfying ÷ all, 0–1; a dimension that is missing or <c>null</c> was not measured.</param>
    public static QualityScore Of(
        IReadOnlyDictionary<QualityDimension, double?> shares,
        IReadOnlyDictionary<QualityDimension, double>? weights = null
    )
    {
        weights ??= DefaultWeights;
        var all = weights.Values.Sum();
        var whole = weights.Keys.Order().ToDictionary(dimension => dimension, dimension => shares.GetValueOrDefault(dimension));
        return new(
            100 * whole.Sum(share => weights[share.Key] * (share.Value ?? 0)) / all,
            100 * whole.Where(share => share.Value is null).Sum(share => weights[share.Key]) / all,
            whole
        );
    }

    /// <summary>Mean of the filled cells and of the rows that came: a table may lack either.</summary>
    public static double? Completeness(RatioOf cells, RatioOf rows) =>
        cells.Share is { } filled && rows.Share is { } came ? (double)(filled + came) / 2 : null;

    /// <summary>A ≥ 95, B ≥ 85, C ≥ 70, D below; with an open blocking issue at most C.</summary>
    /// <returns><c>null</c> when what is unknown could change it.</returns>
    public QualityGrade? Grade(bool blockingIssueOpen)
    {
        var (least, most) = (GradeOf(Points), GradeOf(Points + Unknown));
        if (blockingIssueOpen)
            (least, most) = (Cap(least), Cap(most));
        return least == most ? least : null;
    }

    static QualityGrade Cap(QualityGrade grade) => grade < QualityGrade.C ? QualityGrade.C : grade;

    static QualityGrade GradeOf(double points) =>
        points switch
        {
            >= 95 => QualityGrade.A,
            >= 85 => QualityGrade.B,
            >= 70 => QualityGrade.C,
            _ => QualityGrade.D,
        };
}
