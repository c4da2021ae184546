using Microsoft.Playwright;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.Cases;

/// <summary>Two officials of one post have the same task open.</summary>
public sealed class TwoAtOnceTests(Chromium chromium, RunningHost host) : IAsyncDisposable
{
    readonly Cast cast = new(chromium, host);

    [Fact]
    public async Task One_wins_and_the_other_is_told_with_what_was_typed_still_there()
    {
        var number = await ALicenceApplication();
        await (await cast.Official("chen-haisheng")).Handle(number, "受理");
        var (first, second) = (await cast.Official("wang-li"), await cast.Official("fang-jing"));
        await first.Open(number);
        await second.Open(number);

        await second.Page.GetByLabel("意见").FillAsync("我也看过了。");

        await first.Decide("审查通过", "材料齐全。");
        await first.Page.Reads("已办理，转到下一环节。");
        // Somebody types there: the page says that something changed and takes nothing away.
        await second.Page.Reads("可能同事已经办了");
        await second.Decide("审查通过", "我也看过了。");

        await second.Page.Reads("没有办成");
        await second.Page.Reads("这件待办已由他人办结，请刷新后再看。");
        await Assertions.Expect(second.Page.GetByLabel("意见")).ToHaveValueAsync("我也看过了。");
        await second.Page.GetByRole(AriaRole.Link, new() { Name = "刷新本页，看最新情况" }).ClickAsync();
        await second.Page.Reads("这个环节已于");
        await second.Page.GotoAsync("/desk/inbox");
        await second.Page.DoesNotRead(number);
    }

    [Fact]
    public async Task Who_only_looks_sees_by_itself_what_came_in_and_what_a_colleague_has_done()
    {
        var (clerk, onlooker) = (await cast.Official("chen-haisheng"), await cast.Official("fang-jing"));
        await clerk.Page.GotoAsync("/desk/inbox");
        await onlooker.Page.GotoAsync("/desk/inbox");

        var number = await ALicenceApplication();
        await clerk.Page.Reads(number);
        await clerk.Handle(number, "受理");
        await onlooker.Page.Reads(number);
        await onlooker.Open(number);
        await (await cast.Official("wang-li")).Handle(number, "审查通过");

        await onlooker.Page.Reads("这个环节已于");
    }

    [Fact]
    public async Task An_inbox_is_walked_by_keyboard()
    {
        var number = await ALicenceApplication();
        var clerk = await cast.Official("chen-haisheng");
        await clerk.Page.GotoAsync("/desk/inbox");
        await clerk.Page.Reads(number);

        // The page is read before its script has come.
        await clerk.Page.Locator("html[data-keys=wired]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await clerk.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(clerk.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("下一行");
        await clerk.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(clerk.Page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await clerk.Page.Keyboard.PressAsync("j");
        await Assertions.Expect(clerk.Page.Locator("main tbody tr a").First).ToBeFocusedAsync();
        await clerk.Page.Keyboard.PressAsync("Enter");

        await clerk.Page.WaitForURLAsync("**/desk/tasks/**");
    }

    async Task<string> ALicenceApplication() => await LicenceForm.Apply(await cast.Applicant("haizhiwei"));

    public ValueTask DisposeAsync() => cast.DisposeAsync();
}
