using Yingzhou.Languages.Feel.Evaluation;

namespace Yingzhou.Languages.Feel;

/// <summary>
/// How large a value is when written out. Values share their parts, so a short text can describe a value whose writing, comparing or
/// hashing would take for
/// ever: <c>{a: [1, 1], b: [a, a], c: [b, b], …}</c>. Lists and contexts therefore add up the extent of their parts, and none is made
/// beyond the bounds.
/// </summary>
/// <param name="Weight">Values in it, a text counting for every eight of its characters.</param>
/// <param name="Depth">Lists and contexts inside each other.</param>
readonly record struct Extent(long Weight, int Depth)
{
    const long LargestWeight = 4_000_000;
    const int LargestDepth = 500;

    public static Extent Of(FeelValue? value) =>
        value switch
        {
            FeelList list => list.Extent,
            FeelContext context => context.Extent,
            FeelString text => new(1 + (text.Value.Length / 8), 0),
            _ => new(1, 0),
        };

    /// <summary>The extent of a whole with one more part.</summary>
    public Extent With(FeelValue? part)
    {
        var (weight, depth) = Of(part);
        return Checked(Weight + weight, Math.Max(Depth, depth + 1));
    }

    /// <summary>The extent of a list.</summary>
    public static Extent Of(ReadOnlySpan<FeelValue?> items)
    {
        long weight = 1;
        var depth = items.IsEmpty ? 0 : 1;
        foreach (var item in items)
        {
            if (item is FeelNumber or null)
            {
                weight++;
                continue;
            }
            var inner = Of(item);
            weight += inner.Weight;
            depth = Math.Max(depth, inner.Depth + 1);
        }
        return Checked(weight, depth);
    }

    static Extent Checked(long weight, int depth) =>
        weight <= LargestWeight && depth <= LargestDepth
            ? new(weight, depth)
            : throw new LimitReachedException(0, $"a value of more than {LargestWeight} parts or {LargestDepth} levels");
}
