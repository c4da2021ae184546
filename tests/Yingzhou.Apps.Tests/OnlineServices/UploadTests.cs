using System.Text;
using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.OnlineServices;

[Collection(Drafts.Name)]
public class UploadTests(DeskCity city)
{
    const string Picture = "招牌实景效果图（白天、夜间）";

    async Task<Visitor> AtMaterials(string login)
    {
        var applicant = await Applicant.SignedIn(city, login);
        await applicant.AnswerSignboard();
        return applicant;
    }

    [Theory]
    [InlineData("效果图.jpg", "MZ 这是一个程序", "不是可用的格式")]
    [InlineData("效果图.exe", "MZ", "不是可用的格式")]
    [InlineData("效果图.jpg", "%PDF-1.7", "其实是 pdf 格式")]
    [InlineData("效果图.jpg", "", "空文件")]
    public async Task A_file_that_is_not_what_it_should_be_is_refused_beside_its_field(string name, string content, string said)
    {
        using var applicant = await AtMaterials("fang-dahai");

        await applicant.Send("保存，下一步", (Picture, name, Encoding.UTF8.GetBytes(content)));

        Assert.Contains(said, applicant.ErrorAt(Picture)!, StringComparison.Ordinal);
        Assert.Contains("step=materials", applicant.At.Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10 * 1024 * 1024, false)] // on the limit: taken
    [InlineData(10 * 1024 * 1024 + 1, true)]
    public async Task A_file_may_be_as_large_as_the_material_says(int length, bool refused)
    {
        using var applicant = await AtMaterials("lin-haiyan");
        var large = new byte[length];
        Applicant.Photo.CopyTo(large, 0);

        await applicant.Send("保存，下一步", (Picture, "效果图.jpg", large));

        Assert.Equal(refused, applicant.At.Query.Contains("step=materials", StringComparison.Ordinal));
        if (refused)
            Assert.Contains("超过 10 MB", applicant.ErrorAt(Picture)!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field()
    {
        using var applicant = await AtMaterials("dongji-tourism");

        await applicant.Send("保存，下一步");

        Assert.Contains("请上传", applicant.ErrorAt(Picture)!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_taken_away_after_a_question()
    {
        using var applicant = await AtMaterials("yu-awei");
        await applicant.Send("保存，下一步", (Picture, "旧图.jpg", Applicant.Photo));
        await applicant.Open("/apply/outdoor-signboard?step=materials");
        Assert.Contains("旧图.jpg", applicant.Text, StringComparison.Ordinal);

        await applicant.Open(applicant.Page.QuerySelector("a[href*='remove=effect-picture']")!.GetAttribute("href")!);
        await applicant.Press("移除");

        Assert.DoesNotContain("旧图.jpg", applicant.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_files_of_one_material_are_kept_together_and_taken_away_one_by_one()
    {
        using var applicant = await AtMaterials("yu-awei");
        await applicant.Send("保存，下一步", (Picture, "白天.jpg", Photo(1)), (Picture, "夜间.jpg", Photo(2)));
        await applicant.Open("/apply/outdoor-signboard?step=materials");
        // Another visit adds to what is there.
        await applicant.Send("保存，下一步", (Picture, "侧面.jpg", Photo(3)));
        await applicant.Open("/apply/outdoor-signboard?step=materials");
        var kept = Names(applicant);

        var night = applicant
            .Page.QuerySelectorAll(".yz-files li")
            .Single(line => line.TextContent.Contains("夜间.jpg", StringComparison.Ordinal));
        await applicant.Open(night.QuerySelector("a[href*='remove=']")!.GetAttribute("href")!);
        Assert.Contains("夜间.jpg", applicant.Text, StringComparison.Ordinal);
        await applicant.Press("移除");

        Assert.Equal(["白天.jpg", "夜间.jpg", "侧面.jpg"], kept);
        Assert.Equal(["白天.jpg", "侧面.jpg"], Names(applicant));
    }

    [Theory]
    [InlineData(6, false)] // on the limit of the material: taken
    [InlineData(7, true)]
    public async Task A_material_takes_as_many_files_as_it_says(int count, bool refused)
    {
        using var applicant = await AtMaterials("dongji-tourism");

        await applicant.Send("保存，下一步", [.. Enumerable.Range(1, count).Select(n => (Picture, $"图{n}.jpg", Photo((byte)n)))]);

        Assert.Equal(refused, applicant.At.Query.Contains("step=materials", StringComparison.Ordinal));
        if (refused)
            Assert.Contains("最多 6 个文件", applicant.ErrorAt(Picture)!, StringComparison.Ordinal);
    }

    static byte[] Photo(byte mark) => [.. Applicant.Photo, mark];

    static string[] Names(Visitor applicant) =>
        [.. applicant.Page.QuerySelectorAll(".yz-files li > span:not(.yz-soft)").Select(name => name.TextContent.Trim())];
}
