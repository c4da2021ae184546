using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.OnlineServices;

/// <summary>不同意取用: the paper instead of the credential, at both ends. 岱山衢山海产品加工厂 and its consents are this class's own.</summary>
[Collection(Drafts.Name)]
public class PaperInsteadTests(DeskCity city)
{
    const string Login = "qushan-seafood";
    const string Uscc = "91330921MA2B00369Y";
    const string Picture = "招牌实景效果图（白天、夜间）";
    static readonly byte[] Pdf = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"u8.ToArray();

    [Fact]
    public async Task Whoever_does_not_consent_uploads_the_paper_and_a_withdrawal_while_the_form_is_open_is_obeyed()
    {
        using var firm = await Applicant.SignedIn(city, Login);
        await ToReview(firm, (Picture, "效果图.jpg", Applicant.Photo), ("营业执照", "执照.pdf", Pdf));
        Assert.Contains("营业执照 执照.pdf", firm.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("可以为这件事取用您的", firm.Text, StringComparison.Ordinal);
        await Submit(firm);
        await firm.Open("/my/consents");
        Assert.Contains("还没有同意过", firm.Text, StringComparison.Ordinal);

        await ToReview(firm, (Picture, "效果图.jpg", Applicant.Photo));
        Assert.Contains("可以为这件事取用您的营业执照", firm.Text, StringComparison.Ordinal);
        await Submit(firm);

        await ToReview(firm, (Picture, "效果图.jpg", Applicant.Photo));
        using var elsewhere = await Applicant.SignedIn(city, Login);
        await elsewhere.Open("/my/consents");
        await elsewhere.Press("button[name=do][value=withdraw]");
        await firm.Press("提交申请", ("agreed", "yes"), ("applicantNumber", Uscc));
        Assert.Contains("“营业执照”没有取：您在", firm.Text, StringComparison.Ordinal);
        await firm.Click("去上传这一份");
        Assert.Contains("撤回了同意，请上传", firm.Text, StringComparison.Ordinal);
        await firm.Send("保存，下一步");
        Assert.Contains("请上传“营业执照”", firm.ErrorAt("营业执照")!, StringComparison.Ordinal);

        await elsewhere.Press("button[name=do][value=give]");
        Assert.Contains("有效到", elsewhere.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_that_withdrew_is_asked_for_its_paper_at_the_desk()
    {
        using var clerk = await city.Official("tong-xin");
        await clerk.Press("button[value='human-resources/clerk']");
        await Apply(clerk, "新购公务用车上牌");
        Assert.True(clerk.At.AbsolutePath == "/desk/apply", clerk.Text);
        Assert.Contains("统一社会信用代码证书：公务用车上牌", clerk.Text, StringComparison.Ordinal);
        await clerk.Press("button[name=do][value=withdraw]");

        await clerk.Open("/desk/apply/internal-vehicle-plate");
        Assert.Contains("撤回了同意，请上传", clerk.Text, StringComparison.Ordinal);
        await Apply(clerk, "第二辆上牌");
        Assert.Contains("“统一社会信用代码证书”没有取", clerk.Text, StringComparison.Ordinal);
        clerk.Files["unit-certificate"] = ("证书.pdf", Pdf);
        await clerk.Press("提交申请", Answers("第二辆上牌"));
        Assert.True(clerk.At.AbsolutePath == "/desk/apply", clerk.Text);
    }

    static async Task Apply(Visitor clerk, string matter)
    {
        await clerk.Open("/desk/apply/internal-vehicle-plate");
        await clerk.Press("提交申请", Answers(matter));
    }

    static (string, string)[] Answers(string matter) =>
        [("officialUnit", "舟山市人力资源和社会保障局"), ("matterTitle", matter), ("matterAmount", "180000"), ("matterQuantity", "1")];

    static async Task ToReview(Visitor firm, params (string Label, string FileName, byte[] Content)[] files)
    {
        await firm.AnswerSignboard();
        await firm.Send("保存，下一步", files);
        await firm.Press("保存，下一步", Applicant.SignboardForm);
        Assert.Contains("请核对下面的内容", firm.Text, StringComparison.Ordinal);
    }

    static async Task Submit(Visitor firm)
    {
        await firm.Press("提交申请", ("agreed", "yes"), ("applicantNumber", Uscc));
        Assert.Contains("已经收到您的申请", firm.Text, StringComparison.Ordinal);
    }
}
