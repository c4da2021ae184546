using System.Data.Common;
using System.Globalization;
using System.Text;
using Yingzhou.Data.Sharing.Calling;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Exporting;

/// <summary>A row as CSV (RFC 4180): masked, then marked with the recipient's code in what is neither key nor masked.</summary>
sealed class CsvLine(AllowedQuery query, GatewaySecrets secrets)
{
    readonly byte[] maskKey = secrets.MaskKeyOf(query.Grant.Consumer);
    readonly Watermark watermark = new(secrets.WatermarkKey);
    readonly ulong code = WatermarkReading.CodeOf(query.Grant.Code);

    public string Header => string.Join(',', query.Fields.Select(one => one.Column)) + "\r\n";

    public string Of(DbDataReader reader)
    {
        var row = Convert.ToString(reader.GetValue(query.Fields.Count), CultureInfo.InvariantCulture) ?? "";
        var line = new StringBuilder();
        for (var i = 0; i < query.Fields.Count; i++)
        {
            var field = query.Fields[i];
            if (i > 0)
                line.Append(',');
            if (reader.IsDBNull(i) || field.MaskOf.Apply(reader.GetValue(i), maskKey, row) is not { } value)
                continue;
            var text = value is decimal number ? Shortest(number) : LakeAnswers.Text(value);
            line.Append(
                Quoted(
                    field.Column == query.Grant.KeyColumn || !field.MaskOf.IsOpen ? text : watermark.Write(text, code, row, field.Column)
                )
            );
        }
        return line.Append("\r\n").ToString();
    }

    // Without trailing zeros, so that one of them can mean something; whole numbers have no place for a mark.
    static string Shortest(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    // A cell that a spreadsheet would take for a formula is quoted with an apostrophe before it.
    static string Quoted(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '@' or '\t' ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
