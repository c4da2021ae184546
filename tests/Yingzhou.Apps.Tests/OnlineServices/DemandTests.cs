using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Apps.Tests.OnlineServices;

/// <summary>免提交 is enforced, not only declared: what the city holds and somebody asks for is a finding (a06 §3).</summary>
public class DemandTests(DeskCity city)
{
    static readonly CasesContent Content = CityCatalogue.All.Content;

    [Theory]
    [InlineData("outdoor-signboard", "business-licence", "请上传执照", "营业执照")] // marked as fetched
    [InlineData("outdoor-signboard", "other", "请补营业执照复印件", "营业执照")] // named in the official's words
    [InlineData("outdoor-signboard", "lease", "请补不动产权证书或者租赁合同", "不动产权证书")]
    [InlineData("outdoor-signboard", "effect-picture", "请重拍夜间照片", null)] // nobody else has it
    [InlineData("birth-registration", "other", "请补市外出生医学证明", null)] // not this city's
    [InlineData("food-business-licence", "other", "请交回食品经营许可证", null)] // what the item itself is about
    public void A06_a_paper_is_held_by_its_place_in_the_list_or_by_its_name(string item, string subject, string wanted, string? paper) =>
        Assert.Equal(paper, HeldPapers.Of(Content.Items[item], Content.CredentialTypes.Values, subject, wanted));

    [Fact]
    public void A06_a_list_that_asks_everybody_to_upload_a_credential_is_a_finding_by_itself()
    {
        var item = Content.Items["outdoor-signboard"];
        var asking = item with { Materials = [.. item.Materials.Select(one => one with { Kind = MaterialKind.Upload })] };

        Assert.Equal("营业执照", Assert.Single(HeldPapers.InTheList(asking, [.. Content.CredentialTypes.Values])).Paper);
        Assert.Empty(HeldPapers.InTheList(item, [.. Content.CredentialTypes.Values]));
    }

    [Fact]
    public async Task A_supplement_that_asks_for_a_licence_comes_to_the_item_manager_and_is_answered_by_law_or_not_at_all()
    {
        var @case = await Given.Signboard(city);
        using var clerk = await city.Official(Desk.Desk.Clerk);
        await clerk.OpenTask(@case);
        await clerk.Click("补正");
        await clerk.Press("一次性告知申请人", ("wanted.other", "请补营业执照副本复印件"));

        using var manager = await city.Official("he-min");
        await manager.Open("/desk/demands");
        Assert.Contains("户外招牌设置", manager.Text, StringComparison.Ordinal);
        Assert.Contains("请补营业执照副本复印件", manager.Text, StringComparison.Ordinal);
        Assert.Contains("减材料率", manager.Text, StringComparison.Ordinal);

        await manager.Press("button[value=yes]", ("basis", " "));
        Assert.Contains("依法要收的，请写明法律名称和条款", manager.Text, StringComparison.Ordinal);
        await manager.Press("button[value=no]", ("basis", ""));
        Assert.Contains("不再索要", manager.Text, StringComparison.Ordinal);
        Assert.Null(manager.Page.QuerySelector("button[value=no]"));

        using var other = await city.Official("zhong-xiuying");
        await other.Open("/desk/demands");
        Assert.DoesNotContain("营业执照", other.Text, StringComparison.Ordinal);
    }
}
