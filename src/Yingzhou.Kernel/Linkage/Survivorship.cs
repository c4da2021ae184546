namespace Yingzhou.Kernel;

/// <summary>A value of one member of a cluster.</summary>
/// <param name="Source">The register it stands in.</param>
/// <param name="Verified">When it was last checked; <c>null</c> when never.</param>
public sealed record FieldValue(string Member, string Source, string Value, DateOnly? Verified);

/// <summary>Why a value stands in the golden record.</summary>
public enum GoldenGround
{
    /// <summary>权威数源</summary>
    Authoritative,

    /// <summary>最近核实</summary>
    NewestVerified,

    /// <summary>多数一致</summary>
    MostFrequent,
}

/// <summary>A value of the golden record (主记录) with its origin.</summary>
/// <param name="Others">Other values that stand in the registers: not lost, and a task for whoever keeps them.</param>
public sealed record GoldenValue(string Value, FieldValue Origin, GoldenGround Ground, IReadOnlyList<string> Others);

/// <summary>Which value of a field survives (主记录取值): of the authoritative source, else the newest verified, else the most frequent. Source: p02 R7.</summary>
public static class Survivorship
{
    /// <param name="authoritative">The register that is the source of this field (一数一源); <c>null</c> when none is settled.</param>
    /// <returns><c>null</c> when no member has a value.</returns>
    public static GoldenValue? Of(IReadOnlyList<FieldValue> values, string? authoritative)
    {
        var present = values.Where(value => value.Value.Length > 0).OrderBy(value => value.Member, StringComparer.Ordinal).ToList();
        if (present.Count == 0)
            return null;
        // Equal dates and equal counts are settled by the value itself, so that the order of registers decides nothing.
        if (Newest(present.Where(value => value.Source == authoritative)) is { } source)
            return Golden(source, GoldenGround.Authoritative);
        if (Newest(present.Where(value => value.Verified is not null)) is { } newest)
            return Golden(newest, GoldenGround.NewestVerified);
        var most = present
            .GroupBy(value => value.Value)
            .OrderByDescending(same => same.Count())
            .ThenBy(same => same.Key, StringComparer.Ordinal)
            .First();
        return Golden(most.First(), GoldenGround.MostFrequent);

        GoldenValue Golden(FieldValue origin, GoldenGround ground) =>
            new(
                origin.Value,
                origin,
                ground,
                [.. present.Select(value => value.Value).Where(value => value != origin.Value).Distinct().Order(StringComparer.Ordinal)]
            );
    }

    static FieldValue? Newest(IEnumerable<FieldValue> values) =>
        values.OrderByDescending(value => value.Verified).ThenBy(value => value.Value, StringComparer.Ordinal).FirstOrDefault();
}
