using System.Text;
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace Yingzhou.Formats;

/// <summary>
/// A document of text on A4 as PDF 1.7, by PDFsharp, the same lines as <see cref="OfdDocument"/>. The letters it uses are embedded and can be searched and copied; a character that the font has not is printed as 〓. No
/// electronic seal (GB/T 38540) is put on it; what it says is checked by the address that stands in it.
/// </summary>
public static class PdfPaper
{
    const double Margin = 25;
    const double Leading = 1.6;
    const double PointsOfMm = 72 / 25.4;

    // Where letters stand on their line, as a part of its height.
    const double Baseline = 0.75;

    static readonly XPdfFontOptions Embedded = new(PdfFontEncoding.Unicode);

    /// <param name="made">The day that stands in its properties.</param>
    public static byte[] Write(string title, DateOnly made, IReadOnlyList<PaperLine> lines)
    {
        ArgumentNullException.ThrowIfNull(PaperFont.Installed);
        using var document = new PdfDocument();
        document.Info.Title = Printable(title);
        document.Info.CreationDate = made.ToDateTime(TimeOnly.MinValue);
        var sheet = new Sheet(document);
        foreach (var line in lines)
            sheet.Put(line);
        sheet.Close();
        using var file = new MemoryStream();
        document.Save(file, closeStream: false);
        return file.ToArray();
    }

    static string Printable(string text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (var letter in text.EnumerateRunes())
            if (!Rune.IsControl(letter))
                printable.Append(PaperFont.Has(letter) ? letter.ToString() : PaperFont.Missing);
        return printable.ToString();
    }

    /// <summary>The page that is being filled; a new one when it is full.</summary>
    sealed class Sheet(PdfDocument document)
    {
        PdfPage? page;
        XGraphics? ink;
        double at;

        public void Put(PaperLine line)
        {
            var font = new XFont(PaperFont.Family, line.SizeMm * PointsOfMm, XFontStyleEx.Regular, Embedded);
            var height = font.Size * Leading;
            Room(height);
            foreach (var row in RowsOf(Printable(line.Text), font))
            {
                Room(height);
                var left = Margin * PointsOfMm;
                ink!.DrawString(row, font, XBrushes.Black, new XPoint(left, at + height * Baseline));
                if (line.Link is { } address)
                    page!.AddWebLink(
                        new PdfRectangle(ink.Transformer.WorldToDefaultPage(new XRect(left, at, Width, height))),
                        address.AbsoluteUri
                    );
                at += height;
            }
        }

        public void Close() => ink?.Dispose();

        double Width => page!.Width.Point - 2 * Margin * PointsOfMm;

        void Room(double height)
        {
            if (page is not null && at + height <= page.Height.Point - Margin * PointsOfMm)
                return;
            ink?.Dispose();
            page = document.AddPage();
            page.Size = PdfSharp.PageSize.A4;
            ink = XGraphics.FromPdfPage(page);
            at = Margin * PointsOfMm;
        }

        // Chinese breaks anywhere, and so may digits of a signature. An empty line is a row too.
        List<string> RowsOf(string text, XFont font)
        {
            var rows = new List<string>();
            var row = new StringBuilder();
            var used = 0.0;
            foreach (var letter in text.EnumerateRunes())
            {
                var width = ink!.MeasureString(letter.ToString(), font).Width;
                if (row.Length > 0 && used + width > Width)
                {
                    rows.Add(row.ToString());
                    row.Clear();
                    used = 0;
                }
                row.Append(letter.ToString());
                used += width;
            }
            rows.Add(row.ToString());
            return rows;
        }
    }
}
