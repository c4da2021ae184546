namespace Yingzhou.Data.Lake.Sources;

/// <summary>CSV and its like: a header, then records; a record of another length than the header is kept apart.</summary>
static class CsvSource
{
    const int Shown = 200;

    public static SourceRows Open(Stream file, string? declaredEncoding, int longestRecord)
    {
        var (encoding, mark) = SourceEncoding.Of(file, declaredEncoding);
        file.Position = mark;
        var delimiter = DelimiterOf(file);
        file.Position = mark;
        var records = new CsvRecords(file, encoding, longestRecord, delimiter).Read().GetEnumerator();
        if (!records.MoveNext())
            throw new RefusedSourceException("文件是空的");
        if (records.Current.Fields is not { } header)
            throw new RefusedSourceException($"第一行不能作为表头：{records.Current.Reason}");
        return new([.. header.Select(name => name.Trim())], Rows(records, header.Length, delimiter));
    }

    static IEnumerable<SourceRow> Rows(IEnumerator<CsvRecord> records, int width, char delimiter)
    {
        using (records)
            while (records.MoveNext())
                yield return records.Current switch
                {
                    { Fields: null } unreadable => new(null, unreadable.Reason, unreadable.Text),
                    { Fields: { } fields } when fields.Length != width => new(
                        null,
                        $"应有 {width} 列，实有 {fields.Length} 列",
                        Joined(fields, delimiter)
                    ),
                    { Fields: { } fields } => new(fields, null, ""),
                };
    }

    static string Joined(string[] fields, char delimiter)
    {
        var text = string.Join(delimiter, fields);
        return text.Length <= Shown ? text : text[..Shown];
    }

    // Of the usual ones the one that is most often in the first line.
    static char DelimiterOf(Stream file)
    {
        var head = new byte[8192];
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var line = head.AsSpan(0, read);
        if (line.IndexOf((byte)'\n') is >= 0 and var end)
            line = line[..end];
        var (best, most) = (',', 0);
        foreach (var candidate in ",\t;|")
            if (line.Count((byte)candidate) is var count && count > most)
                (best, most) = (candidate, count);
        return best;
    }
}
