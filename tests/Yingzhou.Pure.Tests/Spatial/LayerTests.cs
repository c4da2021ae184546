using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Spatial;

public class LayerTests
{
    [Fact]
    public void P08_4_seven_items_by_three()
    {
        string[] items = ["g", "a", "f", "b", "e", "c", "d"];
        var first = VersionPaging.Page("v1", items, item => item, 3, null);
        var second = VersionPaging.Page("v1", items, item => item, 3, first.Next);
        var third = VersionPaging.Page("v1", items, item => item, 3, second.Next);

        Assert.Equal(["a", "b", "c"], first.Items);
        Assert.Equal(["d", "e", "f"], second.Items);
        Assert.Equal(["g"], third.Items);
        Assert.Null(third.Next);
        // A newer version is another paging: the place names its own.
        Assert.Throws<ArgumentException>(() => VersionPaging.Page("v2", items[..5], item => item, 3, first.Next));
    }

    [Fact]
    public void Paging_neither_skips_nor_repeats() =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[1, 9])
            .Sample(
                (count, limit) =>
                {
                    string[] items = [.. Enumerable.Range(0, count).Select(i => $"{i:00}")];
                    List<string> seen = [];
                    PagePlace? place = null;
                    do
                    {
                        var page = VersionPaging.Page("v", items, item => item, limit, place);
                        seen.AddRange(page.Items);
                        place = page.Next;
                    } while (place is not null);
                    return seen.SequenceEqual(items);
                }
            );

    [Theory]
    [InlineData("122,29,123")]
    [InlineData("122,29,123,x")]
    [InlineData("122,31,123,29")]
    [InlineData("122,29,123,NaN")]
    [InlineData("")]
    public void P08_5_a_box_of_other_shape_is_refused(string text) =>
        Assert.Equal((400, "bbox"), (BoxQuery.Parse(text).Fault!.Status, BoxQuery.Parse(text).Fault!.Field));

    [Fact]
    public void P08_5_across_the_antimeridian_and_in_the_order_of_the_system()
    {
        var across = BoxQuery.Parse("170,-10,-170,10").Value;

        Assert.True(across.SpansAntimeridian);
        Assert.True(across.Holds(new(179, 0)) && across.Holds(new(-179, 0)) && !across.Holds(new(0, 0)));
        Assert.Equal(FeatureCrs.Crs84, FeatureCrs.Of(null).Value);
        var cgcs = FeatureCrs.Of("http://www.opengis.net/def/crs/EPSG/0/4490").Value;
        Assert.Equal((30.0164, 122.1069), cgcs.Said(new(122.1069, 30.0164)));
        Assert.Equal(BoxQuery.Parse("122,29,123,30").Value, BoxQuery.Parse("29,122,30,123", cgcs).Value);
        // A shifted system in a standard's clothes is not served.
        Assert.Equal("crs", FeatureCrs.Of("GCJ-02").Fault?.Field);
    }

    [Fact]
    public void Every_system_says_a_position_that_it_finds_again() =>
        Gen.Select(Gen.Double[-179.9, 179.9], Gen.Double[-84.9, 84.9])
            .Sample(
                (x, y) =>
                    FeatureCrs.All.All(crs =>
                    {
                        var (first, second) = crs.Said(new(x, y));
                        var back = crs.Place(first, second).Value;
                        return Math.Abs(back.Longitude - x) < 1e-9 && Math.Abs(back.Latitude - y) < 1e-9;
                    })
            );

    [Fact]
    public void Web_mercator_metres_are_those_of_its_definition()
    {
        var (east, north) = FeatureCrs.WebMercator.Said(new(180, 0));

        // Half the circumference of the sphere of 6 378 137 m (EPSG guidance note 7-2, method 1024).
        Assert.Equal(20_037_508.342789, east, 1e-6);
        Assert.Equal(0, north, 1e-9);
    }

    [Fact]
    public void P08_8_a_grant_rounds_before_a_box_filters()
    {
        var grant = new PrecisionGrant(0.001m);
        GeoPoint[] points = [new(122.10687, 30.01643), new(122.10740, 30.01601)];

        Assert.Equal(new(122.107, 30.016), grant.Shown(points[0]));
        // Ten metres around the exact position: both are shown elsewhere.
        Assert.Empty(grant.Within(points, point => point, new(122.10682, 30.01638, 122.10692, 30.01648)));
        Assert.Equal(2, grant.Within(points, point => point, new(122.1065, 30.0155, 122.1075, 30.0165)).Count());
        Assert.Equal(points[0], PrecisionGrant.Exact.Shown(points[0]));
    }

    [Fact]
    public void A_rounded_position_tells_no_more_than_its_cell() =>
        Gen.Select(Gen.Double[121, 123], Gen.Double[29, 31], Gen.Double[-0.00049, 0.00049], Gen.Double[-0.00049, 0.00049])
            .Sample(
                (x, y, dx, dy) =>
                {
                    var grant = new PrecisionGrant(0.001m);
                    var centre = grant.Shown(new(x, y));
                    return grant.Shown(new(centre.Longitude + dx, centre.Latitude + dy)) == centre;
                }
            );
}
