using Microsoft.Playwright;

namespace Yingzhou.Browser.Tests.Cases;

/// <summary>An official at the workbench (浙政钉).</summary>
public sealed class Official(IPage page)
{
    public IPage Page => page;

    /// <summary>Opens a case from the inbox; whoever holds several posts takes the one that the task waits for.</summary>
    public async Task Open(string number)
    {
        await page.GotoAsync("/desk/inbox");
        await page.GetByRole(AriaRole.Row, new() { Name = number }).GetByRole(AriaRole.Link).ClickAsync();
        var change = page.GetByRole(AriaRole.Button, new() { Name = "切换到" });
        await page.GetByRole(AriaRole.Heading, new() { Name = "办理：" }).Or(change).First.WaitForAsync();
        if (await change.IsVisibleAsync())
            await change.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "办理：" }).WaitForAsync();
    }

    public async Task Handle(string number, string result, string note = "材料齐全，符合条件。")
    {
        await Open(number);
        await Decide(result, note);
        await page.Reads("已办理，转到下一环节。");
    }

    /// <summary>On the task page that is open.</summary>
    public async Task Decide(string result, string note)
    {
        await page.GetByRole(AriaRole.Radio, new() { Name = result, Exact = true }).CheckAsync();
        await page.GetByLabel("意见").FillAsync(note);
        await page.GetByRole(AriaRole.Button, new() { Name = "提交办理结果" }).ClickAsync();
    }

    public Task Turn(string deed) =>
        page.GetByRole(AriaRole.Navigation, new() { Name = "可办的操作" }).GetByRole(AriaRole.Link, new() { Name = deed, Exact = true }).ClickAsync();

    public async Task AskSupplement(string number, string material, string wanted)
    {
        await Open(number);
        await Turn("补正");
        await page.GetByLabel(material).FillAsync(wanted);
        await page.GetByRole(AriaRole.Button, new() { Name = "一次性告知申请人" }).ClickAsync();
        await page.Reads("补正通知已发给申请人，计时已停止。");
    }

    public async Task ReturnTo(string number, string step, string reason)
    {
        await Open(number);
        await Turn("退回");
        await page.GetByRole(AriaRole.Radio, new() { Name = step, Exact = true }).CheckAsync();
        await page.GetByLabel("原因").FillAsync(reason);
        await page.GetByRole(AriaRole.Button, new() { Name = "退回" }).ClickAsync();
        await page.Reads("已退回。");
    }
}
