using System.Net;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Data.Workbooks;

namespace Yingzhou.Apps.Tests.PublicData;

/// <summary>目录变更 by workbook and 主记录 on their pages.</summary>
public class ChangesAndGoldenTests(DeskCity city)
{
    const string Administrator = "dai-yong";

    [Fact]
    public async Task The_catalogue_is_taken_home_spoiled_named_cell_by_cell_and_proposed_when_it_is_whole()
    {
        using var admin = await city.Official(Administrator);
        var answer = await admin.Send(new(HttpMethod.Get, new Uri("/api/data/catalogue.xlsx?provider=meteorology", UriKind.Relative)));
        using var workbook = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(WorkbookFile.MediaType, answer.Content.Headers.ContentType?.MediaType);
        await admin.Open("/desk/data/changes");

        admin.Files["file"] = ("目录.xlsx", Written(workbook, "每旬"));
        await admin.Press("检查并提出", ("reason", "改周期"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        Assert.Contains("整份都没有收", admin.Text, StringComparison.Ordinal);
        Assert.Contains("“每旬”应为", admin.Text, StringComparison.Ordinal);

        admin.Files["file"] = ("目录.xlsx", Written(workbook, "每月"));
        await admin.Press("检查并提出", ("reason", "改周期"));
        Assert.Equal(HttpStatusCode.OK, admin.Status);
        Assert.Contains("更新周期", admin.Text, StringComparison.Ordinal);
        Assert.Contains("提出的人不能复核自己提出的", admin.Text, StringComparison.Ordinal);
    }

    static byte[] Written(MemoryStream workbook, string cycle)
    {
        workbook.Position = 0;
        var sheets = ReadWorkbook.Of(workbook).Value.Sheets;
        var at = sheets[0].Header.ToList().IndexOf("更新周期");
        using var file = new MemoryStream();
        WorkbookFile.Write(
            file,
            [
                .. sheets.Select(sheet => new WrittenSheet(
                    sheet.Name,
                    sheet.Header,
                    sheet.Rows.Select(row =>
                        row.Cells.Select((cell, column) => (object?)(sheet == sheets[0] && column == at ? cycle : cell)).ToArray()
                    )
                )),
            ]
        );
        return file.ToArray();
    }

    [Fact]
    public async Task A_golden_record_shows_each_source_masked_and_a_doubt_goes_to_the_source()
    {
        using var admin = await city.Official(Administrator);
        await admin.Open("/desk/data/golden?kind=person&conflicts=true");
        await admin.Open(admin.Page.QuerySelector("tbody a[href*='/golden/person/']")!.GetAttribute("href")!);

        Assert.Contains("舟山市公安局", admin.Text, StringComparison.Ordinal);
        Assert.Contains("医疗保险参保信息", admin.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d{17}[\dX]", admin.Text);

        await admin.Press("提出异议", ("field", "sjh"), ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        await admin.Press("提出异议", ("field", "sjh"), ("reason", "本人说早已停机"));
        Assert.Contains("待来源部门答复", admin.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/desk/data/golden?kind=enterprise", HttpStatusCode.OK)]
    [InlineData("/desk/data/golden/person/nobody", HttpStatusCode.NotFound)]
    [InlineData("/desk/data/golden/nothing/nobody", HttpStatusCode.NotFound)]
    [InlineData("/desk/data/changes/00000000-0000-0000-0000-000000000001", HttpStatusCode.NotFound)]
    public async Task Each_page_opens_and_says_when_there_is_none(string path, HttpStatusCode status)
    {
        using var admin = await city.Official(Administrator);

        await admin.Open(path);

        Assert.Equal(status, admin.Status);
    }
}
