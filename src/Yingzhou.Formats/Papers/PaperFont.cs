using System.Buffers.Binary;
using System.Text;
using PdfSharp.Fonts;

namespace Yingzhou.Formats;

/// <summary>The one font that papers are set in: Noto Sans SC, cut down to GB/T 2312 and the characters of names, so that a PDF does not depend on the machine. How it was made: <c>tools/fonts</c>.</summary>
sealed class PaperFont : IFontResolver
{
    public const string Family = "Noto Sans SC";

    /// <summary>Stands for what the font has not (缺字符号).</summary>
    public const char Missing = '〓';

    const int TableHeader = 12;
    const int TableEntry = 16;
    const uint CharacterMap = 0x636D6170;
    const int FullUnicode = 12;

    static readonly byte[] Bytes = Read();
    static readonly List<(uint First, uint Last)> Ranges = RangesOf(Bytes);

    PaperFont() { }

    /// <summary>Registered once with the library, before the first letter.</summary>
    public static readonly IFontResolver Installed = Install();

    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(Family);

    public byte[]? GetFont(string faceName) => Bytes;

    public static bool Has(Rune letter) => Ranges.Exists(range => letter.Value >= range.First && letter.Value <= range.Last);

    static IFontResolver Install() => GlobalFontSettings.FontResolver = new PaperFont();

    static byte[] Read()
    {
        using var stream = typeof(PaperFont).Assembly.GetManifestResourceStream("Yingzhou.Formats.PaperFont.ttf")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    // OpenType 1.9, table cmap, format 12: groups of characters that follow each other.
    static List<(uint, uint)> RangesOf(ReadOnlySpan<byte> font)
    {
        var map = TableOf(font, CharacterMap);
        var count = BinaryPrimitives.ReadUInt16BigEndian(font[(map + 2)..]);
        for (var at = 0; at < count; at++)
        {
            var table = map + (int)BinaryPrimitives.ReadUInt32BigEndian(font[(map + 4 + at * 8 + 4)..]);
            if (BinaryPrimitives.ReadUInt16BigEndian(font[table..]) != FullUnicode)
                continue;
            var groups = (int)BinaryPrimitives.ReadUInt32BigEndian(font[(table + 12)..]);
            var ranges = new List<(uint, uint)>(groups);
            for (var group = 0; group < groups; group++)
            {
                var entry = font[(table + 16 + group * 12)..];
                ranges.Add((BinaryPrimitives.ReadUInt32BigEndian(entry), BinaryPrimitives.ReadUInt32BigEndian(entry[4..])));
            }
            return ranges;
        }
        throw new InvalidDataException("The font of papers has no character map of format 12");
    }

    static int TableOf(ReadOnlySpan<byte> font, uint tag)
    {
        var tables = BinaryPrimitives.ReadUInt16BigEndian(font[4..]);
        for (var at = 0; at < tables; at++)
        {
            var entry = font[(TableHeader + at * TableEntry)..];
            if (BinaryPrimitives.ReadUInt32BigEndian(entry) == tag)
                return (int)BinaryPrimitives.ReadUInt32BigEndian(entry[8..]);
        }
        throw new InvalidDataException("The font of papers has no character map");
    }
}
