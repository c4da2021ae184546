namespace Yingzhou.Kernel;

/// <summary>A feature as an analysis sees it.</summary>
public sealed record Placed(string Id, Shape Shape);

/// <param name="Metres">0 where they meet.</param>
public sealed record NearPair(string Id, string Other, double Metres);

/// <summary>A piece of a feature (叠加结果).</summary>
/// <param name="Other">The zone that it lies in; <c>null</c> for the rest, in no zone.</param>
public sealed record OverlayPiece(string Id, string? Other, double SquareMetres);

/// <param name="Zones">Those that hold it whole, the border belonging to them; several when zones overlap.</param>
/// <param name="Crosses">It meets a zone, and none holds it whole (跨界).</param>
public sealed record ZonePlace(string Id, IReadOnlyList<string> Zones, bool Crosses);

/// <summary>
/// 空间分析 over two sets of shapes: nearest, within a distance, overlay. Distances and areas are those of the ellipsoid; datums must agree. What is asked of pairs is bounded by their boxes first, so that far ones are
/// never measured. Source: p08 R9.
/// </summary>
public static class SpatialAnalysis
{
    // Shorter than any degree of latitude; of longitude times the cosine of the higher latitude. Never more than the true distance.
    const double LeastMetresPerDegree = 110_500;

    /// <summary>Of each feature the nearest others, the nearest first, each line after the other.</summary>
    /// <param name="count">How many for each.</param>
    /// <param name="within">Only up to so many metres; equal belongs to it.</param>
    public static Outcome<NearPair[]> Nearest(IReadOnlyList<Placed> ones, IReadOnlyList<Placed> others, int count, double? within = null)
    {
        List<NearPair> found = [];
        foreach (var one in ones.Where(one => !one.Shape.IsEmpty))
        {
            List<NearPair> nearest = [];
            foreach (
                var (other, least) in others
                    .Where(other => !other.Shape.IsEmpty)
                    .Select(other => (other, AtLeast(one.Shape, other.Shape)))
                    .OrderBy(pair => pair.Item2)
            )
            {
                if (least > within || (nearest.Count >= count && least > nearest[count - 1].Metres))
                    break;
                var metres = one.Shape.MetresTo(other.Shape);
                if (metres.Fault is { } fault)
                    return fault;
                if (metres.Value <= (within ?? double.MaxValue))
                    nearest.Add(new(one.Id, other.Id, metres.Value));
                nearest.Sort(ByDistance);
            }
            found.AddRange(nearest.Take(count));
        }
        return found.ToArray();
    }

    /// <summary>Each area cut by the zones; what lies in no zone is a piece without one. Where zones do not overlap, the pieces of an area add up to it.</summary>
    public static Outcome<OverlayPiece[]> Overlay(IReadOnlyList<Placed> areas, IReadOnlyList<Placed> zones)
    {
        List<OverlayPiece> pieces = [];
        foreach (var one in areas)
        {
            var rest = one.Shape;
            foreach (var zone in zones.Where(zone => AtLeast(one.Shape, zone.Shape) == 0))
            {
                var common = one.Shape.Intersection(zone.Shape);
                if (common.Fault is { } mixed)
                    return mixed;
                var area = common.Value.AreaSquareMetres();
                if (area.Fault is { } shifted)
                    return shifted;
                if (area.Value <= 0)
                    continue;
                pieces.Add(new(one.Id, zone.Id, area.Value));
                rest = rest.Difference(zone.Shape).Value;
            }
            var left = rest.AreaSquareMetres();
            if (left.Fault is { } fault)
                return fault;
            if (left.Value > 0)
                pieces.Add(new(one.Id, null, left.Value));
        }
        return pieces.ToArray();
    }

    /// <summary>In which zones each feature lies (归属).</summary>
    public static Outcome<ZonePlace[]> Within(IReadOnlyList<Placed> ones, IReadOnlyList<Placed> zones)
    {
        List<ZonePlace> places = [];
        foreach (var one in ones)
        {
            var (holding, crosses) = (new List<string>(), false);
            foreach (var zone in zones.Where(zone => AtLeast(one.Shape, zone.Shape) == 0))
            {
                var holds = zone.Shape.Covers(one.Shape);
                if (holds.Fault is { } mixed)
                    return mixed;
                if (holds.Value)
                    holding.Add(zone.Id);
                else
                    crosses |= zone.Shape.Intersects(one.Shape).Value;
            }
            places.Add(new(one.Id, holding, holding.Count == 0 && crosses));
        }
        return places.ToArray();
    }

    /// <summary>Everything within so many metres of any of them, melted into one (缓冲区).</summary>
    public static Outcome<Shape> Zone(IReadOnlyList<Placed> around, double metres)
    {
        Shape? zone = null;
        foreach (var one in around)
        {
            var grown = one.Shape.Buffer(metres);
            if (grown.Fault is { } refused)
                return refused;
            if (zone is null)
                zone = grown.Value;
            else if (zone.Union(grown.Value) is { Succeeded: true, Value: var melted })
                zone = melted;
            else
                return zone.Union(grown.Value).Fault!;
        }
        return zone is null ? new Fault("spatial.analysis-empty", "没有要素，无法缓冲。") : zone;
    }

    static double AtLeast(Shape one, Shape other)
    {
        if (one.Box is not { } a || other.Box is not { } b)
            return double.MaxValue;
        var (high, wide) = (Gap(a.South, a.North, b.South, b.North), Gap(a.West, a.East, b.West, b.East));
        var farthest = new[] { a.South, a.North, b.South, b.North }.Max(Math.Abs);
        // Around the earth the other way it may be nearer: then nothing is known from longitudes.
        var across = wide > 90 ? 0 : wide * Math.Cos(farthest * Math.PI / 180);
        return LeastMetresPerDegree * Math.Max(high, across);
    }

    static double Gap(double from, double until, double otherFrom, double otherUntil) =>
        Math.Max(0, Math.Max(otherFrom - until, from - otherUntil));

    static int ByDistance(NearPair one, NearPair other) =>
        one.Metres != other.Metres ? one.Metres.CompareTo(other.Metres) : string.CompareOrdinal(one.Other, other.Other);
}
