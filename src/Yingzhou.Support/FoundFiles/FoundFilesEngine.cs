using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.DataProtection;
using Yingzhou.Data.Workbooks;
using Yingzhou.Formats;
using Yingzhou.Foundation.Modules;
using Yingzhou.Kernel;

namespace Yingzhou.Support.FoundFiles;

/// <summary>发现的文件: tables and pictures that turned up elsewhere, read for the trace desk.</summary>
public sealed class FoundFilesEngine : Engine
{
    public override string Id => "found-files";

    public override string Title => "发现的文件";

    public override void AddServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<IFoundFiles, ReadFoundFile>();
}

/// <summary>PNG by its first bytes, Excel by its ending, else CSV in UTF-8.</summary>
sealed class ReadFoundFile : IFoundFiles
{
    public Outcome<FoundFile> Read(byte[] content, string name)
    {
        if (PngPicture.IsPng(content))
        {
            var picture = PngPicture.Read(content);
            return picture.Fault is { } broken ? broken : new FoundFile { Light = picture.Value.Light, Width = picture.Value.Width };
        }
        if (!name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
            return new FoundFile { Rows = CsvText.Rows(Encoding.UTF8.GetString(content)) };
        using var stream = new MemoryStream(content);
        var workbook = ReadWorkbook.Of(stream);
        if (workbook.Fault is { } unread)
            return unread;
        return workbook.Value.Sheets.MaxBy(sheet => sheet.Rows.Count) is { } sheet
            ? new FoundFile { Rows = [sheet.Header, .. sheet.Rows.Select(row => row.Cells.Select(cell => cell ?? "").ToList())] }
            : new Fault("found-files.no-sheet", "工作簿里没有表，请换一个文件。");
    }
}
