using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

public class RegionTests
{
    static Region R(string code) => Region.Parse(code).Value;

    [Theory]
    [InlineData("33", "33", RegionLevel.Province)]
    [InlineData("330000", "33", RegionLevel.Province)]
    [InlineData("3309", "3309", RegionLevel.City)]
    [InlineData("330900000000", "3309", RegionLevel.City)]
    [InlineData("330902", "330902", RegionLevel.County)]
    [InlineData("330902000", "330902", RegionLevel.County)]
    [InlineData("330902002", "330902002", RegionLevel.Town)]
    [InlineData("330902002000", "330902002", RegionLevel.Town)]
    [InlineData("330902002001", "330902002001", RegionLevel.Village)]
    [InlineData("330902100", "330902100", RegionLevel.Town)]
    public void A_padded_code_means_the_division_without_the_zeros(string text, string code, RegionLevel level)
    {
        Assert.Equal(code, R(text).Code);
        Assert.Equal(level, R(text).Level);
    }

    [Theory]
    [InlineData("", "region.shape")]
    [InlineData("330", "region.shape")]
    [InlineData("33090", "region.shape")]
    [InlineData("33O902", "region.shape")]
    [InlineData("330900001", "region.gap")]
    [InlineData("000000", "region.gap")]
    public void What_is_no_code_is_refused(string text, string reason) => Assert.Equal(reason, Region.Parse(text).Fault?.Code);

    [Fact]
    public void A_region_contains_itself_and_what_is_inside()
    {
        Assert.True(R("330900").Contains(R("330902002001")));
        Assert.True(R("330902").Contains(R("330902")));
        Assert.False(R("330902").Contains(R("330903")));
        Assert.False(R("330902").Contains(R("330900")));
    }

    [Fact]
    public void It_knows_its_parents()
    {
        Assert.Equal(R("330902002"), R("330902002001").Parent);
        Assert.Null(R("33").Parent);
        Assert.Equal(R("3309"), R("330902002001").At(RegionLevel.City));
        Assert.Null(R("33").At(RegionLevel.City));
        Assert.Equal(("330900", "330900000000"), (R("3309").SixDigits, R("3309").TwelveDigits));
        Assert.Null(R("330902002").SixDigits);
    }

    [Theory]
    [InlineData("areas.json", RegionLevel.County)]
    [InlineData("cities.json", RegionLevel.City)]
    [InlineData("zhejiang-streets.json", RegionLevel.Town)]
    [InlineData("zhoushan-villages.json", RegionLevel.Village)]
    public void The_published_divisions_parse_at_their_level_inside_their_parents(string file, RegionLevel level) =>
        Assert.All(
            Shared.Read<Division[]>($"suites/china-division/{file}"),
            division =>
            {
                var region = R(division.Code);
                // Cities without counties (东莞, 中山, 儋州) stand among the counties for themselves.
                Assert.Equal(division.Code is "441900" or "442000" or "460400" ? RegionLevel.City : level, region.Level);
                Assert.All(
                    new[] { division.ProvinceCode, division.CityCode, division.AreaCode, division.StreetCode }.OfType<string>(),
                    parent => Assert.True(R(parent).Contains(region))
                );
            }
        );

    sealed record Division(string Code, string? ProvinceCode, string? CityCode, string? AreaCode, string? StreetCode);
}
