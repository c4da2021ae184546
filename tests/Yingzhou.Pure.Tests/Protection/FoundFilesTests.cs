using System.Buffers.Binary;
using System.IO.Compression;
using CsCheck;
using Yingzhou.Formats;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Protection;

/// <summary>Tables and pictures as they turn up.</summary>
public class FoundFilesTests
{
    static byte[] Chunk(string type, byte[] body)
    {
        var chunk = new byte[body.Length + 12];
        BinaryPrimitives.WriteUInt32BigEndian(chunk, (uint)body.Length);
        System.Text.Encoding.ASCII.GetBytes(type).CopyTo(chunk, 4);
        body.CopyTo(chunk, 8);
        return chunk;
    }

    // Each line with another filter, as encoders do.
    static byte[] Png(byte[] light, int width, int samples)
    {
        var height = light.Length / width;
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var above = new byte[width * samples];
            for (var y = 0; y < height; y++)
            {
                var line = new byte[width * samples];
                for (var at = 0; at < line.Length; at++)
                    line[at] = samples == 4 && at % 4 == 3 ? (byte)255 : light[(y * width) + (at / samples)];
                zlib.WriteByte((byte)(y % 5));
                for (var at = 0; at < line.Length; at++)
                {
                    int left = at >= samples ? line[at - samples] : 0,
                        up = above[at],
                        corner = at >= samples ? above[at - samples] : 0;
                    var (a, b, c) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - (2 * corner)));
                    var guess = (y % 5) switch
                    {
                        1 => left,
                        2 => up,
                        3 => (left + up) / 2,
                        4 => a <= b && a <= c ? left
                        : b <= c ? up
                        : corner,
                        _ => 0,
                    };
                    zlib.WriteByte(unchecked((byte)(line[at] - guess)));
                }
                above = line;
            }
        }
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (
            8,
            samples == 4 ? (byte)6
            : samples == 3 ? (byte)2
            : (byte)0
        );
        return [0x89, .. "PNG\r\n"u8, 0x1a, 0x0a, .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_picture_has_the_light_that_was_written(int samples) =>
        Gen
            .Byte.Array[60]
            .Sample(light =>
            {
                var read = PngPicture.Read(Png(light, 6, samples)).Value;
                return read.Width == 6 && read.Light.Span.SequenceEqual(light);
            });

    [Fact]
    public void A_picture_that_is_cut_or_altered_anywhere_is_refused_or_read_and_never_breaks_anything()
    {
        var whole = Png([.. Enumerable.Range(0, 200).Select(i => (byte)i)], 20, 3);
        for (var cut = 0; cut < whole.Length; cut++)
            Assert.True(PngPicture.Read(whole.AsSpan(0, cut)) is { Succeeded: false } || cut >= whole.Length - 12);
        Gen.Select(Gen.Int[8, whole.Length - 1], Gen.Byte)
            .Sample(
                (at, value) =>
                {
                    var altered = whole.ToArray();
                    altered[at] = value;
                    var read = PngPicture.Read(altered);
                    return read.Succeeded ? read.Value.Width > 0 : read.Fault.Code.StartsWith("png.", StringComparison.Ordinal);
                }
            );
        Assert.Equal("png.signature", PngPicture.Read("GIF89a"u8).Fault?.Code);
    }

    [Fact]
    public void What_is_written_as_CSV_is_read_again() =>
        Gen.String[Gen.Char["a,\"\r\n中 =-1"], 0, 6]
            .Array[3]
            .Array[1, 5]
            .Where(rows => rows.All(row => row.All(cell => !cell.StartsWith('\r') && !cell.StartsWith('\n'))))
            .Sample(rows =>
                CsvText.Rows("\ufeff" + string.Concat(rows.Select(row => CsvLine.Of(row, CsvFlavour.Excel)))) is var read
                && read.Count == rows.Length
                && read.Zip(rows).All(pair => pair.First.SequenceEqual(pair.Second))
            );
}
