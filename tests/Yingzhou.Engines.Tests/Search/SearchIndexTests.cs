using Yingzhou.Engines.Tests.Content;
using Yingzhou.Support.Search;

namespace Yingzhou.Engines.Tests.Search;

public class SearchIndexTests
{
    static readonly SearchLanguage Language = SearchLanguage.Read(SpoiledCity.Zhoushan).Content!;

    static readonly SearchIndex Small = new(
        [
            new("id", ["居民身份证补领", "身份证丢了"], "给身份证丢了的人。", ["3309"], 1),
            new("fund", ["住房公积金查询", "公积金余额"], "查缴存明细。", ["3309"], 1),
            new("ferry", ["嵊泗居民船票优惠", "船票优惠"], "给嵊泗的居民。", ["330922"], 1),
            new("restaurant", ["开办餐饮店", "开饭店"], "开店的五个证照一起办。", ["3309"], 0.5, LifeEvent: true),
        ],
        Language
    );

    [Theory]
    [InlineData("身份证丢了", "id")]
    [InlineData("身份证不见了", "id")] // another word for it
    [InlineData("身分证掉了", "id")] // a wrong character that people often type
    [InlineData("深份证丢了", "id")] // a wrong character that sounds alike
    [InlineData("丢了身份证", "id")] // another order
    [InlineData("sfz", "id")] // initials
    [InlineData("shenfenzheng", "id")]
    [InlineData("SHEN FEN ZHENG", "id")]
    [InlineData("senfenzen", "id")] // as the tongue of the islands spells it
    [InlineData("gongjijin yue", "fund")]
    [InlineData("公鸡金", "fund")]
    [InlineData("开个面馆", "restaurant")]
    [InlineData("身份证丢了，要怎么补呢？？", "id")]
    public void What_people_type_finds_it(string typed, string id) =>
        Assert.Equal(id, Small.Search(new(typed)) is [var first, ..] ? first.Id : null);

    [Theory]
    [InlineData("")]
    [InlineData("   ，。！")]
    [InlineData("量子力学")]
    [InlineData("qwrtpsdfg")]
    public void What_is_not_there_is_not_found(string typed) => Assert.Empty(Small.Search(new(typed)));

    [Theory]
    [InlineData("330922", true)]
    [InlineData("330922100", true)]
    [InlineData("3309", true)] // who did not choose a county sees all of the city
    [InlineData("330902", false)]
    public void What_is_to_be_had_elsewhere_only_is_not_shown(string region, bool shown) =>
        Assert.Equal(shown, Small.Search(new("船票优惠", region)).Any(hit => hit.Id == "ferry"));

    [Fact]
    public void A_score_and_its_coverage_say_how_much_was_understood()
    {
        var sure = Small.Search(new("身份证丢了"))[0];
        var unsure = Small.Search(new("身份证明星演唱会")) is [var hit, ..] ? hit : null;

        Assert.InRange(sure.Coverage, 0.99, 1.001);
        Assert.True(unsure is null || unsure.Coverage < 0.9 && unsure.Score < sure.Score);
    }

    [Fact]
    public void Two_calls_give_the_same_order() =>
        Assert.Equal(Small.Search(new("证")).Select(hit => hit.Id), Small.Search(new("证")).Select(hit => hit.Id));

    [Theory]
    [InlineData("search/language.json", "\"丢了\"", "\"丢失\"", "synonyms[0].said[0]")]
    public void A_wording_that_means_itself_is_named_with_its_place(string file, string old, string said, string path)
    {
        using var city = new SpoiledCity();
        city.Where(file, old, said);

        Assert.Contains(SearchLanguage.Read(city.Content).Problems, problem => problem.File == file && problem.Path == path);
    }

    [Fact]
    public void A_reading_that_is_none_is_named_with_its_line()
    {
        using var city = new SpoiledCity();
        city.Where("search/pinyin.txt", "a 啊\nB2 不\n");

        Assert.Contains(SearchLanguage.Read(city.Content).Problems, problem => problem is { File: "search/pinyin.txt", Path: "第 2 行" });
    }
}
