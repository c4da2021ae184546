using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.Cases;

/// <summary>
/// The pages of both ends as they stand on a desk and on a phone: pictures of them, nothing cut off at the side, nobody kept out. Nobody changes anything here, so everybody signs in once
/// for all of them.
/// </summary>
public sealed class PagesTests(PagesTests.Visitors visitors) : IClassFixture<PagesTests.Visitors>
{
    readonly Cast cast = visitors.Cast;

    public sealed class Visitors(Chromium chromium, RunningHost host) : IAsyncDisposable
    {
        Task<IPage>? stranger;

        internal Cast Cast { get; } = new(chromium, host);

        /// <summary>Somebody who never signs in.</summary>
        public Task<IPage> Stranger() => stranger ??= Cast.Stranger();

        readonly Dictionary<string, Task<IPage>> others = [];

        /// <summary>A session of its own: the same official of the other pages keeps their post.</summary>
        public Task<IPage> At(string login, string post) =>
            others.TryGetValue(login + post, out var known) ? known : others[login + post] = Open(login, post);

        async Task<IPage> Open(string login, string post)
        {
            var page = await Cast.Stranger();
            await Cast.SignIn(page, login, "/desk");
            await new Modelling.Designer(page).ActAs(post);
            return page;
        }

        public ValueTask DisposeAsync() => Cast.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(PageRows.Public), MemberType = typeof(PageRows))]
    public async Task A_public_page_is_whole_and_open_to_all(string address)
    {
        var page = await visitors.Stranger();
        await Visit(page, address, address == "/no-such-page" ? 404 : 200);
        await Check(page, "public" + address);
    }

    [Theory]
    [MemberData(nameof(PageRows.Signed), MemberType = typeof(PageRows))]
    public async Task A_page_of_ones_own_is_whole_and_open_to_all(string address)
    {
        var shop = await cast.Applicant("fang-dahai");
        await Visit(shop.Page, address);
        await Check(shop.Page, "own" + address);
    }

    [Theory]
    [MemberData(nameof(PageRows.Enterprise), MemberType = typeof(PageRows))]
    public async Task A_page_of_an_enterprise_is_whole_and_open_to_all(string address)
    {
        var firm = await cast.Applicant("qushan-seafood");
        await Visit(firm.Page, address);
        await Check(firm.Page, "own" + address);
    }

    [Theory]
    [MemberData(nameof(PageRows.Desk), MemberType = typeof(PageRows))]
    public async Task A_page_of_the_workbench_is_whole_and_open_to_all(string address)
    {
        var official = await cast.Official("weng-haifeng");
        await Visit(official.Page, address);
        await Check(official.Page, "desk" + address);
    }

    [Theory]
    [MemberData(nameof(PageRows.Posts), MemberType = typeof(PageRows))]
    public async Task A_page_of_a_post_is_whole_and_open_to_all(string login, string address)
    {
        var official = await cast.Official(login);
        await Visit(official.Page, address);
        await Check(official.Page, "post" + address);
    }

    [Theory]
    [MemberData(nameof(PageRows.OtherPosts), MemberType = typeof(PageRows))]
    public async Task A_page_of_a_second_post_is_whole_and_open_to_all(string login, string post, string address)
    {
        var page = await visitors.At(login, post);
        await Visit(page, address);
        await Check(page, "design" + address);
    }

    [Fact]
    public async Task The_sign_in_page_is_whole_and_open_to_all()
    {
        var page = await cast.Stranger();
        await page.GotoAsync("/my");
        await page.Reads("演示账号，一键登录");
        await Check(page, "sign-in");
    }

    [Fact]
    public async Task Elder_mode_is_whole_and_open_to_all()
    {
        var page = await cast.Stranger();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "长辈模式" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "退出长辈模式" })
            .Or(page.GetByRole(AriaRole.Button, new() { Name = "标准" }))
            .First.WaitForAsync();
        await Check(page, "elder");
    }

    [Fact]
    public async Task A_question_is_answered_with_the_very_words_of_a_guide()
    {
        var page = await cast.Stranger(scripts: false);
        await page.GotoAsync("/ask");
        await page.GetByLabel("您想问什么").FillAsync("护照要几天办好");
        await page.GetByRole(AriaRole.Button, new() { Name = "问", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("blockquote")).ToContainTextAsync("工作日");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Link, new() { Name = "办事指南" }).First)
            .ToHaveAttributeAsync("href", new Regex("/items/passport"));

        var scripted = await cast.Stranger();
        await scripted.GotoAsync("/ask");
        await scripted.GetByLabel("您想问什么").FillAsync("护照要几天办好");
        await scripted.GetByRole(AriaRole.Button, new() { Name = "问", Exact = true }).ClickAsync();
        await scripted.Locator("blockquote").WaitForAsync();
        await Check(scripted, "ask-answered");
    }

    // A refusal is a whole page too, and would pass for the one that is meant.
    static async Task Visit(IPage page, string address, int expected = 200) =>
        Assert.Equal(expected, (await page.GotoAsync(address))!.Status);

    static async Task Check(IPage page, string name)
    {
        var file = string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-')).Trim('-');
        foreach (var (kind, size) in new[] { ("phone", Screens.Phone), ("desk", Screens.Desk) })
        {
            await Screens.Shot(page, $"{file}.{kind}.png", size, whole: true);
            var beyond = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(beyond <= 0, $"{page.Url} is {beyond} pixels wider than a window of {size.Width}");
            // What stands on a page is the same at both widths; the build machine, whose time is short, has axe read the narrow one.
            if (kind == "phone" || Screens.Wanted)
                await Accessible.Check(page);
        }
    }
}
