using System.Text.Json.Nodes;
using Yingzhou.Foundation.Content;

namespace Yingzhou.Engines.Tests.Content;

/// <summary>What is wrong with the shape of a file is told by file, place and rule, all of it at once.</summary>
public sealed class ReadingTests : IDisposable
{
    const string Item = "items/food-business-licence.json";

    readonly SpoiledCity city = new();

    public void Dispose() => city.Dispose();

    [Fact]
    public void An_unknown_property_is_named_with_its_path()
    {
        city.Where(Item, item => item["materials"]![4]!["maxSize"] = 10);

        Assert.Equal([new(Item, "materials[4].maxSize", "未知的属性")], city.Problems());
    }

    [Fact]
    public void A_missing_property_is_named_with_its_path()
    {
        city.Where(Item, item => item["clock"]!.AsObject().Remove("promisedWorkdays"));

        Assert.Equal([new(Item, "clock.promisedWorkdays", "缺少必填的属性")], city.Problems());
    }

    [Theory]
    [InlineData("kind", "\"许可\"", "应为以下之一：licence、confirmation、payment、other-power、public-service、internal，不能是 \"许可\"")]
    [InlineData("trips", "\"0\"", "应为整数，不能是 \"0\"")]
    [InlineData("effectiveFrom", "\"2026年1月1日\"", "应为日期（如 2026-01-01），不能是 \"2026年1月1日\"")]
    [InlineData("name", "null", "不能为 null")]
    [InlineData("legalBasis", "{}", "应为列表 [ … ]")]
    [InlineData("clock", "20", "应为对象 { … }")]
    public void A_value_of_the_wrong_kind_is_told_what_is_expected(string property, string value, string rule)
    {
        city.Where(Item, item => item[property] = JsonNode.Parse(value));

        Assert.Equal([new(Item, property, rule)], city.Problems());
    }

    [Fact]
    public void A_term_that_no_law_sets_is_written_as_null_and_accepted()
    {
        city.Where("items/birth-registration.json", item => item["clock"]!["statutoryWorkdays"] = null);

        Assert.Empty(city.Problems());
    }

    [Fact]
    public void All_problems_of_all_files_are_told_at_once()
    {
        city.Where(Item, item =>
        {
            item["colour"] = "red";
            item["trips"] = "none";
        });
        city.Where("bundles/newborn.json", bundle => bundle["lead"] = null);

        Assert.Equal(
            [("items/food-business-licence.json", "trips"), ("items/food-business-licence.json", "colour"), ("bundles/newborn.json", "lead")],
            city.Problems().Select(problem => (problem.File, problem.Path)));
    }

    [Fact]
    public void A_file_that_is_not_JSON_is_told_with_its_line()
    {
        city.Where(Item, "{\n  \"id\": \"food-business-licence\",\n  oops\n}");

        Assert.Equal([new(Item, "第 3 行", "不是合法的 JSON，或同名属性写了两次")], city.Problems());
    }

    [Fact]
    public void A_property_written_twice_is_refused()
    {
        city.Where(Item, """{ "id": "food-business-licence", "id": "another" }""");

        Assert.Contains("同名属性", Assert.Single(city.Problems()).Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_told()
    {
        city.Without("org/posts.json");

        Assert.Equal([new("org/posts.json", "", "缺少此文件")], city.Problems());
    }

    [Fact]
    public void A_problem_reads_as_file_place_and_rule() =>
        Assert.Equal(
            "items/a.json › clock.promisedWorkdays：缺少必填的属性",
            new ContentProblem("items/a.json", "clock.promisedWorkdays", "缺少必填的属性").ToString());
}
