using Yingzhou.Apps.Services.OnlineServices.Consistency;
using Yingzhou.Apps.Services.OnlineServices.Reform;
using Yingzhou.Foundation.Content;

namespace Yingzhou.Apps.Tests.OnlineServices;

/// <summary>The same item in different counties agrees, or says why not (a06 §3); what the reform took away, with its formula.</summary>
public class ConsistencyTests
{
    static readonly ImplementationList Standard = new(Set("申请表", "营业执照"), 5, Set("在舟山经营"), 0, 0, Set("Mail"));

    static readonly Dictionary<ListField, string> NoReason = [];

    [Fact]
    public void A06_equal_lists_have_no_difference_whatever_the_order() =>
        Assert.Empty(ListDiff.Of(Standard, Standard with { Materials = Set("营业执照", "申请表") }, NoReason));

    [Fact]
    public void A06_a_material_on_top_and_one_that_is_missing_are_named_each_on_its_side()
    {
        var found = Assert.Single(ListDiff.Of(Standard, Standard with { Materials = Set("申请表", "村（社区）证明") }, NoReason));

        Assert.Equal(ListField.Materials, found.Field);
        Assert.Equal(["营业执照"], found.Missing);
        Assert.Equal(["村（社区）证明"], found.Added);
        Assert.False(found.IsExplained);
    }

    [Fact]
    public void A06_every_field_that_differs_is_found_by_itself()
    {
        var county = new ImplementationList(Set("申请表"), 7, Set(), 1, 10, Set("Mail", "Counter"));

        Assert.Equal(Enum.GetValues<ListField>(), ListDiff.Of(Standard, county, NoReason).Select(one => one.Field));
    }

    [Fact]
    public void A06_a_reason_explains_the_field_it_is_given_for_and_no_other()
    {
        var found = ListDiff.Of(
            Standard,
            Standard with
            {
                PromisedWorkdays = 7,
                Trips = 1,
            },
            new Dictionary<ListField, string> { [ListField.Promise] = "班轮停航", [ListField.Trips] = " " }
        );

        Assert.Equal([(ListField.Promise, true), (ListField.Trips, false)], found.Select(one => (one.Field, one.IsExplained)));
    }

    [Fact]
    public void The_citys_own_lists_are_compared_and_counted_by_item()
    {
        var comparison = CountyComparison.Read(CityContent.Find(AppContext.BaseDirectory)!, CityCatalogue.All.Content);

        Assert.Empty(comparison.Problems);
        var unexplained = comparison.Content!.Differences.Where(one => !one.IsExplained).ToList();
        // 居住证 in two counties is one item: 岱山 explains the material and not the term, 嵊泗 nothing.
        Assert.Equal(["outdoor-signboard", "residence-permit", "residence-permit"], unexplained.Select(one => one.ItemId));
        Assert.Equal(2, comparison.Content.Inconsistent.Numerator);
        Assert.True(comparison.Content.Compared > 4 * 1000);
    }

    [Fact]
    public void What_the_reform_took_away_adds_up_from_the_catalogue()
    {
        var figures = ReductionFigures.Of(CityCatalogue.All.Content);
        var restaurant = figures.Bundles.Single(bundle => bundle.Id == "open-restaurant");
        var bundle = CityCatalogue.All.Content.Bundles["open-restaurant"];

        Assert.Equal((bundle.Legs.Count, 1), (restaurant.Steps.Before, restaurant.Steps.After));
        Assert.Equal(bundle.PromisedWorkdays, restaurant.Days.After);
        Assert.Equal(figures.Bundles.Sum(one => one.Steps.Before), figures.Steps.Before);
        // Nowhere is more asked for than the list has, and nowhere a promise longer than the law's term.
        Assert.All(figures.Bundles, one => Assert.InRange(one.Papers.After, 0, one.Papers.Before));
        Assert.True(figures.Terms.After < figures.Terms.Before);
        Assert.DoesNotContain(figures.Bundles, one => one.Id == "unit-seal");
    }

    static HashSet<string> Set(params string[] words) => [.. words];
}
