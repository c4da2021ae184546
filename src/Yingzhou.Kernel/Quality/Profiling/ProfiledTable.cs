namespace Yingzhou.Kernel;

/// <summary>A table, or a sample of one, as it is profiled (剖析): texts, column by column.</summary>
public sealed class ProfiledTable
{
    /// <summary>What people write where they have nothing to write.</summary>
    static readonly HashSet<string> NothingMarks = new(StringComparer.OrdinalIgnoreCase)
    {
        "",
        "-",
        "--",
        "—",
        "/",
        "?",
        "n/a",
        "na",
        "nan",
        "null",
        "none",
        "empty",
        "unknown",
        "无",
        "不详",
        "未知",
        "暂无",
    };

    readonly string?[][] columns;

    /// <param name="rows">Each as long as <paramref name="names"/>.</param>
    public ProfiledTable(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<string?>> rows)
    {
        Names = names;
        Rows = rows.Count;
        columns = [.. names.Select((_, column) => rows.Select(row => row[column]).ToArray())];
    }

    public IReadOnlyList<string> Names { get; }

    public int Rows { get; }

    public IReadOnlyList<string?> Column(int column) => columns[column];

    public static bool IsMissing(string? value) => value is null || NothingMarks.Contains(value.Trim());
}
