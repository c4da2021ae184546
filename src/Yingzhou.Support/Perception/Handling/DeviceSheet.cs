using System.Globalization;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception.Handling;

/// <summary>
/// Rows of a table of devices as they are copied from a spreadsheet (设备清单): a line each, cells parted by tabs, or by commas where there is no tab. The first line may name the columns in any order; without it they
/// come as in <see cref="Columns"/>. Products and units may be given by id or by their Chinese name.
/// </summary>
sealed class DeviceSheet(Func<string, string?> product, Func<string, string?> unit)
{
    public const int MostRows = 2_000;

    public static readonly IReadOnlyList<string> Columns = ["编号", "名称", "物模型", "单位", "区划", "密钥", "网关", "经度", "纬度"];
    const int Needed = 6;

    public (IReadOnlyList<(int Line, RegisterDeviceRequest Request)> Rows, IReadOnlyList<SheetProblem> Problems) Read(string text)
    {
        var (rows, problems) = (new List<(int, RegisterDeviceRequest)>(), new List<SheetProblem>());
        var lines = text.ReplaceLineEndings("\n").Split('\n').Index().Where(line => line.Item.Trim().Length > 0).ToList();
        IReadOnlyList<string> columns = Columns;
        foreach (var (order, (index, line)) in lines.Index())
        {
            var cells = Cells(line);
            if (order == 0 && cells[0] == Columns[0])
            {
                columns = cells;
                problems.AddRange(cells.Where(name => !Columns.Contains(name)).Select(name => new SheetProblem(1, name, "没有这一列")));
                problems.AddRange(
                    Columns.Take(Needed).Where(name => !cells.Contains(name)).Select(name => new SheetProblem(1, name, "缺少这一列"))
                );
            }
            else if (cells.Count > columns.Count)
                problems.Add(new(index + 1, "行", $"有 {cells.Count} 个单元格，至多 {columns.Count} 个"));
            else if (Row(index + 1, name => Cell(columns, cells, name), problems) is { } request)
                rows.Add((index + 1, request));
        }
        if (rows.Count == 0 && problems.Count == 0)
            problems.Add(new(1, "行", "没有设备：请从表格里复制后粘贴，一行一台"));
        if (rows.Count > MostRows)
            problems.Add(new(MostRows + 1, "行", $"一次至多 {MostRows} 台，请分批"));
        problems.AddRange(
            rows.GroupBy(row => row.Item2.Code)
                .Where(same => same.Count() > 1)
                .Select(same => new SheetProblem(same.Last().Item1, "编号", $"编号 {same.Key} 在第 {same.First().Item1} 行已经出现"))
        );
        return (rows, problems);
    }

    RegisterDeviceRequest? Row(int line, Func<string, string> cell, List<SheetProblem> problems)
    {
        var before = problems.Count;
        foreach (var name in Columns.Take(Needed).Where(name => cell(name).Length == 0))
            problems.Add(new(line, name, "没有填"));
        if (cell("物模型").Length > 0 && product(cell("物模型")) is null)
            problems.Add(new(line, "物模型", $"没有物模型“{cell("物模型")}”"));
        if (cell("单位").Length > 0 && unit(cell("单位")) is null)
            problems.Add(new(line, "单位", $"没有单位“{cell("单位")}”"));
        var (longitude, latitude) = (Degrees(line, "经度", cell, problems), Degrees(line, "纬度", cell, problems));
        return problems.Count > before
            ? null
            : new(
                cell("编号"),
                cell("名称"),
                product(cell("物模型"))!,
                unit(cell("单位"))!,
                cell("区划"),
                cell("密钥"),
                cell("网关") is { Length: > 0 } gateway ? gateway : null,
                longitude,
                latitude
            );
    }

    static double? Degrees(int line, string name, Func<string, string> cell, List<SheetProblem> problems)
    {
        if (cell(name).Length == 0)
            return null;
        if (double.TryParse(cell(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees))
            return degrees;
        problems.Add(new(line, name, $"“{cell(name)}”不是以度为单位的小数"));
        return null;
    }

    static List<string> Cells(string line) =>
        [.. line.Split(line.Contains('\t', StringComparison.Ordinal) ? '\t' : ',').Select(cell => cell.Trim().Trim('"'))];

    static string Cell(IReadOnlyList<string> columns, List<string> cells, string name)
    {
        for (var i = 0; i < columns.Count && i < cells.Count; i++)
            if (columns[i] == name)
                return cells[i];
        return "";
    }
}
