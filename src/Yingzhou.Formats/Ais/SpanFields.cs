namespace Yingzhou.Formats;

static class SpanFields
{
    /// <summary>Where the fields of a line lie.</summary>
    /// <returns>How many there are, also when they are more than there is room for.</returns>
    public static int Split(this ReadOnlySpan<byte> line, Span<Range> fields, byte separator)
    {
        var (count, from) = (0, 0);
        while (true)
        {
            var at = line[from..].IndexOf(separator);
            var end = at < 0 ? line.Length : from + at;
            if (count < fields.Length)
                fields[count] = from..end;
            count++;
            if (at < 0)
                return count;
            from = end + 1;
        }
    }
}
