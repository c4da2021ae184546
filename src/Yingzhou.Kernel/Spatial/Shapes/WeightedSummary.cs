namespace Yingzhou.Kernel;

/// <summary>What lies within an area, each neighbour's figure by the share of its own area (面积加权汇总): quarters of a zone count as quarters (p08 R9).</summary>
public static class WeightedSummary
{
    /// <param name="sources">Areas with a figure that is spread evenly over them, e.g. people.</param>
    /// <returns>The sum. Sources without an area count nothing; datums must agree.</returns>
    public static Outcome<double> Within(Shape area, IEnumerable<(Shape Shape, double Value)> sources)
    {
        var sum = 0.0;
        foreach (var (shape, value) in sources)
        {
            var common = area.Intersection(shape);
            if (common.Fault is { } fault)
                return fault;
            var (part, whole) = (common.Value.AreaSquareMetres(), shape.AreaSquareMetres());
            if ((part.Fault ?? whole.Fault) is { } shifted)
                return shifted;
            if (whole.Value > 0)
                sum += value * Math.Min(1, part.Value / whole.Value);
        }
        return sum;
    }
}
