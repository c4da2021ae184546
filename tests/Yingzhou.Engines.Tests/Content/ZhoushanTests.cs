using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Foundation.Content;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Engines.Tests.Content;

public class ZhoushanTests
{
    static readonly CityContent City = SpoiledCity.Zhoushan;
    static readonly OrganisationContent Organisation = Sound(OrganisationContent.Read(City));
    static readonly CasesContent Cases = Sound(CasesContent.Read(City, Organisation));

    static T Sound<T>(ContentReading<T> reading)
        where T : class
    {
        Assert.Empty(reading.Problems);
        return reading.Content!;
    }

    [Fact]
    public void The_whole_tree_of_divisions_is_there()
    {
        var count = Organisation.Divisions.Values.CountBy(division => division.Level).ToDictionary();

        Assert.Equal(4, count[DivisionLevel.County]);
        Assert.Equal(36, count[DivisionLevel.Town]);
        Assert.Equal(428, count[DivisionLevel.Village]);
        Assert.Equal("舟山市", Organisation.City.Name);
    }

    [Theory]
    [InlineData("market-supervision", "330902002001", "dinghai-market-supervision")]
    [InlineData("market-supervision", "3309", "market-supervision")]
    [InlineData("big-data", "330922", "big-data")]                // no counterpart in the counties
    public void The_competent_department_is_the_nearest_of_its_family(string family, string place, string department) =>
        Assert.Equal(department, Organisation.Competent(family, place)?.Id);

    [Fact]
    public void A_matter_of_the_city_goes_to_the_city_wherever_it_lies() =>
        Assert.Equal("market-supervision", Organisation.Competent("market-supervision", "330902002001", DivisionLevel.City)?.Id);

    [Fact]
    public void A_district_has_a_branch_of_the_police_and_a_county_its_own()
    {
        Assert.Equal("舟山市公安局定海分局", Organisation.Departments["dinghai-public-security"].Name);
        Assert.Equal("岱山县公安局", Organisation.Departments["daishan-public-security"].Name);
    }
}
