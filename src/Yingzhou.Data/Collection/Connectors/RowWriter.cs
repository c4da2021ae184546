using System.Text.Encodings.Web;
using System.Text.Json;

namespace Yingzhou.Data.Collection.Connectors;

/// <summary>Writes rows as JSON objects, one a line, and sees to it that the key moves on: rows with the same key could fall between two pages.</summary>
sealed class RowWriter(Stream into, IReadOnlyList<string> columns, int keyColumn)
{
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    string? lastKey;

    public int Rows { get; private set; }

    /// <param name="key">Text by which the key is known again.</param>
    /// <exception cref="SourceRefusedException">The key is empty or stands twice.</exception>
    public void Write(IReadOnlyList<string?> values, string? key)
    {
        if (key is null)
            throw new SourceRefusedException($"排序列 {columns[keyColumn]} 有空值，不能分页采集");
        if (key == lastKey)
            throw new SourceRefusedException($"排序列 {columns[keyColumn]} 的值 {key} 出现多次，不能分页采集");
        using (var json = new Utf8JsonWriter(into, Plain))
        {
            json.WriteStartObject();
            for (var i = 0; i < columns.Count; i++)
                json.WriteString(columns[i], values[i]);
            json.WriteEndObject();
        }
        into.WriteByte((byte)'\n');
        (lastKey, Rows) = (key, Rows + 1);
    }

    public SourcePage Page(int size) => new(Rows, Rows < size ? null : lastKey);

    public static int PlaceOf(string keyColumn, List<string> columns) =>
        columns.IndexOf(keyColumn) is >= 0 and var place ? place : throw new SourceRefusedException($"查询结果里没有排序列 {keyColumn}");
}

/// <summary>What is read: a table or view by its name, or a query of its own as a part of ours.</summary>
static class SourceText
{
    // A column of ours may have the name of one of theirs, as text: what is compared and sorted is theirs.
    const string Alias = "collected";

    public static string Column(string name) => $"{Alias}.{Name(name)}";

    /// <exception cref="SourceRefusedException">It is neither.</exception>
    public static string From(string query)
    {
        var text = query.Trim();
        if (text.Contains(';', StringComparison.Ordinal))
            throw new SourceRefusedException("查询里不能有分号");
        return
            text.StartsWith("select ", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("select\n", StringComparison.OrdinalIgnoreCase)
            ? $"({text}\n) as {Alias}"
            : $"{string.Join('.', text.Split('.').Select(Name))} as {Alias}";
    }

    public static string Name(string name) =>
        name.Length == 0 ? throw new SourceRefusedException("没有写表名") : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
