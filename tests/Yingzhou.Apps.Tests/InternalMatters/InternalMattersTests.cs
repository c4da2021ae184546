using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.InternalMatters;

public class InternalMattersTests(DeskCity city)
{
    const string Clerk = "tong-xin";

    // A PNG of 1 × 1.
    const string OneDot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    internal static readonly (string, string)[] Career =
    [
        ("officialName", "沈一舟"),
        ("officialId", "330902199001011238"),
        ("officialUnit", "舟山市人力资源和社会保障局"),
        ("quota", "administrative"),
        ("officialPost", "一级科员"),
        ("education", "本科"),
        ("reportOn", "2026-12-28"),
        ("accessArea", "main"),
        ("accessArea", "canteen"),
        ("salaryCard", "6222021001116245702"),
    ];

    [Fact]
    public async Task A_unit_applies_once_and_sees_every_department_at_work()
    {
        using var clerk = await AsClerk();
        await clerk.Open("/desk/apply/civil-servant-career");
        Assert.Contains("承诺合计 9个工作日", clerk.Text, StringComparison.Ordinal);

        Attach(clerk);
        await clerk.Press("提交申请", Career);
        Assert.True(clerk.At.AbsolutePath == "/desk/apply", clerk.Text);
        await clerk.Open(clerk.Page.QuerySelector("main tbody a")!.GetAttribute("href")!);

        foreach (var leg in new[] { "编制使用核准", "公务员录用审批", "工资核定", "财政统发工资开户" })
            Assert.Contains(leg, clerk.Text, StringComparison.Ordinal);
        Assert.Contains("关键路径", clerk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_answer_is_told_and_nothing_typed_is_lost()
    {
        using var clerk = await AsClerk();
        await clerk.Open("/desk/apply/civil-servant-career");

        Attach(clerk);
        await clerk.Press("提交申请", [.. Career.Where(answer => answer.Item1 != "officialPost")]);

        Assert.Contains("考察材料.pdf", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("没有办成", clerk.Text, StringComparison.Ordinal);
        Assert.Equal("沈一舟", clerk.Page.QuerySelector("#officialName")!.GetAttribute("value"));
        Assert.Equal(2, clerk.Page.QuerySelectorAll("input[name=accessArea][checked]").Length);

        await clerk.Press("提交申请", [.. Career.Where(answer => answer.Item1 != "officialId"), ("officialId", "330921194802103059")]);
        Assert.True(clerk.At.AbsolutePath == "/desk/apply", clerk.Text);

        // The same matter about the same person, handed in again while it runs.
        await clerk.Open("/desk/apply/civil-servant-career");
        Attach(clerk);
        await clerk.Press("提交申请", [.. Career.Where(answer => answer.Item1 != "officialId"), ("officialId", "330921194802103059")]);
        Assert.Contains("正在办理", clerk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_kind_than_it_says_is_refused_beside_its_field()
    {
        using var clerk = await AsClerk();
        await clerk.Open("/desk/apply/civil-servant-career");
        Attach(clerk, "MZ this is a program"u8.ToArray());

        await clerk.Press("提交申请", Career);

        Assert.NotNull(clerk.Page.QuerySelector(".yz-field--error input[type=file]"));
    }

    // Everything that has to be uploaded, as the smallest file that each field takes.
    internal static void Attach(Visitor clerk, byte[]? content = null)
    {
        foreach (var field in clerk.Page.QuerySelectorAll("main input[type=file]"))
            clerk.Files[field.GetAttribute("name")!] = field.GetAttribute("accept")!.Contains("pdf", StringComparison.Ordinal)
                ? ("考察材料.pdf", content ?? "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"u8.ToArray())
                : ("工作证照片.png", content ?? Convert.FromBase64String(OneDot));
    }

    [Fact]
    public async Task Whoever_is_no_clerk_is_told_which_post_applies()
    {
        using var official = await city.Official("chen-haisheng");

        await official.Open("/desk/apply/civil-servant-career");

        Assert.Contains("切换到经办岗", official.Text, StringComparison.Ordinal);
        Assert.Null(official.Page.QuerySelector("#officialName"));
    }

    async Task<Visitor> AsClerk()
    {
        var clerk = await city.Official(Clerk);
        await clerk.Press("button[value='human-resources/clerk']");
        return clerk;
    }
}
