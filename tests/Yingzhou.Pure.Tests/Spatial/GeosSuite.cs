using System.Globalization;
using System.Xml.Linq;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Buffer;
using NetTopologySuite.Operation.Linemerge;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Polygonize;
using NetTopologySuite.Precision;
using Yingzhou.Kernel;
using SpatialFunction = NetTopologySuite.Operation.Overlay.SpatialFunction;

namespace Yingzhou.Pure.Tests.Spatial;

/// <summary>One operation of a GEOS test file.</summary>
sealed record GeosOp(
    string File,
    string Case,
    string Name,
    string? A,
    string? B,
    IReadOnlyList<string> Arguments,
    string Expected,
    double? Scale,
    double Tolerance
)
{
    public override string ToString() => $"{File} [{Case}] {Name}({string.Join(", ", Arguments)})";
}

/// <summary>Reads and runs the XML tests of JTS and GEOS. Where <see cref="Shape"/> has the operation, it runs through it; the library's own is asked for what the platform does not offer.</summary>
static class GeosSuite
{
    public static IEnumerable<GeosOp> Read(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var run = XDocument.Load(file).Root!;
            double? scale = double.TryParse(
                run.Element("precisionModel")?.Attribute("scale")?.Value,
                CultureInfo.InvariantCulture,
                out var fixedScale
            )
                ? fixedScale
                : null;
            var tolerance = double.TryParse(run.Element("tolerance")?.Value, CultureInfo.InvariantCulture, out var given) ? given : 1e-9;
            foreach (var (at, one) in run.Elements("case").Index())
            foreach (var op in one.Elements("test").Elements("op"))
                yield return new(
                    Path.GetRelativePath(folder, file),
                    $"{at + 1}",
                    op.Attribute("name")!.Value.Trim(),
                    one.Element("a")?.Value,
                    one.Element("b")?.Value,
                    [.. Enumerable.Range(1, 4).Select(i => op.Attribute($"arg{i}")?.Value.Trim() ?? "")],
                    op.Value.Trim(),
                    scale,
                    tolerance
                );
        }
    }

    /// <returns><c>null</c> when it passes, else what came instead.</returns>
    public static string? Failure(GeosOp op)
    {
        try
        {
            return Judge(op);
        }
        catch (Exception thrown)
        {
            return $"{thrown.GetType().Name}: {thrown.Message.Split('\n')[0]}";
        }
    }

    static string? Judge(GeosOp op)
    {
        var name = op.Name.ToLowerInvariant();
        var (one, other) = (Argument(op, 0), Argument(op, 1));
        switch (name)
        {
            case "intersects"
            or "contains"
            or "covers"
            or "coveredby"
            or "within"
            or "touches"
            or "overlaps"
            or "equalstopo"
            or "disjoint"
            or "crosses":
                return Same(bool.Parse(op.Expected), Relation(name, one!, other!));
            case "relate":
                var matrix = one!.Relate(other!).Value;
                return Same(bool.Parse(op.Expected), new IntersectionMatrix(matrix).Matches(op.Arguments[2]));
            case "isvalid":
                return Same(bool.Parse(op.Expected), ShapeValidity.IsValid(one!));
            case "equalsexact":
                return Same(bool.Parse(op.Expected), Geometry(one!).EqualsExact(Geometry(other!), Number(op, 2)));
            case "equalsnorm":
                return Same(bool.Parse(op.Expected), Geometry(one!).EqualsNormalized(Geometry(other!)));
            case "iswithindistance":
                return Same(bool.Parse(op.Expected), Geometry(one!).IsWithinDistance(Geometry(other!), Number(op, 2)));
            case "distance":
                return Near(Value(op), Geometry(one!).Distance(Geometry(other!)), 1e-9);
            case "minclearance":
                return Near(Value(op), MinimumClearance.GetDistance(Geometry(one!)), 1e-9);
            case "minclearanceline":
                return Shaped(op, MinimumClearance.GetLine(Geometry(one!)));
            case "unionlength":
                return Near(Value(op), Geometry(one!.Dissolved()).Length, Math.Max(1e-6, op.Tolerance));
            case "unionarea":
                return Near(Value(op), Geometry(one!.Dissolved()).Area, Math.Max(1e-6, op.Tolerance));
            case "areatest" or "overlayareatest":
                return Areas(Text(op, 0) is null ? Parsed(op.A!) : one!, Text(op, 1) is null ? Parsed(op.B!) : other!);
            case "buffer":
                return Buffered(
                    op,
                    BufferOp.Buffer(
                        Geometry(one!),
                        Number(op, 1),
                        new BufferParameters(op.Arguments[2].Length > 0 ? (int)Number(op, 2) : 8)
                    ),
                    Number(op, 1)
                );
            case "buffermitredjoin":
                return Buffered(
                    op,
                    BufferOp.Buffer(Geometry(one!), Number(op, 1), new BufferParameters(8, EndCapStyle.Round, JoinStyle.Mitre, 5)),
                    Number(op, 1)
                );
            case "getcentroid":
                return Shaped(op, Geometry(one!).Centroid);
            case "getinteriorpoint":
                return Shaped(op, Geometry(one!).InteriorPoint);
            case "convexhull":
                return Shaped(op, Geometry(one!).ConvexHull());
            case "getboundary":
                return Shaped(op, Geometry(one!).Boundary);
            case "linemerge":
                var merger = new LineMerger();
                merger.Add(Geometry(one!));
                return Shaped(op, Geometry(one!).Factory.CreateGeometryCollection([.. merger.GetMergedLineStrings()]));
            case "buildarea":
                var polygonizer = new Polygonizer(true);
                polygonizer.Add(Geometry(one!));
                return Shaped(op, polygonizer.GetGeometry());
            default:
                return Shaped(op, Overlay(op, name, one!, other));
        }
    }

    static bool Relation(string name, Shape one, Shape other) =>
        name switch
        {
            "intersects" => one.Intersects(other).Value,
            "contains" => one.Contains(other).Value,
            "covers" => one.Covers(other).Value,
            "coveredby" => one.CoveredBy(other).Value,
            "within" => one.Within(other).Value,
            "touches" => one.Touches(other).Value,
            "overlaps" => one.Overlaps(other).Value,
            "equalstopo" => one.Equals(other).Value,
            "disjoint" => one.Disjoint(other).Value,
            _ => one.Crosses(other).Value,
        };

    static Geometry Overlay(GeosOp op, string name, Shape one, Shape? other)
    {
        var function = name switch
        {
            _ when name.StartsWith("intersection", StringComparison.Ordinal) => SpatialFunction.Intersection,
            _ when name.StartsWith("union", StringComparison.Ordinal) => SpatialFunction.Union,
            _ when name.StartsWith("difference", StringComparison.Ordinal) => SpatialFunction.Difference,
            _ when name.StartsWith("symdifference", StringComparison.Ordinal) => SpatialFunction.SymDifference,
            _ => throw new NotSupportedException(op.Name),
        };
        // A test on a grid is one of the library's alone: the platform's degrees are not snapped.
        var grid = op.Arguments[2].Length > 0 ? Number(op, 2) : op.Scale;
        if (grid is { } scale && other is not null)
            return OverlayNG.Overlay(Geometry(one), Geometry(other), function, new PrecisionModel(scale));
        if (other is null)
            return op.Scale is { } unary ? UnaryUnionNG.Union(Geometry(one), new PrecisionModel(unary)) : Geometry(one.Dissolved());
        return Geometry(
            function switch
            {
                SpatialFunction.Intersection => one.Intersection(other).Value,
                SpatialFunction.Union => one.Union(other).Value,
                SpatialFunction.Difference => one.Difference(other).Value,
                _ => one.SymmetricDifference(other).Value,
            }
        );
    }

    static string? Areas(Shape a, Shape b)
    {
        double Area(Shape shape) => Geometry(shape).Area;
        var (whole, second) = (Area(a), Area(b));
        var common = Area(a.Intersection(b).Value);
        var (left, right) = (Area(a.Difference(b).Value), Area(b.Difference(a).Value));
        var (either, all) = (Area(a.SymmetricDifference(b).Value), Area(a.Union(b).Value));
        var most = 1e-6 * Math.Max(1, Math.Max(whole, second));
        return
            Math.Abs(whole - common - left) <= most
            && Math.Abs(second - common - right) <= most
            && Math.Abs(either - left - right) <= most
            && Math.Abs(all - common - either) <= most
            ? null
            : $"A {whole} B {second} A∩B {common} A−B {left} B−A {right} AΔB {either} A∪B {all}";
    }

    static string? Buffered(GeosOp op, Geometry found, double distance)
    {
        var expected = Geometry(Parsed(op.Expected));
        if (found.IsEmpty || expected.IsEmpty)
            return found.IsEmpty == expected.IsEmpty ? null : $"{found}";
        // As JTS's BufferResultMatcher: area within 1 in 1,000, border within a hundredth of the distance.
        var apart = OverlayNGRobust.Overlay(found, expected, SpatialFunction.SymDifference).Area;
        return found.IsValid && apart <= Math.Max(1e-3 * expected.Area, 1e-9)
            ? null
            : $"symmetric difference {apart} of {expected.Area} at {distance}";
    }

    static string? Shaped(GeosOp op, Geometry found)
    {
        var expected = Geometry(Parsed(op.Expected));
        if (found.IsEmpty && expected.IsEmpty)
            return null;
        var (left, right) = (found.Normalized(), expected.Normalized());
        var size = Math.Max(
            expected.EnvelopeInternal.Diameter,
            Math.Max(Math.Abs(expected.EnvelopeInternal.MaxX), Math.Abs(expected.EnvelopeInternal.MaxY))
        );
        if (left.EqualsExact(right, size * 1e-9))
            return null;
        // Corners may be split or ordered otherwise: the same points are the same shape.
        if (
            expected.IsValid
            && found.IsValid
            && found.Dimension == expected.Dimension
            && expected is not { OgcGeometryType: OgcGeometryType.GeometryCollection }
        )
        {
            if (found.EqualsTopologically(expected))
                return null;
            var apart = found.SymmetricDifference(expected);
            if (expected.Dimension == Dimension.Surface && apart.Area <= 1e-9 * expected.Area)
                return null;
        }
        return found.ToString();
    }

    static string? Same(bool expected, bool found) => expected == found ? null : $"{found}";

    static string? Near(double expected, double found, double relative) =>
        Math.Abs(expected - found) <= Math.Max(Math.Abs(expected), 1) * relative || expected.Equals(found)
            ? null
            : $"{found:R} instead of {expected:R}";

    static double Value(GeosOp op) =>
        op.Expected is "Infinity" or "inf" or "1.7976931348623157E308"
            ? double.MaxValue
            : double.Parse(op.Expected, CultureInfo.InvariantCulture);

    static double Number(GeosOp op, int argument) =>
        op.Arguments[argument].Length == 0 ? 0 : double.Parse(op.Arguments[argument], CultureInfo.InvariantCulture);

    static string? Text(GeosOp op, int argument) =>
        op.Arguments[argument].ToUpperInvariant() switch
        {
            "A" => op.A,
            "B" => op.B,
            _ => null,
        };

    static Shape? Argument(GeosOp op, int argument) => Text(op, argument) is { } text ? Parsed(text) : null;

    static Shape Parsed(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length > 0 && trimmed.All(char.IsAsciiHexDigit)
            ? Shape.FromWkb(Convert.FromHexString(trimmed), Datum.Cgcs2000).Value
            : Shape.FromWkt(trimmed, Datum.Cgcs2000).Value;
    }

    static Geometry Geometry(Shape shape) => new NetTopologySuite.IO.WKBReader().Read(shape.ToWkb());
}
