using System.Text;

namespace Yingzhou.Data.Lake.Sources;

/// <summary>In which encoding a text file is written (字符集): what is valid UTF-8 from beginning to end is UTF-8, all else is taken for GB18030.</summary>
static class SourceEncoding
{
    const int Chunk = 1 << 20;

    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Encoding Gb18030 { get; } = Strict("GB18030");

    static Encoding Strict(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }

    /// <param name="declared">What the sender says; <c>null</c> to find out.</param>
    /// <returns>The encoding and how many bytes of mark stand before the text.</returns>
    public static (Encoding Encoding, int Mark) Of(Stream file, string? declared)
    {
        Span<byte> head = stackalloc byte[4];
        var read = file.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        file.Position = 0;
        if (read >= 2 && (head[0], head[1]) is (0xFF, 0xFE) or (0xFE, 0xFF))
            throw new RefusedSourceException("文件是 UTF-16 编码，请另存为“CSV UTF-8”后再送");
        var mark = read >= 3 && head[0] == 0xEF && head[1] == 0xBB && head[2] == 0xBF ? 3 : 0;
        return declared?.ToUpperInvariant().Replace("-", "", StringComparison.Ordinal) switch
        {
            "UTF8" => (Utf8, mark),
            "GB18030" or "GBK" or "GB2312" => (Gb18030, 0),
            null or "" => (mark > 0 || IsUtf8(file) ? Utf8 : Gb18030, mark),
            _ => throw new RefusedSourceException($"不支持“{declared}”编码，请用 UTF-8 或 GB18030"),
        };
    }

    static bool IsUtf8(Stream file)
    {
        var buffer = new byte[Chunk];
        var kept = 0;
        while (true)
        {
            var read = file.Read(buffer, kept, buffer.Length - kept);
            var length = kept + read;
            var whole = read == 0 ? length : length - CutOff(buffer.AsSpan(0, length));
            if (!Utf8Valid(buffer.AsSpan(0, whole)))
            {
                file.Position = 0;
                return false;
            }
            if (read == 0)
            {
                file.Position = 0;
                return true;
            }
            kept = length - whole;
            buffer.AsSpan(whole, kept).CopyTo(buffer);
        }
    }

    static bool Utf8Valid(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    // Bytes at the end that begin a character which the chunk cuts.
    static int CutOff(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var lead = bytes[^back];
            if ((lead & 0xC0) == 0x80)
                continue;
            var length =
                lead >= 0xF0 ? 4
                : lead >= 0xE0 ? 3
                : lead >= 0xC0 ? 2
                : 1;
            return length > back ? back : 0;
        }
        return 0;
    }
}
