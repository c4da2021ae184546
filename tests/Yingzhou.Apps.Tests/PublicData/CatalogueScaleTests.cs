using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Operation.PublicData.Finding;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Catalogue.Generating;
using Yingzhou.Support.Search;

namespace Yingzhou.Apps.Tests.PublicData;

/// <summary>Search over the plan's own numbers: 2,299 catalogues, 24,000 items.</summary>
public class CatalogueScaleTests(DeskCity city, ITestOutputHelper output)
{
    static readonly string[] Questions =
    [
        "渔船登记",
        "身份证号",
        "渔船登记编号",
        "联系电话",
        "油罐检查结果",
        "幼儿园",
        "lianxidianhua",
        "教师资格认定有效期",
        "经度",
        "学校抽检等级",
        "统一社会信用代码",
        "公鸡金",
    ];

    [Fact]
    public void All_items_are_there_and_the_slowest_question_takes_less_than_the_plan_allows()
    {
        var synthetic = new SyntheticCatalogue();
        var entries = synthetic
            .Catalogues.Index()
            .SelectMany(one =>
                synthetic
                    .ItemsOf(one.Item, one.Index)
                    .Select(item => new FindableEntry(
                        one.Item.Dataset,
                        item.Ordinal,
                        [item.Name, one.Item.Name + item.Name],
                        item.Column,
                        one.Item.Provider,
                        item.Level,
                        one.Item.Sharing,
                        one.Item.Name
                    ))
                    .Prepend(
                        new(
                            one.Item.Dataset,
                            0,
                            [one.Item.Name],
                            one.Item.Abstract,
                            one.Item.Provider,
                            one.Item.Level,
                            one.Item.Sharing,
                            one.Item.Name
                        )
                    )
            )
            .ToList();
        Assert.Equal((2_299, 24_000), (entries.Count(entry => entry.Item == 0), entries.Count(entry => entry.Item > 0)));

        var watch = Stopwatch.StartNew();
        var shelf = Shelf.Of(1, entries, city.Services.GetRequiredService<SearchLanguage>());
        output.WriteLine($"built in {watch.ElapsedMilliseconds} ms");
        foreach (var question in Questions)
            shelf.Index.Search(new(question, Most: 2_000));
        var slowest = 0.0;
        foreach (var question in Questions)
        {
            var best = Enumerable
                .Range(0, 5)
                .Min(_ =>
                {
                    var start = Stopwatch.GetTimestamp();
                    shelf.Index.Search(new(question, Most: 2_000));
                    return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                });
            output.WriteLine($"{question}: {best:0.0} ms, {shelf.Index.Search(new(question, Most: 2_000)).Count} hits");
            slowest = Math.Max(slowest, best);
        }

        Assert.Contains("渔船登记", shelf.Entries[shelf.Index.Search(new("渔船登记"))[0].Id].Names[0], StringComparison.Ordinal);
        // The goal is 50 ms; a test on a shared machine allows for its neighbours.
        Assert.InRange(slowest, 0, 150);
    }
}
