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

    [Fact]
    public void Every_shipped_bundle_can_be_applied_for_and_every_item_says_where_it_stands_in_law()
    {
        Assert.Superset(
            new HashSet<string> { "open-restaurant", "start-business", "newborn", "afterlife", "civil-servant-career", "hire-employee" },
            Cases.Bundles.Keys.ToHashSet());
        Assert.True(Cases.Items.Count >= 30);
        Assert.All(Cases.Items.Values, item => Assert.NotEmpty(item.LegalBasis));
    }

    [Fact]
    public void A_restaurant_is_handled_by_four_departments_of_its_county_at_once()
    {
        var legs = Cases.Bundles["open-restaurant"].Legs.Where(leg => leg.DependsOn is ["business-licence"]);

        Assert.Equal(
            ["dinghai-ecology", "dinghai-fire-rescue", "dinghai-market-supervision", "dinghai-urban-enforcement"],
            legs.Select(leg => Organisation.Competent(Cases.Items[leg.Item].Department, "330902002")!.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("accept")]
    [InlineData("review")]
    [InlineData("inspect")]
    [InlineData("decide")]
    [InlineData("deliver")]
    [InlineData("supervise")]
    public void Somebody_stands_on_every_post_that_opens_a_restaurant_in_Dinghai(string role)
    {
        var held = Organisation.People.Officials.SelectMany(official => official.Appointments).Select(appointment => appointment.Post).ToHashSet();

        Assert.All(
            Cases.Bundles["open-restaurant"].Legs,
            leg => Assert.Contains($"{Organisation.Competent(Cases.Items[leg.Item].Department, "330902")!.Id}/{role}", held));
    }

    [Theory]
    [InlineData("市大数据局")]
    [InlineData("市委改革办")]
    [InlineData("市委编办")]
    [InlineData("市委办")]
    [InlineData("市府办")]
    [InlineData("市司法局")]
    [InlineData("市档案局")]
    [InlineData("市政务服务办")]
    [InlineData("市经信局")]
    [InlineData("市发改委")]
    [InlineData("市委人才办")]
    [InlineData("市人社局")]
    [InlineData("市港航和口岸局")]
    [InlineData("市城管局")]
    [InlineData("市资源规划局")]
    [InlineData("市科技局")]
    [InlineData("市海洋与渔业局")]
    [InlineData("市生态环境局")]
    [InlineData("市水利局")]
    [InlineData("市公安局")]
    [InlineData("市委政法委")]
    [InlineData("市应急局")]
    [InlineData("市市场监管局")]
    [InlineData("市商务局")]
    [InlineData("市委网信办")]
    [InlineData("市财政局")]
    [InlineData("市民政局")]
    public void A_lead_unit_of_the_plan_is_found_by_the_name_the_plan_gives_it(string name) =>
        Assert.Single(Organisation.Departments.Values, department => department.IsCalled(name));

    [Fact]
    public void A_question_that_several_items_ask_is_asked_once_for_the_bundle()
    {
        var questions = Cases.QuestionsOf(Cases.Bundles["open-restaurant"]);

        Assert.Equal(questions.Select(question => question.Id).Distinct(), questions.Select(question => question.Id));
        Assert.Equal("signboard", questions[0].Id);
        Assert.Contains(questions, question => question.Id == "premises");
    }
}
