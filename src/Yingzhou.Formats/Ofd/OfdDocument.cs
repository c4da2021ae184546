using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Yingzhou.Formats;

/// <summary>
/// A document of text on A4 in the fixed layout of GB/T 33190-2016 (OFD): a zip of XML with lengths in millimetres. The font is named (宋体) and not embedded: every reader of the standard brings it. No electronic seal
/// (GM/T 0031) is put on it; what it says is checked by the code that stands in it.
/// </summary>
public static class OfdDocument
{
    const double PageWidth = 210;
    const double PageHeight = 297;
    const double Margin = 25;
    const double Leading = 1.6;
    const int FontId = 1;
    const int FirstFreeId = 2;

    // Radicals, ideographs and their punctuation begin here.
    const int FirstWide = 0x2E80;

    // Where letters stand on their line, as a part of their height.
    const double Baseline = 0.88;

    static readonly XNamespace Ofd = "http://www.ofdspec.org/2016";

    /// <param name="id">Of this document; the same id and lines give the same bytes.</param>
    public static byte[] Write(Guid id, string title, DateOnly made, IReadOnlyList<PaperLine> lines)
    {
        var pages = PagesOf(lines);
        var next = FirstFreeId;
        var contents = pages.ConvertAll(page => (Id: next++, Content: ContentOf(page, ref next)));
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(archive, "OFD.xml", Entrance(id, title, made));
            Put(archive, "Doc_0/Document.xml", Root(contents.ConvertAll(page => page.Id), next));
            Put(
                archive,
                "Doc_0/PublicRes.xml",
                new(
                    Ofd + "Res",
                    new XAttribute("BaseLoc", "Res"),
                    new XElement(
                        Ofd + "Fonts",
                        new XElement(
                            Ofd + "Font",
                            new XAttribute("ID", FontId),
                            new XAttribute("FontName", "宋体"),
                            new XAttribute("FamilyName", "宋体")
                        )
                    )
                )
            );
            foreach (var (at, page) in contents.Index())
                Put(archive, $"Doc_0/{PagePath(at)}", page.Content);
        }
        return zip.ToArray();
    }

    static XElement Entrance(Guid id, string title, DateOnly made) =>
        new(
            Ofd + "OFD",
            new XAttribute("Version", "1.0"),
            new XAttribute("DocType", "OFD"),
            new XElement(
                Ofd + "DocBody",
                new XElement(
                    Ofd + "DocInfo",
                    new XElement(Ofd + "DocID", id.ToString("N")),
                    new XElement(Ofd + "Title", Printable(title)),
                    new XElement(Ofd + "CreationDate", made.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
                ),
                new XElement(Ofd + "DocRoot", "Doc_0/Document.xml")
            )
        );

    static XElement Root(List<int> pages, int mostId) =>
        new(
            Ofd + "Document",
            new XElement(
                Ofd + "CommonData",
                new XElement(Ofd + "MaxUnitID", mostId),
                new XElement(Ofd + "PageArea", new XElement(Ofd + "PhysicalBox", Box(0, 0, PageWidth, PageHeight))),
                new XElement(Ofd + "PublicRes", "PublicRes.xml")
            ),
            new XElement(
                Ofd + "Pages",
                pages
                    .Index()
                    .Select(page => new XElement(
                        Ofd + "Page",
                        new XAttribute("ID", page.Item),
                        new XAttribute("BaseLoc", PagePath(page.Index))
                    ))
            )
        );

    static string PagePath(int at) => $"Pages/Page_{at}/Content.xml";

    sealed record Placed(string Text, double Size, double Top);

    static List<List<Placed>> PagesOf(IReadOnlyList<PaperLine> lines)
    {
        var (pages, top) = (new List<List<Placed>> { new() }, Margin);
        foreach (var line in lines)
        foreach (var text in Wrapped(Printable(line.Text), line.SizeMm))
        {
            var height = line.SizeMm * Leading;
            if (top + height > PageHeight - Margin)
            {
                pages.Add([]);
                top = Margin;
            }
            pages[^1].Add(new(text, line.SizeMm, top));
            top += height;
        }
        return pages;
    }

    // By runes: names hold letters beyond the first plane.
    static IEnumerable<string> Wrapped(string text, double size)
    {
        var (from, at, width) = (0, 0, 0.0);
        foreach (var letter in text.EnumerateRunes())
        {
            var wide = Width(letter, size);
            if (width + wide > PageWidth - 2 * Margin)
            {
                yield return text[from..at];
                (from, width) = (at, 0);
            }
            width += wide;
            at += letter.Utf16SequenceLength;
        }
        yield return text[from..];
    }

    static double Width(Rune letter, double size) => letter.Value < FirstWide ? size / 2 : size;

    static string Steps(Placed line) =>
        string.Join(' ', line.Text.EnumerateRunes().SkipLast(1).Select(letter => Number(Width(letter, line.Size))));

    static XElement ContentOf(List<Placed> page, ref int next)
    {
        var layer = new XElement(Ofd + "Layer", new XAttribute("ID", next++), new XAttribute("Type", "Body"));
        foreach (var line in page.Where(line => line.Text.Length > 0))
            layer.Add(
                new XElement(
                    Ofd + "TextObject",
                    new XAttribute("ID", next++),
                    new XAttribute("Boundary", Box(Margin, line.Top, PageWidth - 2 * Margin, line.Size * Leading)),
                    new XAttribute("Font", FontId),
                    new XAttribute("Size", Number(line.Size)),
                    new XElement(
                        Ofd + "TextCode",
                        new XAttribute("X", "0"),
                        new XAttribute("Y", Number(line.Size * Baseline)),
                        new XAttribute("DeltaX", Steps(line)),
                        line.Text
                    )
                )
            );
        return new(
            Ofd + "Page",
            new XElement(Ofd + "Area", new XElement(Ofd + "PhysicalBox", Box(0, 0, PageWidth, PageHeight))),
            new XElement(Ofd + "Content", layer)
        );
    }

    // What XML cannot hold is left out; half a pair of surrogates becomes the sign for what cannot be read.
    static string Printable(string text) =>
        string.Concat(
            text.EnumerateRunes()
                .Where(letter => !Rune.IsControl(letter) && letter.Value is not (0xFFFE or 0xFFFF))
                .Select(letter => letter.ToString())
        );

    static string Box(double x, double y, double width, double height) => $"{Number(x)} {Number(y)} {Number(width)} {Number(height)}";

    static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    static void Put(ZipArchive archive, string name, XElement root)
    {
        root.Add(new XAttribute(XNamespace.Xmlns + "ofd", Ofd.NamespaceName));
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        // The smallest that zip can say: what is written does not depend on when.
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = entry.Open();
        new XDocument(new XDeclaration("1.0", "UTF-8", null), root).Save(stream, SaveOptions.DisableFormatting);
    }
}
