using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Yingzhou.Data.Lake;

namespace Yingzhou.Data.Opening.Writing;

/// <summary>A workbook of one sheet (ECMA-376 SpreadsheetML), written row by row. Texts are inline and never formulas, so that nothing in them is run.</summary>
static class ExcelFile
{
    /// <summary>What a sheet can hold; larger releases have no workbook.</summary>
    public const int MostRows = 1_048_575;

    const int MostLetters = 32_767;
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Packages = "http://schemas.openxmlformats.org/package/2006";
    const string Documents = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static void Write(Stream file, IReadOnlyList<ReleasedColumn> columns, IEnumerable<object?[]> rows)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        Part(
            zip,
            "[Content_Types].xml",
            $"""<Types xmlns="{Packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""
        );
        Part(
            zip,
            "_rels/.rels",
            $"""<Relationships xmlns="{Packages}/relationships"><Relationship Id="r1" Type="{Documents}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
        );
        Part(
            zip,
            "xl/workbook.xml",
            $"""<workbook xmlns="{Main}" xmlns:r="{Documents}"><sheets><sheet name="数据" sheetId="1" r:id="r1"/></sheets></workbook>"""
        );
        Part(
            zip,
            "xl/_rels/workbook.xml.rels",
            $"""<Relationships xmlns="{Packages}/relationships"><Relationship Id="r1" Type="{Documents}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""
        );
        using var sheet = XmlWriter.Create(
            Entry(zip, "xl/worksheets/sheet1.xml").Open(),
            new() { Encoding = new UTF8Encoding(false), CloseOutput = true }
        );
        sheet.WriteStartElement("worksheet", Main);
        sheet.WriteStartElement("sheetData", Main);
        Row(sheet, [.. columns.Select(column => column.Title)]);
        foreach (var row in rows)
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
            case long or decimal or double:
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
