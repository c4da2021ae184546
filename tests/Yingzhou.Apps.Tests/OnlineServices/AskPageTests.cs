using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Services.OnlineServices.Gaps;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Tests.OnlineServices;

public class AskPageTests(DeskCity city)
{
    [Fact]
    public async Task A_search_without_a_hit_is_kept_masked_and_counted_for_the_owners_of_the_items()
    {
        using var visitor = city.Visitor();
        await visitor.Open("/search?q=" + Uri.EscapeDataString("黑洞 33090219900307001X"));
        await visitor.Open("/search?q=" + Uri.EscapeDataString("黑洞 33090219900307001X"));

        await using var scope = city.Services.CreateAsyncScope();
        var gap = await scope.ServiceProvider.GetRequiredService<CityContext>().Set<Gap>().SingleAsync(one => one.Asked.StartsWith("黑洞"));
        Assert.Equal(("黑洞 ******************", 2, GapKind.Search), (gap.Asked, gap.Times, gap.Kind));
    }

    [Fact]
    public async Task The_catalogue_is_shown_by_department_and_no_page_is_heavy()
    {
        using var visitor = city.Visitor();
        foreach (
            var address in new[]
            {
                "/",
                "/items",
                "/items?department=market-supervision",
                "/items?department=market-supervision&page=2",
                "/bundles",
                "/search?q=%E8%AF%81",
                "/ask",
            }
        )
        {
            await visitor.Open(address);
            Assert.True(System.Text.Encoding.UTF8.GetByteCount(visitor.Page.DocumentElement.OuterHtml) < 100_000, address);
        }
    }

    [Fact]
    public async Task A_question_is_answered_with_the_words_of_a_guide_and_one_without_an_answer_is_kept()
    {
        using var visitor = city.Visitor();
        await visitor.Open("/ask");
        await visitor.Press("问", ("question", "老年优待证要带什么材料"));

        Assert.Contains("申请人身份证", visitor.Page.QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(visitor.Page.QuerySelector("main a[href='/items/senior-card#materials']"));

        await visitor.Press("问", ("question", "怎么红烧带鱼，电话 13905801234"));

        Assert.Contains("这个我不知道", visitor.Text, StringComparison.Ordinal);
        await using var scope = city.Services.CreateAsyncScope();
        var gap = await scope
            .ServiceProvider.GetRequiredService<CityContext>()
            .Set<Gap>()
            .SingleAsync(one => one.Kind == GapKind.Question && one.Asked.StartsWith("怎么红烧"));
        Assert.DoesNotContain("139", gap.Asked, StringComparison.Ordinal);
    }
}
