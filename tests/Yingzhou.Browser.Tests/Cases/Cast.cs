using Microsoft.Playwright;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.Cases;

/// <summary>The people of a story: each signs in once, in a browser profile of their own, and stays.</summary>
public sealed class Cast(Chromium chromium, RunningHost host) : IAsyncDisposable
{
    readonly Dictionary<string, IPage> pages = [];

    public async Task<Applicant> Applicant(string login) => new(await PageOf(login, "/my"));

    public async Task<Official> Official(string login) => new(await PageOf(login, "/desk"));

    /// <summary>The same account at another browser.</summary>
    public async Task<Applicant> ApplicantElsewhere(string login) => new(await PageOf(login, "/my", place: "elsewhere"));

    public async Task<IPage> Stranger(bool scripts = true) => pages[Guid.NewGuid().ToString()] = await Visit(scripts);

    async Task<IPage> PageOf(string login, string start, string place = "")
    {
        if (pages.TryGetValue(login + place, out var known))
            return known;
        var page = pages[login + place] = await Visit(scripts: true);
        await SignIn(page, login, start);
        return page;
    }

    public static async Task SignIn(IPage page, string login, string start)
    {
        await page.GotoAsync(start);
        await page.Locator($"button[name=demo][value='{login}']").ClickAsync();
        await page.WaitForURLAsync(address => new Uri(address).AbsolutePath == start);
    }

    async Task<IPage> Visit(bool scripts)
    {
        var page = await chromium.Visit(await host.Address(), scripts);
        page.SetDefaultTimeout(Patience.Milliseconds);
        page.SetDefaultNavigationTimeout(Patience.Milliseconds);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in pages.Values)
            await page.Context.CloseAsync();
    }
}
