using Microsoft.Playwright;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests;

/// <summary>The bundled diagram on a page of its own, with the script that the host really serves.</summary>
public class DiagramTests(Chromium chromium, RunningHost host)
{
    const string Figure =
        """<figure class="yz-diagram" data-bpmn-url="/t/model.bpmn" data-done="start,apply" data-active="review" aria-label="设立登记流程"></figure>""";

    [Fact]
    public async Task A_model_is_drawn_with_its_running_and_finished_steps_marked()
    {
        var page = await PageWith(Figure, Models.TwoSteps);

        await page.Locator("figure[data-state=shown]").WaitForAsync();

        Assert.Equal(1, await page.Locator("[data-element-id=review].yz-active").CountAsync());
        Assert.Equal(1, await page.Locator("[data-element-id=apply].yz-done").CountAsync());
        Assert.Equal("设立登记流程", await page.Locator("[role=group]").GetAttributeAsync("aria-label"));
        await Accessible.Check(page);
        await Screens.Shot(page, "diagram");
    }

    [Fact]
    public async Task On_a_phone_the_words_stand_open_beside_the_overview()
    {
        var page = await chromium.Visit(await host.Address());
        await page.SetViewportSizeAsync(Screens.Phone.Width, Screens.Phone.Height);
        await Show(page, Figure, Models.TwoSteps);

        await page.Locator("figure[data-state=shown]").WaitForAsync();

        await Assertions.Expect(page.Locator(".yz-diagram-steps")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_same_is_said_in_words_in_the_order_of_the_flow()
    {
        var page = await PageWith(Figure, Models.TwoSteps);
        await page.Locator("figure[data-state=shown]").WaitForAsync();

        var steps = await page.Locator(".yz-diagram-steps li").AllTextContentsAsync();

        Assert.Equal(["提交申请（已完成）", "窗口审查（办理中）", "办结"], steps);
    }

    [Fact]
    public async Task A_step_that_ends_while_one_looks_is_marked_at_once()
    {
        var page = await PageWith(Figure, Models.TwoSteps);
        await page.Locator("figure[data-state=shown]").WaitForAsync();

        await page.EvaluateAsync(
            "() => { const f = document.querySelector('figure'); f.dataset.done = 'start,apply,review'; f.dataset.active = ''; }"
        );

        await page.Locator("[data-element-id=review].yz-done").WaitForAsync();
        Assert.Equal(0, await page.Locator(".yz-active").CountAsync());
    }

    [Fact]
    public async Task A_figure_that_arrives_later_is_drawn_too()
    {
        var page = await PageWith("<p id=here></p>", Models.TwoSteps);

        await page.EvaluateAsync("figure => { document.querySelector('#here').innerHTML = figure; }", Figure);

        await page.Locator("figure[data-state=shown]").WaitForAsync();
    }

    [Fact]
    public async Task A_model_without_a_layout_keeps_its_words()
    {
        var page = await PageWith(Figure, Models.WithoutLayout);

        await page.Locator("figure[data-state=failed]").WaitForAsync();

        Assert.Equal(3, await page.Locator(".yz-diagram-steps li").CountAsync());
        await Assertions.Expect(page.Locator(".yz-diagram-steps")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_model_that_cannot_be_had_is_said_to_be_missing_and_what_the_page_wrote_stays()
    {
        var page = await PageWith(Figure.Replace("></figure>", "><p>正在窗口审查</p></figure>", StringComparison.Ordinal), model: null);

        await page.Locator("figure[data-state=failed]").WaitForAsync();

        await Assertions.Expect(page.GetByText("流程图暂时无法显示")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("正在窗口审查")).ToBeVisibleAsync();
    }

    async Task<IPage> PageWith(string body, string? model)
    {
        var page = await chromium.Visit(await host.Address());
        await Show(page, body, model);
        return page;
    }

    static async Task Show(IPage page, string body, string? model)
    {
        const string dist = "/_content/Yingzhou.Ui/dist/diagram";
        await page.RouteAsync(
            "**/t/page",
            route =>
                route.FulfillAsync(
                    new()
                    {
                        ContentType = "text/html; charset=utf-8",
                        Body = $"""
                        <!doctype html><html lang="zh-CN"><title>流程</title><link rel="stylesheet" href="/_content/Yingzhou.Ui/yz.css"><link rel="stylesheet" href="{dist}.css"><main><h1>流程</h1>{body}</main>
                        <script type="module" src="{dist}.js"></script></html>
                        """,
                    }
                )
        );
        await page.RouteAsync(
            "**/t/model.bpmn",
            route => model is null ? route.FulfillAsync(new() { Status = 404 }) : route.FulfillAsync(new() { Body = model })
        );
        await page.GotoAsync("/t/page");
    }
}
