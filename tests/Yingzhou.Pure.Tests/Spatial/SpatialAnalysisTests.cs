using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Spatial;

/// <summary>空间分析 (p08 R9): nearest, within, overlay, buffer.</summary>
public class SpatialAnalysisTests
{
    static readonly Gen<GeoPoint> Anywhere = Gen.Select(Gen.Double[121.5, 123], Gen.Double[29.5, 31], (x, y) => new GeoPoint(x, y));

    static Placed[] Named(IEnumerable<GeoPoint> points) => [.. points.Select((point, i) => new Placed($"p{i:00}", Shape.Of(point)))];

    static Placed Square(string id, double west, double south, double size) =>
        new(id, Shape.Area(new GeoBox(west, south, west + size, south + size)));

    [Fact]
    public void The_nearest_are_those_that_measuring_every_pair_would_find() =>
        Gen.Select(Anywhere.Array[1, 6], Anywhere.Array[0, 12], Gen.Int[1, 4])
            .Sample(
                (ones, others, count) =>
                {
                    var (mine, theirs) = (Named(ones), Named(others));
                    var expected = mine.SelectMany(one =>
                        theirs
                            .Select(other => new NearPair(one.Id, other.Id, one.Shape.MetresTo(other.Shape).Value))
                            .OrderBy(pair => pair.Metres)
                            .ThenBy(pair => pair.Other, StringComparer.Ordinal)
                            .Take(count)
                    );
                    Assert.Equal(expected, SpatialAnalysis.Nearest(mine, theirs, count).Value);
                },
                iter: 100
            );

    [Fact]
    public void Within_a_distance_the_limit_belongs_to_it()
    {
        Placed[] one = [new("a", Shape.Of(new(122, 30)))];
        Placed[] other = [new("b", Shape.Of(new(122.01, 30)))];
        var metres = Geodesic.Between(new(122, 30), new(122.01, 30)).Metres;

        Assert.Single(SpatialAnalysis.Nearest(one, other, 5, metres).Value);
        Assert.Empty(SpatialAnalysis.Nearest(one, other, 5, metres - 0.001).Value);
        // A point in an area is at no distance from it.
        Assert.Equal(0, Assert.Single(SpatialAnalysis.Nearest(one, [Square("c", 121.9, 29.9, 0.2)], 1).Value).Metres);
    }

    [Fact]
    public void The_pieces_of_an_area_add_up_to_it_whatever_the_zones_that_do_not_overlap() =>
        Gen.Select(Gen.Double[121.95, 122.15], Gen.Double[29.95, 30.15], Gen.Double[0.01, 0.3])
            .Sample(
                (west, south, size) =>
                {
                    Placed[] grid =
                    [
                        .. from x in Enumerable.Range(0, 3)
                        from y in Enumerable.Range(0, 3)
                        select Square($"{x}{y}", 122 + (x * 0.05), 30 + (y * 0.05), 0.05),
                    ];
                    var area = Square("a", west, south, size);
                    var pieces = SpatialAnalysis.Overlay([area], grid).Value;
                    var whole = area.Shape.AreaSquareMetres().Value;
                    Assert.Equal(1, pieces.Sum(piece => piece.SquareMetres) / whole, 6);
                    Assert.True(pieces.Select(piece => piece.Other).Distinct().Count() == pieces.Length);
                },
                iter: 60
            );

    [Fact]
    public void A_feature_lies_in_the_zones_that_hold_it_whole_or_crosses_or_is_outside()
    {
        Placed[] zones = [Square("left", 122, 30, 1), Square("right", 123, 30, 1), Square("low", 122, 30, 0.5)];
        Placed[] ones =
        [
            Square("in", 122.6, 30.6, 0.1),
            Square("cross", 122.9, 30.6, 0.2),
            Square("out", 125, 30, 1),
            new("edge", Shape.Of(new(123, 30.7))),
            new("two", Shape.Of(new(122.1, 30.1))),
        ];

        var places = SpatialAnalysis.Within(ones, zones).Value;

        Assert.Equal(["left", "", "", "left,right", "left,low"], places.Select(place => string.Join(',', place.Zones)));
        Assert.Equal([false, true, false, false, false], places.Select(place => place.Crosses));
    }

    [Fact]
    public void Shapes_of_two_datums_are_not_compared()
    {
        Placed[] shifted = [new("a", Shape.Of(new(122, 30)).To(Datum.Gcj02))];
        Assert.NotNull(SpatialAnalysis.Nearest(shifted, [new("b", Shape.Of(new(122, 30)))], 1).Fault);
        Assert.NotNull(SpatialAnalysis.Overlay([Square("c", 122, 30, 1)], [new("d", Square("d", 122, 30, 1).Shape.To(Datum.Gcj02))]).Fault);
    }

    [Fact]
    public void A_zone_around_two_that_are_far_apart_is_twice_the_disc_and_melts_where_they_meet()
    {
        Placed[] far = [new("a", Shape.Of(new(122, 30))), new("b", Shape.Of(new(122.1, 30)))];
        var disc = SpatialAnalysis.Zone([far[0]], 500).Value.AreaSquareMetres().Value;
        Assert.Equal(Math.PI * 500 * 500, disc, disc * 0.005);
        Assert.Equal(2 * disc, SpatialAnalysis.Zone(far, 500).Value.AreaSquareMetres().Value, disc * 0.001);
        Assert.Equal(disc, SpatialAnalysis.Zone([far[0], far[0]], 500).Value.AreaSquareMetres().Value, 1);
        Assert.Equal("spatial.analysis-empty", SpatialAnalysis.Zone([], 500).Fault?.Code);
    }
}
