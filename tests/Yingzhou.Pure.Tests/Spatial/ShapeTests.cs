using System.Diagnostics;
using CsCheck;
using Yingzhou.Kernel;
using Yingzhou.Pure.Tests.Kernel;

namespace Yingzhou.Pure.Tests.Spatial;

public class ShapeTests
{
    static readonly Shape Square = Shape.Area(new GeoBox(122, 30, 122.01, 30.01));

    [Fact]
    public void Shapes_of_two_datums_are_not_combined()
    {
        var shifted = Square.To(Datum.Gcj02);

        Assert.Equal("spatial.datum-mixed", Square.Intersection(shifted).Fault?.Code);
        Assert.Equal("spatial.datum-mixed", Square.Intersects(shifted).Fault?.Code);
        Assert.Equal("spatial.datum-mixed", Square.MetresTo(shifted).Fault?.Code);
        Assert.Equal("spatial.datum-shifted", shifted.AreaSquareMetres().Fault?.Code);
        Assert.Equal("spatial.datum-shifted", shifted.ToGeoJson().Fault?.Code);
        Assert.Equal("spatial.datum-mixed", AreaIndex.Of([("x", shifted)]).Fault?.Code);
    }

    [Theory]
    [InlineData(Datum.Gcj02)]
    [InlineData(Datum.Bd09)]
    [InlineData(Datum.Wgs84)]
    public void There_and_back_is_the_same_shape(Datum datum)
    {
        var back = Square.To(datum).To(Datum.Cgcs2000);

        Assert.Equal(Square.AreaSquareMetres().Value, back.AreaSquareMetres().Value, 0.01);
        Assert.Equal(0, Square.SymmetricDifference(back).Value.AreaSquareMetres().Value, 0.1);
    }

    [Fact]
    public void A_shape_survives_its_formats()
    {
        var ring = Shape
            .FromWkt(
                "POLYGON ((122 30, 122.01 30, 122.01 30.01, 122 30.01, 122 30), (122.002 30.002, 122.002 30.004, 122.004 30.004, 122.002 30.002))",
                Datum.Cgcs2000
            )
            .Value;

        Assert.True(ring.Equals(Shape.FromWkb(ring.ToWkb(), Datum.Cgcs2000).Value).Value);
        Assert.True(ring.Equals(Shape.FromGeoJson(ring.ToGeoJson().Value, Datum.Cgcs2000).Value).Value);
        Assert.True(ring.Equals(Shape.FromWkt(ring.ToWkt(), Datum.Cgcs2000).Value).Value);
        Assert.Equal(
            "POINT Z(1 2 3)",
            Shape
                .FromWkb(Shape.FromWkt("POINT Z(1 2 3)", Datum.Cgcs2000).Value.ToWkb(), Datum.Cgcs2000)
                .Value.ToWkt()
                .Replace(" Z ", " Z", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1,2]")]
    [InlineData("null")]
    [InlineData("{\"type\":\"Point\",\"coordinates\":[\"a\",1]}")]
    [InlineData("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0]]]}")]
    [InlineData("{\"type\":\"Feature\",\"geometry\":null}")]
    public void Text_that_is_no_shape_is_refused(string text) =>
        Assert.Equal("geometry", Shape.FromGeoJson(text, Datum.Cgcs2000).Fault?.Field);

    [Fact]
    public void No_bytes_break_the_reader() =>
        Gen.Byte.Array[0, 60].Sample(bytes => Shape.FromWkb(bytes, Datum.Cgcs2000) is { Succeeded: true } or { Fault.Status: 400 });

    [Fact]
    public void A_buffer_reaches_as_far_as_it_says_on_the_ground() =>
        Gen.Select(Gen.Double[121.5, 123], Gen.Double[29.5, 31], Gen.Double[10, 20_000])
            .Sample(
                (x, y, metres) =>
                {
                    var point = new GeoPoint(x, y);
                    var around = Shape.Of(point).Buffer(metres, 64).Value;
                    return Math.Abs(around.MetresToBorder(point).Value - metres) < metres * 1e-3
                        && Math.Abs((around.AreaSquareMetres().Value / (Math.PI * metres * metres)) - 1) < 1e-3;
                },
                iter: 50
            );

    [Fact]
    public void A_buffer_too_wide_for_its_plane_is_refused() =>
        Assert.Equal("spatial.buffer-reach", Shape.Area(new GeoBox(100, 20, 120, 40)).Buffer(10).Fault?.Code);

    [Fact]
    public void Parts_of_an_overlay_add_up() =>
        Gen.Select(Gen.Double[0, 0.02], Gen.Double[0, 0.02], Gen.Double[0.001, 0.02])
            .Sample(
                (dx, dy, size) =>
                {
                    var other = Shape.Area(new GeoBox(122 + dx - 0.01, 30 + dy - 0.01, 122 + dx - 0.01 + size, 30 + dy - 0.01 + size));
                    double Area(Outcome<Shape> shape) => shape.Value.AreaSquareMetres().Value;
                    var (a, b) = (Area(Square), Area(other));
                    var common = Area(Square.Intersection(other));
                    return Math.Abs(a - common - Area(Square.Difference(other))) < 1e-3
                        && Math.Abs(a + b - common - Area(Square.Union(other))) < 1e-3
                        && Math.Abs(a + b - (2 * common) - Area(Square.SymmetricDifference(other))) < 1e-3;
                }
            );

    [Fact]
    public void A_quarter_of_a_zone_brings_a_quarter_of_its_people() =>
        Assert.Equal(250, WeightedSummary.Within(Shape.Area(new GeoBox(122, 30, 122.005, 30.005)), [(Square, 1000)]).Value, 0.1);

    [Theory]
    [InlineData("POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0))", ShapeFault.SelfIntersection)]
    [InlineData("POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0), (2 2, 2 3, 3 3, 2 2))", ShapeFault.HoleOutside)]
    [InlineData("POLYGON ((0 0, 10 0, 0 0.05, 0 0))", ShapeFault.Spike)]
    [InlineData("POLYGON ((0 0, 1 0, 1 0, 1 1, 0 0))", ShapeFault.DuplicatePoint)]
    [InlineData("POLYGON ((0 0, 0 1, 1 1, 1 0, 0 0))", ShapeFault.RingOrder)]
    [InlineData("POLYGON ((179 0, -179 0, -179 1, 179 1, 179 0))", ShapeFault.Antimeridian)]
    [InlineData("POINT (122 91)", ShapeFault.OutOfRange)]
    public void What_is_wrong_is_named(string wkt, ShapeFault fault) =>
        Assert.Contains(ShapeValidity.Of(Shape.FromWkt(wkt, Datum.Cgcs2000).Value), finding => finding.Fault == fault);

    [Fact]
    public void A_repair_is_proposed_and_valid()
    {
        var bow = Shape.FromWkt("POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0))", Datum.Cgcs2000).Value;

        Assert.True(ShapeValidity.IsValid(ShapeValidity.Proposal(bow)!));
        Assert.Null(ShapeValidity.Proposal(Square));
        Assert.DoesNotContain(ShapeValidity.Of(Square.Parts[0]), finding => finding.Blocks);
    }

    [Fact]
    public void A_position_on_a_border_belongs_to_both_and_near_it_both_are_told()
    {
        var index = AreaIndex.Of([("west", Square), ("east", Shape.Area(new GeoBox(122.01, 30, 122.02, 30.01)))]).Value;

        Assert.Equal(["west"], index.At(new(122.005, 30.005)));
        Assert.Equal(["east", "west"], index.At(new(122.01, 30.005)).Order());
        Assert.Empty(index.At(new(123, 30)));
        var near = index.Within(new(122.0099, 30.005), 15);
        Assert.Equal(["west", "east"], near.Select(one => one.Key));
        Assert.Equal(0, near[0].Metres);
        Assert.Equal(9.65, near[1].Metres, 0.01);
        Assert.Single(index.Within(new(122.0099, 30.005), 5));
    }

    [Fact]
    public void An_index_says_what_each_area_says_and_is_quick()
    {
        var grid = Enumerable
            .Range(0, 2500)
            .Select(i =>
                (
                    $"{i}",
                    Shape.Area(new GeoBox(122 + (i % 50 * 0.01), 30 + (i / 50 * 0.01), 122.01 + (i % 50 * 0.01), 30.01 + (i / 50 * 0.01)))
                )
            )
            .ToArray();
        var index = AreaIndex.Of(grid).Value;
        var random = new Random(8);
        var points = Enumerable
            .Range(0, 100_000)
            .Select(_ => new GeoPoint(122 + (random.NextDouble() * 0.5), 30 + (random.NextDouble() * 0.5)))
            .ToArray();
        foreach (var point in points[..1000])
            Assert.Equal([$"{(int)((point.Longitude - 122) / 0.01) + ((int)((point.Latitude - 30) / 0.01) * 50)}"], index.At(point));

        var clock = Stopwatch.StartNew();
        var found = points.Count(point => index.At(point).Count > 0);

        Assert.Equal(points.Length, found);
        TestContext.Current.SendDiagnosticMessage($"point in polygon: {points.Length / clock.Elapsed.TotalSeconds:N0}/s");
    }

    [Fact]
    public void The_nearest_are_those_that_counting_all_finds() =>
        Gen.Select(Gen.Double[100, 140], Gen.Double[-60, 60], Gen.Int[1, 8])
            .Sample(
                (x, y, k) =>
                {
                    var random = new Random(k);
                    var points = Enumerable
                        .Range(0, 200)
                        .Select(i => (i, new GeoPoint(90 + (random.NextDouble() * 60), (random.NextDouble() * 140) - 70)))
                        .ToArray();
                    var from = new GeoPoint(x, y);
                    return new NearestPoints<int>(points)
                        .To(from, k)
                        .Select(one => one.Key)
                        .SequenceEqual(points.OrderBy(one => from.MetresTo(one.Item2)).Take(k).Select(one => one.i));
                },
                iter: 50
            );

    [Fact]
    public void Counties_of_zhejiang_are_read_measured_and_overlaid()
    {
        var zhoushan = Layer.Read(Shared.File("suites/geojson-cn/330900.json"));
        var ningbo = Layer.Read(Shared.File("suites/geojson-cn/330200.json"));

        Assert.Equal(4, zhoushan.Count);
        // The outlines are coarse (about 1 km); the land of the city is 1,440 km².
        Assert.InRange(zhoushan.Sum(county => county.Shape.AreaSquareMetres().Value) / 1e6, 900, 2000);
        var all = zhoushan
            .Select(county => ShapeValidity.Proposal(county.Shape) ?? county.Shape)
            .Aggregate((one, other) => one.Union(other).Value);
        Assert.True(ShapeValidity.IsValid(all));
        foreach (var county in ningbo)
        {
            var sound = ShapeValidity.Proposal(county.Shape) ?? county.Shape;
            var (common, rest) = (
                sound.Intersection(all).Value.AreaSquareMetres().Value,
                sound.Difference(all).Value.AreaSquareMetres().Value
            );
            Assert.Equal(sound.AreaSquareMetres().Value, common + rest, sound.AreaSquareMetres().Value * 1e-9);
        }
    }
}
