using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Amending;
using Yingzhou.Data.Workbooks;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.PublicData.Demo;

/// <summary>Gives the demonstration a change that waits for its second pair of eyes: a department's catalogue taken home as a workbook, written into, and sent back.</summary>
sealed class DemoChanges(IAmending amending, IOrganisation organisation) : IDemoSeed
{
    const string Clerk = "jin-lan";
    const string Post = "government-services/information-commissioner";
    const string Department = "government-services";

    public async Task Seed(CancellationToken cancel)
    {
        if (organisation.Acting(Clerk, Post) is not { } clerk || (await amending.All(1, cancel)).Count > 0)
            return;
        using var exported = new MemoryStream();
        await amending.Export(exported, Department, cancel);
        exported.Position = 0;
        var read = ReadWorkbook.Of(exported);
        if (!read.Succeeded)
            return;
        using var written = new MemoryStream();
        WorkbookFile.Write(
            written,
            [
                .. read.Value.Sheets.Select(sheet => new WrittenSheet(
                    sheet.Name,
                    sheet.Header,
                    sheet.Rows.Select(row => Written(sheet, row))
                )),
            ]
        );
        written.Position = 0;
        await amending.Import(
            new("demo-change", "政务服务目录（按条例修订）.xlsx", written, "机构改革后，办件信息的承办部门统称承办单位"),
            clerk,
            cancel
        );
    }

    static object?[] Written(ReadSheet sheet, ReadRow row)
    {
        object?[] cells = [.. row.Cells];
        var (dataset, column, name) = (At(sheet, "数据集标识"), At(sheet, "字段名"), At(sheet, "数据项名称"));
        if (column >= 0 && row.Cells[dataset] == "service-case" && row.Cells[column] == "clbm")
            cells[name] = "承办单位";
        return cells;
    }

    static int At(ReadSheet sheet, string title) => sheet.Header.ToList().IndexOf(title);
}
