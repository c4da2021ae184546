using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.OnlineServices;

/// <summary>One inbox over cases, messages, credentials and warnings, whoever they come from.</summary>
public class NoticeTests(DeskCity city)
{
    [Fact]
    public async Task A_supplement_waits_on_top_and_a_parcel_is_told_and_kinds_can_be_chosen()
    {
        var @case = await Given.Signboard(city);
        using var clerk = await city.Official(Desk.Desk.Clerk);
        await clerk.OpenTask(@case);
        await clerk.Click("补正");
        await clerk.Press("一次性告知申请人", ("wanted.effect-picture", "请重拍夜间照片"));

        using var shop = city.Visitor();
        await shop.SignIn("/my", "haizhiwei");
        await shop.Open("/my/inbox");
        Assert.Contains("等您处理", shop.Page.QuerySelector("main ul li")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(shop.Page.QuerySelectorAll("main ul a"), link => link.GetAttribute("href") == $"/my/cases/{@case.Id}");
        await shop.Open("/my/inbox?kind=Credential");
        Assert.DoesNotContain("等您补正", shop.Text, StringComparison.Ordinal);

        using var islander = city.Visitor();
        await islander.SignIn("/my", "yu-awei");
        await islander.Open("/my/inbox?kind=Message");
        Assert.Contains("高龄津贴", islander.Text, StringComparison.Ordinal);
        Assert.Contains("的结果在路上", islander.Text, StringComparison.Ordinal);
        await islander.Open("/my/inbox?kind=nonsense");
        Assert.Contains("的结果在路上", islander.Text, StringComparison.Ordinal);
    }
}
