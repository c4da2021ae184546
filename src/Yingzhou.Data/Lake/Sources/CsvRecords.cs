using System.Buffers;
using System.Text;

namespace Yingzhou.Data.Lake.Sources;

/// <summary>A record of a delimited file, or why it is none.</summary>
/// <param name="Fields"><c>null</c> when it could not be read.</param>
/// <param name="Text">How it began; empty when it could be read.</param>
readonly record struct CsvRecord(string[]? Fields, string? Reason, string Text);

/// <summary>
/// Reads delimited text (RFC 4180) byte by byte, so that one bad record costs itself only: a byte that is not of the encoding, a record longer than allowed (2 GB in one
/// line are passed over in constant memory), a quote that is never closed (its first line is rejected, the next one is read). In UTF-8 and GB18030 no byte of a longer
/// character is a comma, a quote or a line end, so both are cut before they are decoded.
/// </summary>
sealed class CsvRecords(Stream input, Encoding encoding, int longestRecord, char delimiter = ',')
{
    const int Shown = 200;
    const byte Quote = (byte)'"';
    const byte LineEnd = (byte)'\n';

    readonly byte[] buffer = new byte[longestRecord + (64 * 1024)];
    readonly List<(int From, int To, bool Quoted)> fields = [];
    readonly SearchValues<byte> special = SearchValues.Create([(byte)delimiter, Quote, LineEnd]);
    int start;
    int end;
    bool ended;

    public IEnumerable<CsvRecord> Read()
    {
        while (true)
        {
            var (length, complete) = Next(start);
            if (length == 0 && ended && start == end)
                yield break;
            if (complete)
            {
                var record = Record(start, length);
                start += length;
                if (record is { } read)
                    yield return read;
            }
            else
                yield return Skipped();
        }
    }

    // Finds the end of the record that begins here; what was cut stands in the fields, relative to the buffer.
    (int Length, bool Complete) Next(int from)
    {
        fields.Clear();
        var (at, field, quoted, inQuotes) = (from, from, false, false);
        while (true)
        {
            if (at >= end)
            {
                if (end - start > longestRecord)
                    return (0, false);
                var moved = Fill();
                (at, field) = (at - moved, field - moved);
                for (var i = 0; i < fields.Count && moved > 0; i++)
                    fields[i] = (fields[i].From - moved, fields[i].To - moved, fields[i].Quoted);
                if (at >= end)
                {
                    if (inQuotes)
                        return (0, false);
                    if (at > start)
                        fields.Add((field, at, quoted));
                    return (at - start, true);
                }
            }
            if (inQuotes)
            {
                var close = buffer.AsSpan(at, end - at).IndexOf(Quote);
                at = close < 0 ? end : at + close + 1;
                inQuotes = close < 0;
                continue;
            }
            var skip = buffer.AsSpan(at, end - at).IndexOfAny(special);
            if (skip < 0)
            {
                at = end;
                continue;
            }
            at += skip;
            var found = buffer[at];
            if (found == Quote)
                // Within a field that did not begin with it, a quote is a character like others.
                (quoted, inQuotes) = at == field || quoted ? (true, true) : (quoted, false);
            else
            {
                fields.Add((field, at, quoted));
                if (found == LineEnd)
                    return (at + 1 - start, at + 1 - start <= longestRecord);
                (field, quoted) = (at + 1, false);
            }
            at++;
        }
    }

    // Returns by how much everything moved towards the beginning.
    int Fill()
    {
        if (ended)
            return 0;
        var moved = 0;
        if (start > 0 && end > buffer.Length / 2)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (moved, end, start) = (start, end - start, 0);
        }
        var read = input.Read(buffer, end, buffer.Length - end);
        ended = read == 0;
        end += read;
        return moved;
    }

    CsvRecord? Record(int from, int length)
    {
        // An empty line is no record.
        if (fields.Count == 1 && !fields[0].Quoted && Bare(fields[0]) is var bare && bare.From == bare.To)
            return null;
        var values = new string[fields.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var (begin, close, quoted) = i == values.Length - 1 ? Bare(fields[i]) : fields[i];
            try
            {
                values[i] = Decoded(begin, close, quoted);
            }
            catch (DecoderFallbackException)
            {
                return new(null, $"第 {i + 1} 列不是{encoding.WebName}编码的文字", Beginning(from, length));
            }
        }
        return new(values, null, "");
    }

    (int From, int To, bool Quoted) Bare((int From, int To, bool Quoted) field) =>
        field.To > field.From && buffer[field.To - 1] == (byte)'\r' ? field with { To = field.To - 1 } : field;

    string Decoded(int from, int to, bool quoted)
    {
        if (!quoted)
            return encoding.GetString(buffer, from, to - from);
        var text = encoding.GetString(buffer, from + 1, Math.Max(0, to - from - 1));
        var close = text.LastIndexOf('"');
        return (close < 0 ? text : text.Remove(close, 1)).Replace("\"\"", "\"", StringComparison.Ordinal);
    }

    // Too long, or a quote without end: the first line goes, reading resumes behind it.
    CsvRecord Skipped()
    {
        var line = buffer.AsSpan(start, end - start).IndexOf(LineEnd);
        if (line >= 0 && line < longestRecord)
        {
            var text = Beginning(start, line);
            start += line + 1;
            return new(null, "引号没有成对", text);
        }
        var beginning = Beginning(start, Math.Min(end - start, Shown * 4));
        var quoteOpen = ended && line < 0 && end - start <= longestRecord;
        while (true)
        {
            var at = buffer.AsSpan(start, end - start).IndexOf(LineEnd);
            if (at >= 0)
            {
                start += at + 1;
                break;
            }
            (start, end) = (0, 0);
            Fill();
            if (ended && end == 0)
                break;
        }
        return new(null, quoteOpen ? "引号没有成对" : $"一行超过 {longestRecord:N0} 字节", beginning);
    }

    string Beginning(int from, int length)
    {
        var lenient = (Encoding)encoding.Clone();
        lenient.DecoderFallback = new DecoderReplacementFallback("�");
        var text = lenient.GetString(buffer, from, Math.Min(length, Shown * 4)).TrimEnd('\r', '\n', '�');
        return text.Length <= Shown ? text : text[..Shown];
    }
}
