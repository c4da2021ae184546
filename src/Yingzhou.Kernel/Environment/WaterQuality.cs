namespace Yingzhou.Kernel;

/// <summary>Which side of a limit is good, and where an equal value falls.</summary>
public enum LimitSense
{
    /// <summary>≤: an equal value meets the limit.</summary>
    AtMost,

    /// <summary>≥: an equal value meets it.</summary>
    AtLeast,

    /// <summary>&gt;: an equal value does not.</summary>
    Above,

    /// <summary>From–to, both ends meet it.</summary>
    Within,
}

/// <summary>Another figure that meets the limit as well (dissolved oxygen: saturation 90 %).</summary>
/// <param name="Limits">By class; <c>null</c> where the standard offers no such choice.</param>
public sealed record OtherMeasure(string Code, LimitSense Sense, IReadOnlyList<decimal?> Limits);

/// <param name="Waters">Kinds of water the row is for (<c>river</c>, <c>lake</c>); <c>null</c> for all.</param>
/// <param name="Limits">By class, the best first; two numbers a class for <see cref="LimitSense.Within"/>: from and to.</param>
/// <param name="Counts"><c>false</c> for what is reported and does not decide the class (total nitrogen, coliforms).</param>
public sealed record WaterFactor(
    string Code,
    string Title,
    string Unit,
    LimitSense Sense,
    IReadOnlyList<decimal> Limits,
    IReadOnlyList<string>? Waters = null,
    bool Counts = true,
    OtherMeasure? Or = null
);

/// <param name="Class">1 for the best; one more than the standard has classes for 劣.</param>
/// <param name="Title">What the standard calls the factor.</param>
public sealed record FactorGrade(string Code, string Title, decimal Value, int Class, bool Counts);

/// <param name="Class"><c>null</c> when nothing that counts was measured.</param>
/// <param name="Title">e.g. Ⅲ, 劣Ⅴ.</param>
/// <param name="Deciding">Factors that are as bad as the whole.</param>
public sealed record WaterGrade(
    int? Class,
    string? Title,
    IReadOnlyList<FactorGrade> Factors,
    IReadOnlyList<string> Deciding,
    string Edition
);

/// <summary>
/// 水质类别 by the worst single factor (单因子评价法), for surface water (GB 3838) and sea water (GB 3097) alike: the table is dated content. Source: c08 §3.4–3.5.
/// </summary>
public sealed record WaterQualityStandard(
    StandardEdition Edition,
    IReadOnlyList<string> Classes,
    string WorseThanAll,
    IReadOnlyList<WaterFactor> Factors
)
{
    public static Outcome<WaterQualityStandard> Read(string json)
    {
        var read = StandardTable.Read<WaterQualityStandard>(json);
        if (read.Fault is not null)
            return read;
        foreach (var factor in read.Value.Factors)
        {
            var expected = read.Value.Classes.Count * (factor.Sense is LimitSense.Within ? 2 : 1);
            if (factor.Limits.Count != expected)
                return StandardTable.Unsound($"{factor.Code} 应当有 {expected} 个限值，实际有 {factor.Limits.Count} 个");
            if (
                factor.Sense is LimitSense.AtMost && !Ordered(factor.Limits)
                || factor.Sense is LimitSense.AtLeast or LimitSense.Above && !Ordered([.. factor.Limits.Reverse()])
            )
                return StandardTable.Unsound($"{factor.Code} 的限值从好到差应当越来越宽");
            if (factor.Or is { } other && other.Limits.Count != read.Value.Classes.Count)
                return StandardTable.Unsound($"{factor.Code} 的替代限值应当每类一个");
        }
        return read;
    }

    /// <param name="sample">By factor code, in the table's unit; what was not measured is absent and does not count.</param>
    /// <param name="water"><c>river</c>, <c>lake</c>, <c>sea</c>: the rows that apply.</param>
    public WaterGrade Grade(IReadOnlyDictionary<string, decimal> sample, string water)
    {
        FactorGrade[] graded =
        [
            .. Rows(water)
                .Where(factor => sample.ContainsKey(factor.Code))
                .Select(factor => new FactorGrade(factor.Code, factor.Title, sample[factor.Code], ClassOf(factor, sample), factor.Counts)),
        ];
        int? worst = graded.Where(one => one.Counts).Select(one => (int?)one.Class).Max();
        return new(
            worst,
            worst is { } place ? Title(place) : null,
            graded,
            [.. graded.Where(one => one.Counts && one.Class == worst).Select(one => one.Code)],
            Edition.Number
        );
    }

    public string Title(int place) => place <= Classes.Count ? Classes[place - 1] : WorseThanAll;

    /// <summary>超标倍数 over the limit of the class that the water should have: value ÷ limit − 1.</summary>
    /// <returns><c>null</c> when it keeps the limit, was not measured, or has a limit that is no upper one.</returns>
    public decimal? MultipleOver(string code, decimal value, int place, string water) =>
        Rows(water).FirstOrDefault(factor => factor.Code == code) is { Sense: LimitSense.AtMost } factor && value > factor.Limits[place - 1]
            ? (value / factor.Limits[place - 1]) - 1
            : null;

    IEnumerable<WaterFactor> Rows(string water) => Factors.Where(factor => factor.Waters is null || factor.Waters.Contains(water));

    int ClassOf(WaterFactor factor, IReadOnlyDictionary<string, decimal> sample)
    {
        for (var place = 1; place <= Classes.Count; place++)
            if (
                Meets(factor.Sense, sample[factor.Code], factor.Limits, place)
                || factor.Or is { } other
                    && sample.TryGetValue(other.Code, out var second)
                    && other.Limits[place - 1] is { } limit
                    && Meets(other.Sense, second, [limit], 1)
            )
                return place;
        return Classes.Count + 1;
    }

    static bool Meets(LimitSense sense, decimal value, IReadOnlyList<decimal> limits, int place) =>
        sense switch
        {
            LimitSense.AtMost => value <= limits[place - 1],
            LimitSense.AtLeast => value >= limits[place - 1],
            LimitSense.Above => value > limits[place - 1],
            _ => value >= limits[(2 * place) - 2] && value <= limits[(2 * place) - 1],
        };

    static bool Ordered(IReadOnlyList<decimal> limits) => limits.Zip(limits.Skip(1)).All(pair => pair.First <= pair.Second);
}

/// <summary>富营养化指数 E = COD · DIN · DIP · 10⁶ ÷ 4500, all in mg/L; from 1 the sea is eutrophic. Source: HY/T 147; c08 §3.5.</summary>
public static class Eutrophication
{
    public static decimal Index(decimal cod, decimal inorganicNitrogen, decimal phosphate) =>
        cod * inorganicNitrogen * phosphate * 1_000_000 / 4500;

    public static bool IsEutrophic(decimal index) => index >= 1;
}
