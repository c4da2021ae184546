using System.Buffers.Binary;
using System.IO.Compression;
using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>
/// The light of a picture in PNG (ISO/IEC 15948), for whoever measures it: 8 bits a sample, grey, colour or palette, with or without transparency, not interlaced; what screens are photographed as. Anything else is refused by name.
/// </summary>
/// <param name="Light">Of each pixel 0–255, row after row: a mean of red, green and blue.</param>
public sealed record PngPicture(ReadOnlyMemory<byte> Light, int Width)
{
    static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>A screen of 8K in both ways, twice.</summary>
    const long MostPixels = 64_000_000;

    public static bool IsPng(ReadOnlySpan<byte> content) => content.StartsWith(Signature);

    public static Outcome<PngPicture> Read(ReadOnlySpan<byte> content)
    {
        if (!IsPng(content))
            return Refuse("signature", "不是 PNG 图片");
        using var packed = new MemoryStream();
        var (width, height, colour) = (0, 0, 0);
        byte[] palette = [];
        for (var rest = content[Signature.Length..]; rest.Length >= 12; )
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - 12)
                return Refuse("cut", "图片不完整");
            var type = rest.Slice(4, 4);
            var body = rest.Slice(8, (int)length);
            if (type.SequenceEqual("IHDR"u8))
            {
                if (Header(body, out width, out height, out colour) is { } fault)
                    return fault;
            }
            else if (type.SequenceEqual("PLTE"u8))
                palette = body.ToArray();
            else if (type.SequenceEqual("IDAT"u8))
                packed.Write(body);
            else if (type.SequenceEqual("IEND"u8))
                break;
            rest = rest[(12 + (int)length)..];
        }
        if (width == 0)
            return Refuse("no-header", "图片没有文件头");
        packed.Position = 0;
        try
        {
            return new PngPicture(Lines(packed, width, height, colour, palette), width);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or IndexOutOfRangeException)
        {
            return Refuse("pixels", "图片内容损坏");
        }
    }

    static Fault? Header(ReadOnlySpan<byte> body, out int width, out int height, out int colour)
    {
        (width, height, colour) = (0, 0, 0);
        if (body.Length != 13)
            return Refuse("header", "图片文件头不对");
        var (wide, high) = (BinaryPrimitives.ReadUInt32BigEndian(body), BinaryPrimitives.ReadUInt32BigEndian(body[4..]));
        if (wide == 0 || high == 0 || (long)wide * high > MostPixels || wide > int.MaxValue / 4)
            return Refuse("size", "图片太大或者没有大小");
        if (body[8] != 8 || body[9] is not (0 or 2 or 3 or 4 or 6) || body[12] != 0)
            return Refuse("kind", "只认每色 8 位、不隔行的 PNG，请用系统自带的截图另存");
        (width, height, colour) = ((int)wide, (int)high, body[9]);
        return null;
    }

    static byte[] Lines(Stream packed, int width, int height, int colour, byte[] palette)
    {
        var samples = colour switch
        {
            2 => 3,
            4 => 2,
            6 => 4,
            _ => 1,
        };
        using var pixels = new ZLibStream(packed, CompressionMode.Decompress);
        var light = new byte[width * height];
        var (line, above) = (new byte[width * samples], new byte[width * samples]);
        for (var y = 0; y < height; y++)
        {
            var filter = pixels.ReadByte();
            pixels.ReadExactly(line);
            Unfilter(filter, line, above, samples);
            for (var x = 0; x < width; x++)
                light[(y * width) + x] = LightOf(line.AsSpan(x * samples, samples), colour, palette);
            (line, above) = (above, line);
        }
        return light;
    }

    static byte LightOf(ReadOnlySpan<byte> pixel, int colour, byte[] palette) =>
        colour switch
        {
            2 or 6 => (byte)((pixel[0] + pixel[1] + pixel[2]) / 3),
            3 => (byte)((palette[pixel[0] * 3] + palette[(pixel[0] * 3) + 1] + palette[(pixel[0] * 3) + 2]) / 3),
            _ => pixel[0],
        };

    // ISO/IEC 15948 §9: each byte was written as its difference to what stands left of it, above it, or both.
    static void Unfilter(int filter, byte[] line, byte[] above, int samples)
    {
        if (filter is < 0 or > 4)
            throw new InvalidDataException($"No filter {filter}");
        for (var at = 0; at < line.Length; at++)
        {
            int left = at >= samples ? line[at - samples] : 0;
            int up = above[at];
            int corner = at >= samples ? above[at - samples] : 0;
            var guess = filter switch
            {
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                4 => Paeth(left, up, corner),
                _ => 0,
            };
            line[at] = (byte)((line[at] + guess) & 0xff);
        }
    }

    static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (toLeft, toUp, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return toLeft <= toUp && toLeft <= toCorner ? left
            : toUp <= toCorner ? up
            : corner;
    }

    static Fault Refuse(string reason, string detail) => new($"png.{reason}", $"{detail}。");
}
