namespace Yingzhou.Kernel;

/// <param name="Code">e.g. <c>pm25-24h</c>.</param>
/// <param name="Breakpoints">Concentrations at each index of the table, from 0; shorter where the standard stops (then another mean is used).</param>
public sealed record AqiColumn(string Code, string Title, string Unit, IReadOnlyList<decimal> Breakpoints);

/// <param name="To">The highest index of the grade, included; <c>null</c> for the last.</param>
public sealed record AqiGrade(string Title, int? To, string Colour);

/// <param name="Index">分指数 IAQI; <c>null</c> when the standard gives none for such a concentration.</param>
public sealed record AqiPart(string Code, decimal Concentration, int? Index);

/// <param name="Index">AQI; <c>null</c> when nothing could be computed.</param>
/// <param name="Primary">首要污染物: those with the highest index, when it is above 50.</param>
/// <param name="Edition">Named on every published index.</param>
public sealed record AqiResult(int? Index, AqiGrade? Grade, IReadOnlyList<string> Primary, IReadOnlyList<AqiPart> Parts, string Edition);

/// <summary>
/// 空气质量指数 by a dated table of breakpoints: linear between them, rounded up to a whole index. Source: HJ 633 §4; the table is content, because editions change (c08 §3.3).
/// </summary>
public sealed record AirQualityIndex(
    StandardEdition Edition,
    IReadOnlyList<int> Indices,
    IReadOnlyList<AqiColumn> Columns,
    IReadOnlyList<AqiGrade> Grades
)
{
    const int PrimaryAbove = 50;

    public static Outcome<AirQualityIndex> Read(string json)
    {
        var read = StandardTable.Read<AirQualityIndex>(json);
        if (read.Fault is not null)
            return read;
        var table = read.Value;
        if (table.Indices.Count < 2 || !Rising(table.Indices.Select(index => (decimal)index)))
            return StandardTable.Unsound("indices 应当递增");
        foreach (var column in table.Columns)
            if (column.Breakpoints.Count < 2 || column.Breakpoints.Count > table.Indices.Count || !NotFalling(column.Breakpoints))
                return StandardTable.Unsound($"{column.Code} 的断点应当不减，且不多于 indices");
        return table.Columns.DistinctBy(column => column.Code).Count() != table.Columns.Count
            ? StandardTable.Unsound("columns 有重复的 code")
            : read;
    }

    /// <param name="concentrations">By column code; what was not measured is absent.</param>
    /// <returns>A fault for a code that the edition does not have.</returns>
    public Outcome<AqiResult> Of(IReadOnlyDictionary<string, decimal> concentrations)
    {
        List<AqiPart> parts = [];
        foreach (var (code, concentration) in concentrations)
        {
            if (Columns.FirstOrDefault(column => column.Code == code) is not { } column)
                return new Fault("environment.aqi-factor", $"{Edition.Number} 没有“{code}”，请检查污染物代码。", 400) { Field = code };
            parts.Add(new(code, concentration, PartIndex(column, concentration)));
        }
        var index = parts.Max(part => part.Index);
        return new AqiResult(
            index,
            Grades.FirstOrDefault(grade => index is not null && (grade.To is null || index <= grade.To)),
            index > PrimaryAbove ? [.. parts.Where(part => part.Index == index).Select(part => part.Code)] : [],
            parts,
            Edition.Number
        );
    }

    int? PartIndex(AqiColumn column, decimal concentration)
    {
        if (concentration < 0)
            return null;
        var points = column.Breakpoints;
        if (concentration > points[^1])
            // Above a full column the index stays at its top (爆表); above a shorter one the standard refers to another mean.
            return points.Count == Indices.Count ? Indices[^1] : null;
        for (var i = 1; i < points.Count; i++)
            if (concentration <= points[i] && points[i] > points[i - 1])
                return (int)
                    Math.Ceiling(
                        ((Indices[i] - Indices[i - 1]) * (concentration - points[i - 1]) / (points[i] - points[i - 1])) + Indices[i - 1]
                    );
        return Indices[0];
    }

    static bool Rising(IEnumerable<decimal> values)
    {
        decimal[] all = [.. values];
        return all.Zip(all.Skip(1)).All(pair => pair.First < pair.Second);
    }

    static bool NotFalling(IReadOnlyList<decimal> values) => values.Zip(values.Skip(1)).All(pair => pair.First <= pair.Second);
}
