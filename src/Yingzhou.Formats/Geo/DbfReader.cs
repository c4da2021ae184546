using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Yingzhou.Formats;

/// <summary>Rows of a dBASE table (.dbf) as shapefiles have it: text, numbers, yes or no, days as text. Deleted rows stay, because shapes are counted along.</summary>
static class DbfReader
{
    const int FieldBytes = 32;

    public static List<Dictionary<string, object>> Read(ReadOnlySpan<byte> dbf, Encoding text)
    {
        List<Dictionary<string, object>> rows = [];
        if (dbf.Length < FieldBytes)
            return rows;
        var count = BinaryPrimitives.ReadUInt32LittleEndian(dbf[4..]);
        int header = BinaryPrimitives.ReadUInt16LittleEndian(dbf[8..]);
        int length = BinaryPrimitives.ReadUInt16LittleEndian(dbf[10..]);
        if (length == 0 || header > dbf.Length)
            return rows;
        var fields = Fields(dbf[..header], text);
        for (long at = header; rows.Count < count && at + length <= dbf.Length; at += length)
        {
            var row = new Dictionary<string, object>();
            var place = (int)at + 1;
            foreach (var (name, kind, width) in fields)
            {
                if (place + width > at + length)
                    break;
                if (Value(kind, text.GetString(dbf.Slice(place, width)).Trim(' ', '\0')) is { } value)
                    row[name] = value;
                place += width;
            }
            rows.Add(row);
        }
        return rows;
    }

    static List<(string Name, char Kind, int Width)> Fields(ReadOnlySpan<byte> header, Encoding text)
    {
        List<(string, char, int)> fields = [];
        for (var at = FieldBytes; at + FieldBytes <= header.Length && header[at] != 0x0D; at += FieldBytes)
        {
            var name = header.Slice(at, 11);
            var end = name.IndexOf((byte)0);
            fields.Add((text.GetString(end < 0 ? name : name[..end]).Trim(), (char)header[at + 11], header[at + 16]));
        }
        return fields;
    }

    static object? Value(char kind, string text) =>
        text.Length == 0
            ? null
            : kind switch
            {
                'N' or 'F' => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
                : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                    ? number
                : null,
                'L' => text[0] switch
                {
                    'T' or 't' or 'Y' or 'y' => true,
                    'F' or 'f' or 'N' or 'n' => false,
                    _ => null,
                },
                _ => text,
            };
}
