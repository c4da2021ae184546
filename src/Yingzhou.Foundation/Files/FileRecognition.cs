using System.IO.Compression;
using System.Text;

namespace Yingzhou.Foundation.Files;

/// <summary>Tells the type of a file by what is inside, never by its name.</summary>
static class FileRecognition
{
    static readonly (FileType Type, byte[] Start)[] Starts =
    [
        (FileType.Pdf, "%PDF-"u8.ToArray()),
        (FileType.Jpg, [0xFF, 0xD8, 0xFF]),
        (FileType.Png, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]),
    ];

    // The part without which a package is none of its kind: ECMA-376 part 1 §11.3.10 and §12.3.23, GB/T 33190 §7.4.
    static readonly (FileType Type, string Part)[] Packages =
    [
        (FileType.Docx, "word/document.xml"),
        (FileType.Xlsx, "xl/workbook.xml"),
        (FileType.Ofd, "OFD.xml"),
    ];

    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static ReadOnlySpan<byte> Zip => "PK\u0003\u0004"u8;

    /// <param name="content">Can be sought; read from its beginning.</param>
    /// <returns><c>null</c> for anything that is not known.</returns>
    public static FileType? Recognise(Stream content)
    {
        Span<byte> start = stackalloc byte[8];
        content.Position = 0;
        start = start[..content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        foreach (var (type, magic) in Starts)
            if (start.StartsWith(magic))
                return type;
        return start.StartsWith(Zip) ? InPackage(content)
            : IsText(content) ? FileType.Txt
            : null;
    }

    // Text is what has nothing in it that no text has: every byte sequence is UTF-8, and no control character but tab and line ends.
    static bool IsText(Stream content)
    {
        content.Position = 0;
        using var reader = new StreamReader(content, Strict, detectEncodingFromByteOrderMarks: false, bufferSize: -1, leaveOpen: true);
        var buffer = new char[4096];
        try
        {
            while (reader.Read(buffer) is var read and > 0)
                foreach (var letter in buffer.AsSpan(0, read))
                    if (char.IsControl(letter) && letter is not ('\t' or '\n' or '\r'))
                        return false;
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    static FileType? InPackage(Stream content)
    {
        try
        {
            // Only the list of names is read: nothing is unpacked, however much it says it holds.
            using var package = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            foreach (var (type, part) in Packages)
                if (package.GetEntry(part) is not null)
                    return type;
            return null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
