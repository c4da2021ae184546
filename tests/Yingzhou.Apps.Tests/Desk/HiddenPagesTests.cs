using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Tests.Desk;

/// <summary>What the menu does not show to a post is not opened by its address either, and says why as the permissions do.</summary>
public class HiddenPagesTests(DeskCity city)
{
    IReadOnlyList<MenuEntry> Entries =>
        [
            .. city
                .Services.GetRequiredService<ModuleCatalogue>()
                .All.SelectMany(module => module.Menu)
                .Where(entry => entry.End.HasFlag(Ends.Official) && entry.Rights is not null),
        ];

    // A clerk of a county's unit, a person of the callback post, an officer of a bank: together they lack every right of the menu.
    [Theory]
    [InlineData("chen-haisheng", "工作台导航")]
    [InlineData("weng-haifeng", "工作台导航")]
    [InlineData("yuan-haichao", "工作台导航")]
    public async Task Every_page_of_the_menu_is_shown_and_opened_or_hidden_and_refused(string login, string navigation)
    {
        using var official = await city.Official(login);
        await official.Open("/desk");
        var shown = official
            .Page.QuerySelectorAll($"nav[aria-label='{navigation}'] a")
            .Select(link => link.GetAttribute("href")!)
            .ToHashSet(StringComparer.Ordinal);
        var hidden = Entries.Where(entry => !shown.Contains(entry.Route)).Select(entry => entry.Route).Distinct().ToList();

        Assert.NotEmpty(hidden);
        foreach (var route in hidden)
        {
            await official.Open(route);
            Assert.True(official.Status is HttpStatusCode.Forbidden, $"{route}: {official.Status}");
            Assert.Contains("您没有查看权限", official.Text, StringComparison.Ordinal);
            Assert.Contains("原因代码：permission.", official.Text, StringComparison.Ordinal);
        }
        foreach (var route in Entries.Select(entry => entry.Route).Where(shown.Contains).Distinct())
        {
            await official.Open(route);
            Assert.True(official.Status is HttpStatusCode.OK, $"{route}: {official.Status}");
        }
    }

    [Theory]
    [InlineData("gao-feng", "高峰")]
    [InlineData("weng-haifeng", "翁海峰")]
    public async Task The_ways_of_a_page_lead_only_where_the_post_may_go_and_a_link_that_is_left_out_is_no_refusal(
        string login,
        string name
    )
    {
        using var official = await city.Official(login);
        await official.Open("/desk");
        var before = await Refusals(official, name);
        await official.Open("/desk");
        var entries = official.Page.QuerySelectorAll("nav[aria-label='工作台导航'] a").Select(link => link.GetAttribute("href")!).ToList();
        var ways = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            await official.Open(entry);
            ways.UnionWith(official.Page.QuerySelectorAll("nav.yz-ways a").Select(link => link.GetAttribute("href")!));
        }

        Assert.NotEmpty(ways);
        foreach (var way in ways)
        {
            await official.Open(way);
            Assert.True(official.Status is HttpStatusCode.OK, $"{way}: {official.Status}");
        }
        Assert.Equal(before, await Refusals(official, name));
    }

    /// <summary>What the audit has of somebody's refusals, after one more that is waited for.</summary>
    async Task<IReadOnlyList<string>> Refusals(Visitor official, string name)
    {
        const string known = "menu//desk/ledger";
        var seen = (await Kept(name)).Count(target => target == known);
        await official.Open("/desk/ledger");
        Assert.Equal(HttpStatusCode.Forbidden, official.Status);
        for (var patience = 0; patience < 100; patience++)
        {
            var kept = await Kept(name);
            if (kept.Count(target => target == known) > seen)
                return [.. kept.Where(target => target != known && target.StartsWith("menu/", StringComparison.Ordinal))];
            await Task.Delay(50);
        }
        throw new TimeoutException("The refusal did not come into the audit");
    }

    async Task<List<string>> Kept(string name)
    {
        using var scope = city.Services.CreateScope();
        return await scope
            .ServiceProvider.GetRequiredService<CityContext>()
            .Set<AuditEntry>()
            .Where(entry => entry.Action == "Deny" && entry.ActorName == name)
            .Select(entry => entry.Target)
            .ToListAsync();
    }

    [Fact]
    public async Task Between_them_these_posts_lack_every_page_that_is_not_for_all()
    {
        var all = Entries.Select(entry => entry.Route).ToHashSet(StringComparer.Ordinal);
        foreach (var login in new[] { "chen-haisheng", "weng-haifeng", "yuan-haichao" })
        {
            using var official = await city.Official(login);
            await official.Open("/desk");
            all.IntersectWith(official.Page.QuerySelectorAll("nav[aria-label='工作台导航'] a").Select(link => link.GetAttribute("href")!));
        }

        // Incidents and the map are for everybody to see, and any unit may be told to mend something in the city.
        Assert.Equal(["/desk/city/unit", "/desk/incidents", "/desk/incidents/figures", "/desk/map"], all.Order(StringComparer.Ordinal));
    }
}
