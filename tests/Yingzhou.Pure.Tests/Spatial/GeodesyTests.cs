using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Spatial;

public class GeodesyTests
{
    static readonly GeoPoint City = new(122.1069, 30.0164);
    static readonly Gen<GeoPoint> Anywhere = Gen.Select(Gen.Double[-180, 180], Gen.Double[-89.9, 89.9], (x, y) => new GeoPoint(x, y));
    static readonly Gen<GeoPoint> Nearby = Gen.Select(Gen.Double[121.5, 123.5], Gen.Double[29.5, 31], (x, y) => new GeoPoint(x, y));

    [Fact]
    public void P08_3_distance_to_shengsi_and_a_degree_each_way()
    {
        Assert.Equal(85_547.200, City.MetresTo(new(122.4577, 30.7256)), 0.001);
        Assert.Equal(110_860.926, new GeoPoint(122, 30).MetresTo(new(122, 31)), 0.001);
        Assert.Equal(96_485.974, new GeoPoint(122, 30).MetresTo(new(123, 30)), 0.001);
    }

    // GeographicLib on WGS 84, whose flattening differs by half a part in 10⁸.
    [Theory]
    [InlineData(0, 0, 179.5, 0.5, 19_936_288.579)]
    [InlineData(0, 0, 179.7, 0.5, 19_944_127.421)]
    [InlineData(0, 0, 180, 0, 20_003_931.459)] // over the pole, the equator is longer
    [InlineData(-180, 90, 0, -90, 20_003_931.459)]
    public void Antipodes_are_reached_where_vincenty_is_not(double x1, double y1, double x2, double y2, double metres) =>
        Assert.Equal(metres, new GeoPoint(x1, y1).MetresTo(new(x2, y2)), 0.01);

    [Fact]
    public void A_way_leads_where_it_says() =>
        Gen.Select(Anywhere, Anywhere)
            .Sample(
                (from, to) =>
                {
                    var way = Geodesic.Between(from, to);
                    return Geodesic.From(from, way.StartAzimuth, way.Metres).MetresTo(to) < 0.001;
                }
            );

    [Fact]
    public void A_way_leads_where_it_says_near_the_antipodes() =>
        Gen.Select(Anywhere, Gen.Double[-0.6, 0.6], Gen.Double[-0.6, 0.6])
            .Sample(
                (from, dx, dy) =>
                {
                    var to = new GeoPoint(
                        from.Longitude > 0 ? from.Longitude - 180 + dx : from.Longitude + 180 - dx,
                        Math.Clamp(dy - from.Latitude, -89.9, 89.9)
                    );
                    var way = Geodesic.Between(from, to);
                    return Geodesic.From(from, way.StartAzimuth, way.Metres).MetresTo(to) < 0.001 && way.Metres <= 20_003_931.46;
                }
            );

    [Fact]
    public void The_way_back_is_as_long() =>
        Gen.Select(Anywhere, Anywhere).Sample((from, to) => Math.Abs(from.MetresTo(to) - to.MetresTo(from)) < 1e-4);

    [Fact]
    public void C01_1_projected_to_the_zone_of_123()
    {
        var plane = GaussKruger.Cm123.Project(City);

        Assert.Equal(3_322_267.317, plane.Northing, 0.001);
        Assert.Equal(413_840.520, plane.Easting, 0.001);
        Assert.Equal(41_413_840.520, GaussKruger.OfZone(41, prefixed: true).Value.Project(City).Easting, 0.001);
        Assert.True(GaussKruger.Cm123.Unproject(plane).MetresTo(City) < 0.001);
    }

    [Fact]
    public void Projecting_and_back_moves_nothing() =>
        Nearby.Sample(point => GaussKruger.Cm120.Unproject(GaussKruger.Cm120.Project(point)).MetresTo(point) < 1e-5);

    [Fact]
    public void On_the_central_meridian_the_plane_is_true() =>
        Gen.Double[-80, 80]
            .Sample(latitude =>
                Math.Abs(
                    Math.Abs(GaussKruger.Cm123.Project(new(123, latitude)).Northing) - new GeoPoint(123, 0).MetresTo(new(123, latitude))
                ) < 1e-3
            );

    [Theory]
    [InlineData(4549, 120, false)]
    [InlineData(4550, 123, false)]
    [InlineData(4529, 123, true)] // zone 41 in front
    public void Codes_name_the_zones(int epsg, double meridian, bool prefixed)
    {
        var system = GaussKruger.OfEpsg(epsg).Value;

        Assert.Equal((meridian, prefixed, epsg), (system.CentralMeridian, system.IsPrefixed, system.Epsg));
    }

    [Theory]
    [InlineData(121.49, 120)]
    [InlineData(121.5, 123)] // on the limit: the eastern zone
    [InlineData(122.1, 123)]
    public void A_place_lies_in_the_nearest_zone(double longitude, double meridian) =>
        Assert.Equal(meridian, GaussKruger.Around(new(longitude, 30)).Value.CentralMeridian);

    [Fact]
    public void C01_2_shifted_and_unshifted()
    {
        var capital = Gcj02Point.From(new(116.404, 39.915));
        var city = Gcj02Point.From(City);

        Assert.Equal((116.410244499, 39.916404282), (Math.Round(capital.Longitude, 9), Math.Round(capital.Latitude, 9)));
        Assert.Equal((122.111260308, 30.014146957), (Math.Round(city.Longitude, 9), Math.Round(city.Latitude, 9)));
        // The page's 488.9 m is the distance on a sphere; on the ellipsoid it is 489.2 m.
        Assert.Equal(489.2, City.MetresTo(new(city.Longitude, city.Latitude)), 0.05);
    }

    [Fact]
    public void Both_shifts_are_undone_to_a_billionth_of_a_degree() =>
        Gen.Select(Gen.Double[73, 135], Gen.Double[18, 53])
            .Sample(
                (x, y) =>
                {
                    var point = new GeoPoint(x, y);
                    return Same(Gcj02Point.From(point).ToCgcs2000(), point) && Same(Bd09Point.From(point).ToCgcs2000(), point);
                }
            );

    [Fact]
    public void Outside_the_country_nothing_is_shifted() => Assert.Equal(new(-0.1276, 51.5072), Gcj02Point.From(new(-0.1276, 51.5072)));

    [Fact]
    public void C01_3_area_of_a_quadrangle_of_parallels()
    {
        GeoPoint[] ring = [new(122.10, 30.00), new(122.12, 30.00), new(122.12, 30.01), new(122.10, 30.01)];
        var area = Shape.Area(ring).Value;

        Assert.Equal(2_139_042.35, EllipsoidArea.Of(ring), 0.01);
        Assert.Equal(2_139_431.41, area.PlanarArea(GaussKruger.Cm123).Value, 0.01);
        Assert.Equal(2_141_230.09, area.PlanarArea(GaussKruger.Cm120).Value, 0.01);
    }

    [Fact]
    public void An_octant_of_geodesics_is_an_eighth_of_the_earth() =>
        Assert.Equal(
            EllipsoidArea.Earth / 8,
            EllipsoidArea.Of([new(0, 0), new(90, 0), new(0, 90)], RingEdge.Geodesic),
            EllipsoidArea.Earth * 1e-9
        );

    [Fact]
    public void A_cap_around_the_pole_is_measured_inside()
    {
        GeoPoint[] ring = [.. Enumerable.Range(0, 72).Select(i => new GeoPoint((i * 5) - 180, 89))];

        // π r² of a circle of one degree of meridian there; the edges are parallels.
        Assert.Equal(Math.PI * Math.Pow(new GeoPoint(0, 89).MetresTo(new(0, 90)), 2), EllipsoidArea.Of(ring), 4e6);
    }

    [Fact]
    public void Where_a_ring_begins_its_direction_and_more_corners_change_no_area() =>
        Gen.Select(Gen.Double[0.001, 0.5], Gen.Double[0.1, 0.9], Gen.Int[0, 3])
            .Sample(
                (size, share, turn) =>
                {
                    GeoPoint[] ring = [new(122, 30), new(122 + size, 30), new(122 + size, 30 + (size * share)), new(122, 30 + size)];
                    var area = EllipsoidArea.Of(ring);
                    GeoPoint[] turned = [.. ring.Skip(turn), .. ring.Take(turn)];
                    var denser = ring.SelectMany(
                        (corner, i) =>
                            (GeoPoint[])
                                [
                                    corner,
                                    new(
                                        (corner.Longitude + ring[(i + 1) % 4].Longitude) / 2,
                                        (corner.Latitude + ring[(i + 1) % 4].Latitude) / 2
                                    ),
                                ]
                    );
                    return Near(area, EllipsoidArea.Of(turned))
                        && Near(area, EllipsoidArea.Of([.. ring.Reverse()]))
                        && Near(area, EllipsoidArea.Of([.. denser]));
                }
            );

    [Theory]
    [InlineData(30.0164, 122.1069, "spatial.latitude")]
    [InlineData(200, 10, "spatial.longitude")]
    [InlineData(double.NaN, 10, "spatial.not-a-number")]
    public void What_is_no_place_is_refused(double longitude, double latitude, string code) =>
        Assert.Equal(code, GeoPoint.Create(longitude, latitude).Fault?.Code);

    [Fact]
    public void Swapped_degrees_are_named() =>
        Assert.Contains("写反", GeoPoint.Create(30.0164, 122.1069).Fault!.Detail, StringComparison.Ordinal);

    [Fact]
    public void P08_6_eastings_with_a_zone_in_front_propose_and_wait()
    {
        var guess = CoordinateSniff.Of([(3_322_267.317, 41_413_840.52), (3_322_300, 41_413_900)])!;

        Assert.Equal(123, guess.System!.CentralMeridian);
        Assert.True(guess.System.IsPrefixed);
        Assert.Equal(123, CoordinateSniff.Of([(41_413_840.52, 3_322_267.317)])!.System!.CentralMeridian);
    }

    [Fact]
    public void Without_a_zone_the_meridian_cannot_be_guessed()
    {
        var guess = CoordinateSniff.Of([(3_322_267.317, 413_840.52)])!;

        Assert.Null(guess.System);
        Assert.False(guess.IsGeographic);
        Assert.True(CoordinateSniff.Of([(122.1, 30.0)])!.IsGeographic);
        Assert.Null(CoordinateSniff.Of([(9e9, 1)]));
        Assert.Null(CoordinateSniff.Of([]));
    }

    static bool Near(double one, double other) => Math.Abs(one - other) <= 1e-9 * one;

    static bool Same(GeoPoint one, GeoPoint other) =>
        Math.Abs(one.Longitude - other.Longitude) < 1e-9 && Math.Abs(one.Latitude - other.Latitude) < 1e-9;
}
