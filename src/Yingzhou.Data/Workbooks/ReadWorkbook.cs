using System.Text;
using ExcelDataReader;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Workbooks;

/// <param name="Number">As the program shows it, from 1.</param>
/// <param name="Cells">As wide as the header; <c>null</c> where nothing stands.</param>
public sealed record ReadRow(int Number, IReadOnlyList<string?> Cells);

/// <summary>A sheet that was read: small ones, held in memory.</summary>
public sealed record ReadSheet(string Name, IReadOnlyList<string> Header, IReadOnlyList<ReadRow> Rows);

/// <summary>What is wrong where (单元格问题).</summary>
/// <param name="Row">From 1; 0 when the sheet as a whole is meant.</param>
/// <param name="Column">Title of the column; empty when the row as a whole is meant.</param>
public sealed record CellProblem(string Sheet, int Row, string Column, string Detail)
{
    public override string ToString() =>
        Row == 0 ? $"{Sheet}：{Detail}" : $"{Sheet} 第 {Row} 行{(Column.Length > 0 ? $"“{Column}”" : "")}：{Detail}";
}

/// <param name="Problems">Cells that cannot be read as they are; when there are some, nothing of the workbook is to be used.</param>
public sealed record ReadWorkbook(IReadOnlyList<ReadSheet> Sheets, IReadOnlyList<CellProblem> Problems)
{
    const long MostUnpackedBytes = 200L * 1024 * 1024;
    const int MostRatio = 200;
    const int MostRows = 100_000;

    // The library asks for the code pages of old workbooks as soon as it begins, whatever the file is.
    static ReadWorkbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    static Fault Unreadable(string detail) => new("workbook.unreadable", detail, 400) { Field = "file" };

    /// <param name="file">Can be sought.</param>
    /// <returns>A fault for what is no workbook.</returns>
    public static Outcome<ReadWorkbook> Of(Stream file)
    {
        if (PackedWorkbook.Bomb(file, MostUnpackedBytes, MostRatio) is { } bomb)
            return Unreadable(bomb + "。");
        try
        {
            using var reader = ExcelReaderFactory.CreateReader(file, new() { LeaveOpen = true });
            var (sheets, problems) = (new List<ReadSheet>(), new List<CellProblem>());
            do if (Sheet(reader, problems) is { } sheet)
                sheets.Add(sheet);
            while (reader.NextResult());
            return new ReadWorkbook(sheets, problems);
        }
        catch (Exception broken)
            when (broken is ExcelDataReader.Exceptions.ExcelReaderException or InvalidDataException or System.Xml.XmlException)
        {
            return Unreadable("不是可以读取的 Excel 文件，或者设了打开密码。");
        }
    }

    static ReadSheet? Sheet(IExcelDataReader reader, List<CellProblem> problems)
    {
        if (reader.MergeCells is [var merged, ..])
            problems.Add(
                new(
                    reader.Name,
                    merged.FromRow + 1,
                    "",
                    $"有合并单元格（{WorkbookCells.Address(merged.FromRow, merged.FromColumn)}），请取消合并、每行填全"
                )
            );
        List<string>? header = null;
        var rows = new List<ReadRow>();
        while (reader.Read())
        {
            var cells = Enumerable.Range(0, reader.FieldCount).Select(at => reader.GetValue(at)).ToList();
            if (cells.TrueForAll(cell => cell is null or ""))
                continue;
            if (header is null)
            {
                header = [.. cells.Select(cell => WorkbookCells.TextOf(cell)?.Trim() ?? "")];
                continue;
            }
            if (rows.Count == MostRows)
            {
                problems.Add(new(reader.Name, reader.Depth + 1, "", $"超过 {MostRows:N0} 行，请分几次送"));
                break;
            }
            rows.Add(
                new(reader.Depth + 1, [.. header.Select((title, at) => Cell(reader, title, at < cells.Count ? cells[at] : null, problems))])
            );
        }
        return header is null ? null : new(reader.Name, header, rows);
    }

    static string? Cell(IExcelDataReader reader, string title, object? cell, List<CellProblem> problems)
    {
        if (WorkbookCells.BeginsFormula(cell))
            problems.Add(new(reader.Name, reader.Depth + 1, title, "文字以公式符号开头，不能收"));
        return WorkbookCells.TextOf(cell)?.Trim() is { Length: > 0 } text ? text : null;
    }
}
