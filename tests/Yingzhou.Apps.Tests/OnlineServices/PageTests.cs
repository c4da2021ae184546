using System.Net;
using System.Text;
using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.OnlineServices;

/// <summary>What holds for every page of the citizen end.</summary>
public class PageTests(DeskCity city)
{
    const int LargestPage = 100 * 1024;

    public static TheoryData<string> Addresses =>
        ["/", "/search?q=开饭店", "/search", "/items", "/items?who=enterprise&kind=Licence", "/items/food-business-licence", "/bundles/open-restaurant", "/bundles/afterlife", "/track", "/accessibility", "/my", "/my/account", "/apply/open-restaurant"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task It_is_small_and_complete_without_script(string address)
    {
        using var visitor = await Applicant.SignedIn(city, "fang-dahai");

        await visitor.Open(address);

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.InRange(Encoding.UTF8.GetByteCount(visitor.Page.DocumentElement.OuterHtml), 1, LargestPage);
        Assert.Empty(visitor.Page.QuerySelectorAll("script"));
        Assert.Single(visitor.Page.QuerySelectorAll("h1"));
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task No_link_of_it_leads_nowhere(string address)
    {
        using var visitor = await Applicant.SignedIn(city, "fang-dahai");
        await visitor.Open(address);

        foreach (var link in visitor.Page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!).Where(href => !href.StartsWith("/sign-out", StringComparison.Ordinal)).Distinct())
        {
            var answer = await visitor.Send(new(HttpMethod.Get, new Uri(link, UriKind.Relative)));
            Assert.True((int)answer.StatusCode < 400, $"{link} on {address}: {(int)answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("/items/moon-landing")]
    [InlineData("/bundles/moon-landing")]
    [InlineData("/items/internal-payroll")] // between units of the administration
    public async Task What_is_not_in_the_catalogue_is_not_found_and_says_what_to_do(string address)
    {
        using var visitor = city.Visitor();

        await visitor.Open(address);

        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        Assert.Contains("没有这个事项", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bundle_shows_its_legs_on_the_calendar_and_what_it_saves()
    {
        using var visitor = city.Visitor();

        await visitor.Open("/bundles/open-restaurant");

        Assert.Contains("分开办要 15个工作日，省 9 天", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("关键路径为营业执照、食品经营许可", visitor.Page.QuerySelector("svg[role=img]")!.GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guide_tells_what_the_implementation_list_says()
    {
        using var visitor = city.Visitor();

        await visitor.Open("/items/food-business-licence");

        foreach (var said in new[] { "承诺几天办完5个工作日", "法定 10个工作日", "要跑几次0次", "不收费", "《中华人民共和国食品安全法》第三十五条", "食品经营许可证，有效期 5 年", "行政复议", "可以用告知承诺办", "设备布局图和操作流程图" })
            Assert.Contains(said.Replace(" ", "", StringComparison.Ordinal), visitor.Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_found_is_said_and_leads_on()
    {
        using var visitor = city.Visitor();

        await visitor.Open("/search?q=量子力学");

        Assert.Contains("没有找到“量子力学”", visitor.Text, StringComparison.Ordinal);
        Assert.NotNull(visitor.Page.QuerySelector("main a[href='/items']"));
    }

    [Fact]
    public async Task A_search_is_text_and_never_markup()
    {
        using var visitor = city.Visitor();

        await visitor.Open("/search?q=" + Uri.EscapeDataString("<script>alert(1)</script>"));

        Assert.Empty(visitor.Page.QuerySelectorAll("script"));
    }
}
