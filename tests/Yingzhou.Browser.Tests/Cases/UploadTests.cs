using Microsoft.Playwright;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.Cases;

/// <summary>Papers that cannot be taken, and an application that is left half-way.</summary>
public sealed class UploadTests(Chromium chromium, RunningHost host) : IAsyncDisposable
{
    readonly Cast cast = new(chromium, host);

    [Fact]
    public async Task A_refused_paper_says_why_beside_its_field_and_costs_nothing_else()
    {
        var shop = await AtMaterials("dongji-tourism");
        await shop.HandIn("经营场所租赁合同", Papers.Pdf("租赁合同.pdf"));
        await shop.HandIn("设备布局图和操作流程图", Papers.Disguised("布局图.pdf"));
        await shop.HandIn("消防安全制度、灭火和应急疏散预案", Papers.Large("预案.pdf", megabytes: 11));
        await shop.Press("保存，下一步");

        await Error(shop, "设备布局图和操作流程图").Reads("“布局图.pdf”");
        await Error(shop, "消防安全制度、灭火和应急疏散预案").Reads("10 MB");
        await Error(shop, "招牌实景效果图").Reads("请上传");
        await Question(shop, "经营场所租赁合同").Reads("租赁合同.pdf");
        await Accessible.Check(shop.Page);
        await Screens.Shot(shop.Page, "refused-upload", whole: true);
    }

    [Fact]
    public async Task An_application_left_half_way_goes_on_in_another_browser()
    {
        var shop = await AtMaterials("qushan-seafood");
        await RestaurantForm.HandInAll(shop);
        await shop.Write("门店名称", "衢山排档");
        await shop.Write("经营面积（平方米）", "很大");
        await shop.Press("先存着，以后再填");
        await shop.Page.Reads("没填完的");

        var later = await cast.ApplicantElsewhere("qushan-seafood");
        await later.Page.Reads("没填完的");
        await later.Follow("开办餐饮店");
        await Assertions.Expect(later.Page.GetByLabel("门店名称")).ToHaveValueAsync("衢山排档");
        await later.Press("保存，下一步");
        await Question(later, "经营面积（平方米）").Locator(".yz-field__error").Reads("数字");
        await Assertions.Expect(later.Page.GetByLabel("经营面积（平方米）")).ToHaveValueAsync("很大");
        await later.Follow("上一步");
        await Question(later, "招牌实景效果图").Reads("招牌.png");
    }

    async Task<Applicant> AtMaterials(string login)
    {
        var shop = await cast.Applicant(login);
        await shop.Page.GotoAsync("/apply/open-restaurant");
        await shop.AnswerAll(RestaurantForm.Answers);
        await shop.Page.Reads("请上传 5 份");
        return shop;
    }

    static ILocator Question(Applicant shop, string label) => shop.Page.Locator(".yz-field:not(:has(.yz-field))").Filter(new() { HasText = label });

    static ILocator Error(Applicant shop, string label) => Question(shop, label).Locator(".yz-field__error");

    public ValueTask DisposeAsync() => cast.DisposeAsync();
}
