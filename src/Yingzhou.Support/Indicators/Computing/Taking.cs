using System.Globalization;
using System.Text.Json.Nodes;
using Yingzhou.Kernel;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Indicators.Content;

namespace Yingzhou.Support.Indicators.Computing;

/// <summary>What rows come to.</summary>
readonly record struct Taken(double? Value, long? Numerator, int Rows, DateTimeOffset? Watermark);

/// <summary>Takes rows together as a definition says (取数). A row whose formula has no value counts on no side: unknown is neither yes nor zero.</summary>
static class Taking
{
    const double Percent = 100;

    public static Taken Of(CompiledIndicator one, IReadOnlyList<FactRow> rows)
    {
        var (values, counted, watermark) = (new List<double>(), 0, (DateTimeOffset?)null);
        foreach (var row in rows)
        {
            if (Value(one, row) is not { } value)
                continue;
            counted++;
            values.Add(value);
            watermark = watermark is { } known && known > row.KnownAt ? known : row.KnownAt;
        }
        return one.Definition.Take switch
        {
            IndicatorTake.Count => new(counted, null, counted, watermark),
            IndicatorTake.Share => new(counted == 0 ? null : Percent * values.Sum() / counted, (long)values.Sum(), counted, watermark),
            IndicatorTake.Sum => new(counted == 0 ? null : values.Sum(), null, counted, watermark),
            _ => new(Quantile.Median(values), null, counted, watermark),
        };
    }

    /// <returns>1 and 0 for yes and no; <c>null</c> when the row is not meant or its formula has no value.</returns>
    public static double? Value(CompiledIndicator one, FactRow row)
    {
        if (one.Where is { } where && !(Evaluate(where, row.Facts) is JsonValue meant && meant.TryGetValue<bool>(out var yes) && yes))
            return null;
        if (one.Value is null)
            return 1;
        if (Evaluate(one.Value, row.Facts) is not JsonValue value)
            return null;
        if (one.Definition.Take is IndicatorTake.Share)
            return value.TryGetValue<bool>(out var holds) ? (holds ? 1 : 0) : null;
        return
            double.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? number
            : null;
    }

    static JsonNode? Evaluate(FeelExpression expression, JsonObject facts) => FeelJson.Evaluate(expression, facts);
}
