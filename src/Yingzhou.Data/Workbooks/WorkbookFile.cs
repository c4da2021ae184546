using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using System.Xml;
using Yingzhou.Data.Lake;

namespace Yingzhou.Data.Workbooks;

/// <summary>A sheet to be written: a header and rows; values are text, numbers, truth values, dates or <c>null</c>.</summary>
public sealed record WrittenSheet(string Name, IReadOnlyList<string> Header, IEnumerable<object?[]> Rows);

/// <summary>A workbook (ECMA-376 SpreadsheetML), written row by row. Texts are inline and never formulas, so that nothing in them is run.</summary>
public static class WorkbookFile
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>What a sheet can hold below its header.</summary>
    public const int MostRows = 1_048_575;

    const int MostLetters = 32_767;
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Packages = "http://schemas.openxmlformats.org/package/2006";
    const string Documents = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

    /// <param name="file">May be a stream that cannot be sought; it is left open.</param>
    public static void Write(Stream file, params IReadOnlyList<WrittenSheet> sheets)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        string Each(Func<int, WrittenSheet, string> text) => string.Concat(sheets.Index().Select(one => text(one.Index + 1, one.Item)));
        Part(
            zip,
            "[Content_Types].xml",
            $"""<Types xmlns="{Packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>{Each((at, _) => Invariant($"""<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="{SheetType}"/>"""))}</Types>"""
        );
        Part(
            zip,
            "_rels/.rels",
            $"""<Relationships xmlns="{Packages}/relationships"><Relationship Id="r1" Type="{Documents}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
        );
        Part(
            zip,
            "xl/workbook.xml",
            $"""<workbook xmlns="{Main}" xmlns:r="{Documents}"><sheets>{Each((at, sheet) => Invariant($"""<sheet name="{SecurityElement.Escape(sheet.Name)}" sheetId="{at}" r:id="r{at}"/>"""))}</sheets></workbook>"""
        );
        Part(
            zip,
            "xl/_rels/workbook.xml.rels",
            $"""<Relationships xmlns="{Packages}/relationships">{Each((at, _) => Invariant($"""<Relationship Id="r{at}" Type="{Documents}/worksheet" Target="worksheets/sheet{at}.xml"/>"""))}</Relationships>"""
        );
        foreach (var (at, sheet) in sheets.Index())
            Sheet(zip, Invariant($"xl/worksheets/sheet{at + 1}.xml"), sheet);
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    static void Sheet(ZipArchive zip, string name, WrittenSheet written)
    {
        using var sheet = XmlWriter.Create(Entry(zip, name).Open(), new() { Encoding = new UTF8Encoding(false), CloseOutput = true });
        sheet.WriteStartElement("worksheet", Main);
        sheet.WriteStartElement("sheetData", Main);
        Row(sheet, [.. written.Header]);
        foreach (var row in written.Rows)
            Row(sheet, row);
        sheet.WriteEndElement();
        sheet.WriteEndElement();
    }

    static void Row(XmlWriter sheet, object?[] cells)
    {
        sheet.WriteStartElement("row", Main);
        foreach (var cell in cells)
            Cell(sheet, cell);
        sheet.WriteEndElement();
    }

    static void Cell(XmlWriter sheet, object? value)
    {
        sheet.WriteStartElement("c", Main);
        switch (value)
        {
            case null:
                break;
            case int or long or decimal or double:
                sheet.WriteElementString("v", Main, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
            case bool flag:
                sheet.WriteAttributeString("t", "b");
                sheet.WriteElementString("v", Main, flag ? "1" : "0");
                break;
            default:
                sheet.WriteAttributeString("t", "inlineStr");
                sheet.WriteStartElement("is", Main);
                sheet.WriteStartElement("t", Main);
                sheet.WriteAttributeString("xml", "space", null, "preserve");
                sheet.WriteString(Writable(LakeValue.Text(value) ?? ""));
                sheet.WriteEndElement();
                sheet.WriteEndElement();
                break;
        }
        sheet.WriteEndElement();
    }

    // XML has no control characters, and a cell holds no more than this.
    static string Writable(string text)
    {
        if (text.Length > MostLetters)
            text = text[..MostLetters];
        return text.All(XmlConvert.IsXmlChar)
            ? text
            : string.Concat(text.Select(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter) ? letter : '\uFFFD'));
    }

    static void Part(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(Entry(zip, name).Open(), new UTF8Encoding(false));
        writer.Write(text);
    }

    // No clock in it: the same rows make the same bytes, however often they are written.
    static ZipArchiveEntry Entry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return entry;
    }
}
