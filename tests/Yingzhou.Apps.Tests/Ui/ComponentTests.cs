using Yingzhou.Kernel;
using Yingzhou.Ui.Components;
using Yingzhou.Ui.Components.Charts;
using Light = Yingzhou.Ui.Components.Light;

namespace Yingzhou.Apps.Tests.Ui;

public class ComponentTests
{
    [Fact]
    public async Task A_share_of_nothing_is_unknown()
    {
        var html = await Rendered.Html<Ratio>(("Numerator", 0m), ("Denominator", 0m));

        Assert.Contains("暂无", html.TextContent);
        Assert.DoesNotContain("%", html.TextContent);
    }

    [Fact]
    public async Task A_share_stands_with_what_it_was_divided_by()
    {
        var html = await Rendered.Html<Ratio>(("Numerator", 34_891m), ("Denominator", 36_883m));

        Assert.Contains("94.6%", html.TextContent);
        Assert.Contains("34,891 ÷ 36,883", html.TextContent);
    }

    [Fact]
    public async Task Every_light_has_its_own_word_and_shape()
    {
        var lamps = new List<(string Word, string Shape)>();
        foreach (var colour in Enum.GetValues<LightColour>().Where(c => c is not LightColour.Unknown))
        {
            var html = await Rendered.Html<Light>(("Colour", colour));
            lamps.Add((html.TextContent.Trim(), html.QuerySelector("path")!.GetAttribute("d")!));
        }

        Assert.Equal(5, lamps.Select(lamp => lamp.Word).Distinct().Count());
        Assert.Equal(5, lamps.Select(lamp => lamp.Shape).Distinct().Count());
    }

    [Fact]
    public async Task An_error_leads_to_its_field_on_this_very_page()
    {
        Fault[] faults = [new("forms.required", "请填写面积", 400) { Field = "area" }];

        var summary = await Rendered.Html<ErrorSummary>(("Faults", faults));
        var field = await Rendered.Html<Field>(("Name", "area"), ("Label", "面积"), ("Error", "请填写面积"), ("Hint", "按产权证"));

        Assert.Equal("/apply/restaurant?step=2#area", summary.QuerySelector("a")!.GetAttribute("href"));
        var input = field.QuerySelector("#area")!;
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.All(input.GetAttribute("aria-describedby")!.Split(' '), id => Assert.NotNull(field.QuerySelector("#" + id)));
    }

    [Fact]
    public async Task Nothing_wrong_draws_no_summary() =>
        Assert.Empty((await Rendered.Html<ErrorSummary>(("Faults", Array.Empty<Fault>()))).Children);

    [Fact]
    public async Task What_was_typed_is_not_taken_for_markup()
    {
        var html = await Rendered.Html<Field>(("Name", "shop"), ("Label", "店名"), ("Value", "\"><script>alert(1)</script>"));

        Assert.Null(html.QuerySelector("script"));
        Assert.Equal("\"><script>alert(1)</script>", html.QuerySelector("#shop")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_unknown_value_gets_no_bar_and_a_row_that_says_so()
    {
        Measure[] bars = [new("市医保局", 0.9m), new("市海洋与渔业局", null)];

        var html = await Rendered.Html<BarChart>(("Title", "按期办结率"), ("Bars", bars), ("Full", 1m));

        Assert.Single(html.QuerySelectorAll("rect.yz-chart__bar"));
        Assert.Contains("暂无", html.QuerySelectorAll("tbody tr")[1].TextContent);
    }

    [Fact]
    public async Task A_gap_in_the_data_breaks_the_line()
    {
        Series[] lines = [new("岱山县", [1, 2, null, 4, 5])];

        var html = await Rendered.Html<LineChart>(("Title", "办件量"), ("Ticks", new[] { "1月", "2月", "3月", "4月", "5月" }), ("Lines", lines));

        var path = html.QuerySelector("path.yz-series-1")!.GetAttribute("d")!;
        Assert.Equal(2, path.Count(letter => letter == 'M'));
    }

    [Fact]
    public async Task The_metro_line_tells_where_the_case_is_also_without_the_picture()
    {
        MetroStop[] stops =
        [
            new("受理", StopState.Done) { On = new(2026, 11, 13) },
            new("店招审查", StopState.Paused) { Due = new(2026, 11, 26), Desk = "区综合执法局" },
            new("决定", StopState.Ahead) { On = new(2026, 11, 27) },
        ];

        var html = await Rendered.Html<MetroLine>(("Stops", stops));

        var here = Assert.Single(html.QuerySelectorAll("[aria-current=step]"));
        Assert.Contains("计时已停", here.TextContent);
        Assert.Contains("应于11月26日前办完", here.TextContent);
        Assert.Contains("预计11月27日", html.TextContent);
    }

    [Fact]
    public async Task The_chart_of_legs_names_its_critical_path()
    {
        GanttBar[] legs =
        [
            new("post", "核编", new(2026, 11, 16), new(2026, 11, 17)) { Critical = true },
            new("gate", "门禁", new(2026, 11, 18), new(2026, 11, 18)) { DependsOn = ["post"] },
            new("pay", "统发", new(2026, 11, 18), new(2026, 11, 19)) { DependsOn = ["post"], Critical = true },
        ];

        var html = await Rendered.Html<Gantt>(("Title", "员工录用"), ("Bars", legs));

        Assert.EndsWith("关键路径为核编、统发", html.QuerySelector("svg[role=img]")!.GetAttribute("aria-label"));
        Assert.Equal(2, html.QuerySelectorAll(".yz-gantt__link--critical").Length);
    }
}
