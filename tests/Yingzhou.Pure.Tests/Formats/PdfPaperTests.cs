using System.Diagnostics;
using System.Text;
using Yingzhou.Formats;

namespace Yingzhou.Pure.Tests.Formats;

/// <summary>PDF papers, read back by somebody else's reader (poppler's pdftotext).</summary>
public class PdfPaperTests
{
    static string Read(byte[] pdf, params string[] options)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, pdf);
            var asked = new ProcessStartInfo("pdftotext", [.. options, path, "-"])
            {
                RedirectStandardOutput = true,
                StandardOutputEncoding = Encoding.UTF8,
            };
            using var reader = Start(asked);
            Assert.SkipWhen(reader is null, "poppler-utils is not installed.");
            var said = reader.StandardOutput.ReadToEnd();
            reader.WaitForExit();
            Assert.Equal(0, reader.ExitCode);
            return said;
        }
        finally
        {
            File.Delete(path);
        }
    }

    static Process? Start(ProcessStartInfo asked)
    {
        try
        {
            return Process.Start(asked);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    [Fact]
    public void Chinese_and_long_signatures_are_read_back_word_for_word_from_a_small_file()
    {
        var signature = string.Concat(Enumerable.Range(0, 40).Select(n => $"aZ{n:00}+/="));
        var pdf = PdfPaper.Write(
            "证书",
            new(2026, 3, 2),
            [new("舟山市人才类别证书", PaperLine.Heading), new(""), new("持有人：林海燕，堃喆"), new(signature, PaperLine.Body / 2)]
        );
        var said = Read(pdf, "-raw");

        Assert.StartsWith("%PDF-1.", Encoding.ASCII.GetString(pdf, 0, 7), StringComparison.Ordinal);
        Assert.Contains("舟山市人才类别证书", said, StringComparison.Ordinal);
        Assert.Contains("持有人：林海燕，堃喆", said, StringComparison.Ordinal);
        Assert.Contains(signature, said.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(pdf.Length < 100_000, $"{pdf.Length} bytes: the letters that are not used are in it too");
    }

    [Fact]
    public void What_the_font_has_not_is_a_mark_and_what_is_no_letter_goes()
    {
        var said = Read(PdfPaper.Write("\u0001证", new(2026, 3, 2), [new("甲\u0007乙𠀀丙")]));

        Assert.Contains("甲乙〓丙", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(30, 1)]
    [InlineData(60, 2)]
    public void A_full_page_goes_on_at_the_next(int lines, int pages)
    {
        var said = Read(PdfPaper.Write("长", new(2026, 3, 2), [.. Enumerable.Range(1, lines).Select(n => new PaperLine($"第{n}行"))]));

        Assert.Equal(pages, said.Count(letter => letter == '\f'));
        Assert.All(Enumerable.Range(1, lines), n => Assert.Contains($"第{n}行", said, StringComparison.Ordinal));
    }
}
