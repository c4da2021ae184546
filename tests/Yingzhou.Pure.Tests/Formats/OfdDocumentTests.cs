using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using CsCheck;
using Yingzhou.Formats;

namespace Yingzhou.Pure.Tests.Formats;

/// <summary>GB/T 33190-2016: the parts and their references, by the chapters of the standard.</summary>
public class OfdDocumentTests
{
    static readonly XNamespace Ofd = "http://www.ofdspec.org/2016";
    static readonly Guid Id = Guid.Parse("0195e4a0-0000-7000-8000-000000000001");

    static Dictionary<string, XElement> Read(params PaperLine[] lines)
    {
        using var zip = new ZipArchive(new MemoryStream(OfdDocument.Write(Id, "证书", new(2026, 3, 2), lines)));
        return zip.Entries.ToDictionary(
            entry => entry.FullName,
            entry =>
            {
                using var stream = entry.Open();
                return XDocument.Load(stream, LoadOptions.PreserveWhitespace).Root!;
            }
        );
    }

    static IEnumerable<string> Texts(Dictionary<string, XElement> parts) =>
        parts
            .Where(part => part.Key.Contains("Pages/", StringComparison.Ordinal))
            .SelectMany(part => part.Value.Descendants(Ofd + "TextCode"))
            .Select(code => code.Value);

    [Fact]
    public void Every_part_that_is_named_is_there_and_ids_are_single()
    {
        var parts = Read(new PaperLine("舟山市人才类别证书", PaperLine.Heading), new PaperLine("持有人：林海燕"));

        var root = parts["OFD.xml"].Descendants(Ofd + "DocRoot").Single().Value;
        var document = parts[root];
        Assert.Contains($"Doc_0/{document.Descendants(Ofd + "PublicRes").Single().Value}", parts.Keys);
        var pages = document.Descendants(Ofd + "Page").ToList();
        Assert.All(pages, page => Assert.Contains($"Doc_0/{page.Attribute("BaseLoc")!.Value}", parts.Keys));
        var ids = parts
            .Where(part => part.Key != root)
            .SelectMany(part => part.Value.Descendants())
            .Attributes("ID")
            .Concat(pages.Attributes("ID"))
            .Select(id => (int)id)
            .ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.True((int)document.Descendants(Ofd + "MaxUnitID").Single() >= ids.Max());
        Assert.Equal(["舟山市人才类别证书", "持有人：林海燕"], Texts(parts));
        Assert.Equal(["𠮷野家"], Texts(Read(new PaperLine("𠮷野家"))));
        Assert.Equal(
            OfdDocument.Write(Id, "证书", new(2026, 3, 2), [new("一")]),
            OfdDocument.Write(Id, "证书", new(2026, 3, 2), [new("一")])
        );
    }

    [Fact]
    public void Whatever_is_written_is_there_again_and_stays_on_the_page() =>
        Gen.Select(Gen.String[Gen.Char, 0, 400], Gen.Int[1, 90])
            .Sample(
                (text, times) =>
                {
                    var clean = string.Concat(
                        text.EnumerateRunes().Where(letter => !Rune.IsControl(letter) && letter.Value is not (0xFFFE or 0xFFFF))
                    );
                    var parts = Read([.. Enumerable.Repeat(new PaperLine(text), times)]);
                    Assert.Equal(string.Concat(Enumerable.Repeat(clean, times)), string.Concat(Texts(parts)));
                    foreach (var line in parts.Values.SelectMany(part => part.Descendants(Ofd + "TextObject")))
                    {
                        var box = line.Attribute("Boundary")!
                            .Value.Split(' ')
                            .Select(each => double.Parse(each, CultureInfo.InvariantCulture))
                            .ToList();
                        Assert.True(box[1] + box[3] <= 297);
                        var code = line.Element(Ofd + "TextCode")!;
                        var steps = code.Attribute("DeltaX")!.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                        Assert.Equal(code.Value.EnumerateRunes().Count() - 1, steps.Length);
                        Assert.True(steps.Sum(step => double.Parse(step, CultureInfo.InvariantCulture)) <= box[2] + 0.01);
                    }
                },
                iter: 60
            );
}
