using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Services.BusinessEnvironment.Improving;
using Yingzhou.Apps.Services.BusinessEnvironment.Indicators;
using Yingzhou.Apps.Services.BusinessEnvironment.Licences;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.BusinessEnvironment;

public class EnvironmentTests(DeskCity city)
{
    const string Administrator = "he-lihua";

    [Theory]
    [InlineData("/desk/environment", "体外循环占比")]
    [InlineData("/desk/environment/findings", "疑点不是结论")]
    [InlineData("/desk/environment/tasks", "交办一项整改")]
    [InlineData("/desk/environment/licences?from=2018-pilot&to=2021-national", "2018 到 2021")]
    [InlineData("/desk/environment/lint", "材料文字")]
    public async Task Each_page_opens(string path, string says)
    {
        using var official = await city.Official(Administrator);

        await official.Open(path);

        Assert.Equal(HttpStatusCode.OK, official.Status);
        Assert.Contains(says, official.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("系统出了问题", official.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_contradicts_itself_is_told_the_right_figure()
    {
        using var official = await city.Official(Administrator);
        await official.Open("/desk/environment/lint");

        await official.Press("校核", ("text", "企业开办时间由 12.8 天压缩到 3 天，压缩 61%。"));

        Assert.Contains("76.6%", official.Text, StringComparison.Ordinal);
        Assert.Contains("不一致", official.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_writes_what_they_want_to_do_is_told_the_licences_before_renting_the_shop()
    {
        using var nobody = city.Visitor();

        await nobody.Open("/licences?scope=" + Uri.EscapeDataString("餐饮服务；卖香烟"));

        Assert.Contains("您还需要", nobody.Text, StringComparison.Ordinal);
        Assert.Contains("食品经营许可", nobody.Text, StringComparison.Ordinal);
        Assert.Contains("您可能还需要", nobody.Text, StringComparison.Ordinal);
        Assert.Contains("烟草专卖零售许可", nobody.Text, StringComparison.Ordinal);

        await nobody.Open("/licences?scope=" + Uri.EscapeDataString("  "));
        Assert.Contains("请写一写打算做什么", nobody.Text, StringComparison.Ordinal);
        await nobody.Open("/licences?scope=" + Uri.EscapeDataString("软件开发"));
        Assert.Contains("没有对上需要许可的内容", nobody.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lists_of_the_city_are_sound_and_the_pilot_of_2018_has_its_98_items()
    {
        await using var scope = city.Services.CreateAsyncScope();
        var content = scope.ServiceProvider.GetRequiredService<LicenceContent>();

        Assert.Equal([98, 523, 523], content.Versions.Select(list => list.Published.Total));
        Assert.All(content.Versions, list => Assert.Empty(list.Problems()));
        Assert.Equal(
            (4, 2, 21, 37, 34),
            content.Versions[0].Published is var c ? (c.Cancelled, c.Recorded, c.Commitment, c.MoreTransparent, c.StricterEntry) : default
        );
        Assert.Equal(
            (68, 15, 37, 403),
            content.Versions[2].Published is var n ? (n.Cancelled, n.Recorded, n.Commitment, n.Optimised) : default
        );
        // Forty labelled scopes cannot prove 0.97: the navigator stays careful.
        Assert.False(content.Gate.TextIsTrusted);
        Assert.True(content.Gate.Quality.Recall.Share > 0.9m, content.Gate.Quality.Recall.ToString());
    }

    [Fact]
    public async Task Weeks_are_computed_from_the_cases_and_computing_again_changes_nothing()
    {
        await using var scope = city.Services.CreateAsyncScope();
        var compute = scope.ServiceProvider.GetRequiredService<ComputeIndicators>();
        var first = await compute.Run(default);
        var second = await compute.Run(default);

        Assert.True(first.Value > 0);
        Assert.True(second.Value >= first.Value);
        var lines = await scope.ServiceProvider.GetRequiredService<CityContext>().Set<IndicatorValue>().CountAsync();
        Assert.Equal(second.Value, lines);
    }

    [Fact]
    public async Task A_task_is_opened_once_reported_and_not_closed_before_the_indicator_has_recovered()
    {
        using var director = await city.Official("liu-xiaobo");
        await director.Press("button[value='dinghai-market-supervision/director']");
        await director.Open("/desk/environment/tasks");

        await director.Press("交办", ("indicator", "starting-days"), ("problem", "开办用时偏长"), ("limit", "许多"));
        Assert.Contains("达标值应是一个数", director.Text, StringComparison.Ordinal);
        await director.Press("交办", ("indicator", "starting-days"), ("problem", "开办用时偏长"), ("limit", "1.5"));

        Assert.Contains("开办用时偏长", director.Text, StringComparison.Ordinal);
        Assert.Contains("整改中", director.Text, StringComparison.Ordinal);
        await director.Press("申请销号");
        Assert.Contains("须连续 4 周达标才能销号", director.Text, StringComparison.Ordinal);
        await using var scope = city.Services.CreateAsyncScope();
        var task = await scope
            .ServiceProvider.GetRequiredService<CityContext>()
            .Set<ImprovementTask>()
            .SingleAsync(one => one.Problem == "开办用时偏长");
        Assert.True(task.IsOpen && task.DueOn > task.OpenedOn);
    }

    [Fact]
    public async Task A_clerk_may_look_and_not_order()
    {
        using var clerk = await city.Official(Desk.Desk.Clerk);
        await clerk.Open("/desk/environment/tasks");

        await clerk.Press("交办", ("indicator", "starting-days"), ("problem", "无权"), ("limit", "1"));

        Assert.Equal(HttpStatusCode.Forbidden, clerk.Status);
    }

    [Theory]
    [InlineData("if supplements > 0 then 1 else 0", null, 1)]
    [InlineData("workingHours / 7.5", null, 2)]
    [InlineData("if onTime then 1 else 0", "onTime != null", null)]
    public void A_formula_speaks_of_one_case(string value, string? where, int? expected)
    {
        var formula = new CaseFormula(new("x", "x", "", [], value, TakenAs.Share, 0, 1, where));

        Assert.Equal(
            expected,
            formula.Of(
                new()
                {
                    ["supplements"] = 2,
                    ["workingHours"] = 15.0,
                    ["onTime"] = null,
                }
            )
        );
    }

    [Fact]
    public void A_contradicting_matrix_or_formula_stops_the_start_with_file_and_field()
    {
        var root = Directory.CreateTempSubdirectory("yz-content-").FullName;
        Directory.CreateDirectory(Path.Combine(root, "indicators"));
        File.WriteAllText(
            Path.Combine(root, "indicators/business-environment.json"),
            """{"note":"","domains":[{"id":"d","name":"d","importance":[[1,2],[2,1]],"indicators":[{"id":"a","name":"a","unit":"","items":["nothing"],"value":"1 +","take":"median","best":1,"worst":1}]}]}"""
        );
        using var scope = city.Services.CreateScope();

        var broken = Assert.Throws<InvalidDataException>(() =>
            IndicatorContent
                .Read(new CityContent(root), scope.ServiceProvider.GetRequiredService<Support.Cases.Content.CasesContent>())
                .OrStop()
        );

        foreach (var place in new[] { "domains[0].importance", "没有事项 nothing", "不是合法的 FEEL 公式", "两个不同的数" })
            Assert.Contains(place, broken.Message, StringComparison.Ordinal);
        Directory.Delete(root, recursive: true);
    }
}
