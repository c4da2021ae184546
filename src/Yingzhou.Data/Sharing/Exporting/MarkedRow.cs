using System.Data.Common;
using System.Globalization;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Sharing.Calling;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Exporting;

/// <summary>A row of an export as texts: masked, then marked with the recipient's code in what is neither key nor masked.</summary>
sealed class MarkedRow(AllowedQuery query, GatewaySecrets secrets)
{
    readonly byte[] maskKey = secrets.MaskKeyOf(query.Grant.Consumer);
    readonly Watermark watermark = new(secrets.WatermarkKey);
    readonly ulong code = WatermarkReading.CodeOf(query.Grant.Code);

    public string Header => CsvLine.Of(query.Fields.Select(one => one.Column));

    public string?[] Of(DbDataReader reader)
    {
        var row = Convert.ToString(reader.GetValue(query.Fields.Count), CultureInfo.InvariantCulture) ?? "";
        return [.. query.Fields.Select((_, at) => Cell(reader, at, row))];
    }

    string? Cell(DbDataReader reader, int at, string row)
    {
        var field = query.Fields[at];
        if (reader.IsDBNull(at) || field.MaskOf.Apply(reader.GetValue(at), maskKey, row) is not { } value)
            return null;
        var text = value is decimal number ? Shortest(number) : LakeValue.Text(value)!;
        return field.Column == query.Grant.KeyColumn || !field.MaskOf.IsOpen ? text : watermark.Write(text, code, row, field.Column);
    }

    // Without trailing zeros, so that one of them can mean something; whole numbers have no place for a mark.
    static string Shortest(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
