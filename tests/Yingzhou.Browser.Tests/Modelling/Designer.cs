using Microsoft.Playwright;
using Yingzhou.Browser.Tests.Cases;

namespace Yingzhou.Browser.Tests.Modelling;

/// <summary>An official at the designers and at the review of what was drawn.</summary>
sealed class Designer
{
    readonly IPage page;
    readonly List<string> complaints = [];

    public Designer(IPage page)
    {
        this.page = page;
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, line) =>
        {
            if (line.Type == "error")
                complaints.Add(line.Text);
        };
    }

    public IPage Page => page;

    /// <summary>What the browser itself complained of, so far.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Takes one of their posts, as in the head of every page of the workbench.</summary>
    public async Task ActAs(string post)
    {
        await page.GotoAsync("/desk");
        await page.Locator("summary.yz-desk__post").ClickAsync();
        await page.Locator($"button[name=post][value='{post}']").ClickAsync();
        await Assertions
            .Expect(page.Locator($"button[name=post][value='{post}'][aria-current=true]"))
            .ToHaveCountAsync(1, new() { Timeout = Patience.Milliseconds });
    }

    public async Task Open(string kind, string key)
    {
        await page.GotoAsync($"/desk/modelling/{kind}/{key}/design");
        await page.Locator("[data-designer][data-state=ready], [data-designer][data-state=failed]").WaitForAsync();
        Assert.Equal("ready", await page.Locator("[data-designer]").GetAttributeAsync("data-state"));
    }

    /// <summary>What a mouse does on the canvas, by the editor's own commands: they go through the same stack and can be undone.</summary>
    public Task Draw(string commands) =>
        page.EvaluateAsync($"async () => {{ const modeler = document.querySelector('[data-designer]').designer.modeler; {commands} }}");

    public async Task SaveAndCheck(string result)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "检查", Exact = true }).ClickAsync();
        await page.Locator("[data-status]").Reads(result);
    }

    public async Task Submit(string note)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "去送审" }).ClickAsync();
        await page.GetByLabel("改了什么、为什么改").FillAsync(note);
        await page.GetByRole(AriaRole.Button, new() { Name = "送审" }).ClickAsync();
        await page.Reads("已送审，等模型审核岗审核。");
    }

    public async Task Release(string kind, string key)
    {
        await page.GotoAsync($"/desk/modelling/{kind}/{key}");
        await page.GetByRole(AriaRole.Button, new() { Name = "审核通过并发布" }).ClickAsync();
        await page.Reads("已发布，从现在起新办件按新版办");
    }
}
