using Microsoft.Playwright;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.Cases;

/// <summary>抄送: a colleague is told of a case and says that they know.</summary>
public sealed class CopyTests(Chromium chromium, RunningHost host) : IAsyncDisposable
{
    readonly Cast cast = new(chromium, host);

    [Fact]
    public async Task A_case_is_laid_before_a_colleague_who_reads_it_and_says_so()
    {
        var number = await LicenceForm.Apply(await cast.Applicant("haizhiwei"));
        var clerk = await cast.Official("chen-haisheng");
        await clerk.Open(number);
        await clerk.Turn("抄送");
        await clerk.Page.GetByRole(AriaRole.Radio, new() { Name = "审查" }).First.CheckAsync();
        await clerk.Page.GetByLabel("为什么抄送").FillAsync("同一门店上月有过投诉，请知悉。");
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "抄送" }).ClickAsync();
        await clerk.Page.Reads("已抄送，对方可以查看这件办件。");

        var colleague = await cast.Official("wang-li");
        await colleague.Page.GotoAsync("/desk/copies");
        await Screens.Shot(colleague.Page, "desk-copies");
        await colleague.Page.GetByRole(AriaRole.Button, new() { Name = $"已阅 {number}" }).ClickAsync();

        await colleague.Page.Reads("已阅。");
        await colleague.Page.GetByRole(AriaRole.Row, new() { Name = number }).GetByRole(AriaRole.Link).ClickAsync();
        await colleague.Page.Reads(number);
        await clerk.Page.ReloadAsync();
        await clerk.Page.Reads("请知悉。");
    }

    public ValueTask DisposeAsync() => cast.DisposeAsync();
}
