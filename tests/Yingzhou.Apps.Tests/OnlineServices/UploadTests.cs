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

        await applicant.Open("/apply/outdoor-signboard?step=materials&remove=effect-picture");
        await applicant.Press("移除");

        Assert.DoesNotContain("旧图.jpg", applicant.Text, StringComparison.Ordinal);
    }
}
