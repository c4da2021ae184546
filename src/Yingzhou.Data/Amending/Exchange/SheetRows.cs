using System.Globalization;
using Yingzhou.Data.Workbooks;

namespace Yingzhou.Data.Amending.Exchange;

/// <summary>Rows of one sheet by the titles of their columns; what is wrong with a cell is noted, and the row goes on so that all of it is found at once.</summary>
sealed class SheetRows
{
    readonly ReadSheet sheet;
    readonly Dictionary<string, int> columns = [];
    readonly List<CellProblem> problems;

    public SheetRows(ReadSheet sheet, IReadOnlyList<string> header, List<CellProblem> problems)
    {
        (this.sheet, this.problems) = (sheet, problems);
        foreach (var (at, title) in sheet.Header.Index())
            if (title.Length > 0 && !columns.TryAdd(title, at))
                problems.Add(new(sheet.Name, 1, title, "表头写了两次"));
        foreach (
            var title in header.Where(title => !columns.ContainsKey(title) && !title.EndsWith("（只供查看）", StringComparison.Ordinal))
        )
            problems.Add(new(sheet.Name, 1, title, "缺少这一列"));
        foreach (var title in columns.Keys.Except(header))
            problems.Add(new(sheet.Name, 1, title, "不认识这一列"));
    }

    public IReadOnlyList<ReadRow> All => sheet.Rows;

    public void Wrong(ReadRow row, string column, string detail) => problems.Add(new(sheet.Name, row.Number, column, detail));

    public string Text(ReadRow row, string column) => columns.TryGetValue(column, out var at) ? row.Cells[at] ?? "" : "";

    public string Needed(ReadRow row, string column)
    {
        var text = Text(row, column);
        if (text.Length == 0 && columns.ContainsKey(column))
            Wrong(row, column, "必须填写");
        return text;
    }

    public int? Whole(ReadRow row, string column)
    {
        if (Text(row, column) is not { Length: > 0 } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            return number;
        Wrong(row, column, $"“{text}”不是正整数");
        return null;
    }

    /// <returns><c>null</c> for nothing, and for what is none of the words.</returns>
    public T? OneOf<T>(ReadRow row, string column, IReadOnlyDictionary<string, T> words, bool needed = false)
        where T : struct
    {
        var text = needed ? Needed(row, column) : Text(row, column);
        if (text.Length == 0)
            return null;
        if (words.TryGetValue(text, out var value))
            return value;
        Wrong(row, column, $"“{text}”应为 {string.Join("、", words.Keys)} 之一");
        return null;
    }
}
