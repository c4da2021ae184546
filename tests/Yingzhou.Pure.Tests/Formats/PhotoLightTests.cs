using System.Buffers.Binary;
using SkiaSharp;
using Yingzhou.Formats;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Formats;

/// <summary>照片 decoded to what a perceptual hash is made of.</summary>
public class PhotoLightTests
{
    /// <summary>A made-up street: blocks, a pole and a disc, placed by the seed.</summary>
    static SKBitmap Scene(int seed, int width = 640, int height = 480)
    {
        var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(new SKColor(150, 150, 145));
        var random = new Random(seed);
        for (var i = 0; i < 14; i++)
        {
            using var paint = new SKPaint();
            var grey = (byte)random.Next(256);
            paint.Color = new SKColor(grey, (byte)(grey * 3 / 4), (byte)random.Next(256));
            var (x, y) = (random.NextSingle() * width, random.NextSingle() * height);
            var (w, h) = ((0.1f + random.NextSingle() / 3) * width, (0.1f + random.NextSingle() / 3) * height);
            if (i % 3 == 0)
                canvas.DrawOval(x, y, w / 2, h / 2, paint);
            else
                canvas.DrawRect(x, y, w, h, paint);
        }
        return bitmap;
    }

    static byte[] Coded(SKBitmap picture, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg, int quality = 90)
    {
        using (picture)
        using (var data = picture.Encode(format, quality))
            return data.ToArray();
    }

    static ulong Hash(byte[] photo) => PhotoHash.Of(PhotoLight.Read(photo, PhotoHash.Side).Value)!.Value;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_same_scene_smaller_worse_or_as_a_png_has_nearly_the_same_signs(int seed)
    {
        var photo = Hash(Coded(Scene(seed)));

        Assert.InRange(PhotoHash.Distance(photo, Hash(Coded(Scene(seed), quality: 35))), 0, PhotoHash.CopyWithin);
        Assert.InRange(PhotoHash.Distance(photo, Hash(Coded(Scene(seed), SKEncodedImageFormat.Png))), 0, PhotoHash.CopyWithin);
        using var whole = Scene(seed);
        Assert.InRange(
            PhotoHash.Distance(
                photo,
                Hash(Coded(whole.Resize(new SKImageInfo(300, 225), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear))))
            ),
            0,
            PhotoHash.AlikeWithin
        );
    }

    [Fact]
    public void Other_scenes_are_far_apart()
    {
        ulong[] hashes = [.. Enumerable.Range(10, 12).Select(seed => Hash(Coded(Scene(seed))))];

        foreach (var (at, one) in hashes.Index())
        foreach (var other in hashes.Skip(at + 1))
            Assert.True(PhotoHash.Distance(one, other) > PhotoHash.AlikeWithin);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(8)]
    public void A_photo_that_lies_on_its_side_is_read_the_right_way_up(byte way)
    {
        byte[] upright = PhotoLight.Read(Coded(Scene(4, 480, 480)), PhotoHash.Side).Value;
        // Stored so that a viewer has to turn it back: what a telephone does.
        using var stored = new SKBitmap(480, 480);
        using (var canvas = new SKCanvas(stored))
        using (var scene = Scene(4, 480, 480))
        {
            canvas.RotateDegrees(
                way switch
                {
                    3 => 180,
                    6 => -90,
                    8 => 90,
                    _ => 0,
                },
                240,
                240
            );
            canvas.DrawBitmap(scene, 0, 0, SKSamplingOptions.Default);
        }
        var sideways = WithWayUp(stored.Encode(SKEncodedImageFormat.Jpeg, 90).ToArray(), way);

        var read = PhotoLight.Read(sideways, PhotoHash.Side).Value;

        Assert.InRange(PhotoHash.Distance(PhotoHash.Of(upright)!.Value, PhotoHash.Of(read)!.Value), 0, PhotoHash.CopyWithin);
    }

    static byte[] WithWayUp(byte[] jpeg, byte way) =>
        [
            .. jpeg[..2],
            0xFF,
            0xE1,
            0,
            34,
            .. "Exif\0\0MM"u8,
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            way,
            0,
            0,
            0,
            0,
            0,
            0,
            .. jpeg[2..],
        ];

    [Fact]
    public void What_is_cut_or_scrambled_is_refused_and_nothing_throws()
    {
        var photo = Coded(Scene(5));
        Assert.Equal("photo.broken", PhotoLight.Read(photo[..(photo.Length / 2)], 32).Fault!.Code);
        Assert.Equal("photo.broken", PhotoLight.Read("MZ 不是照片"u8.ToArray(), 32).Fault!.Code);
        Assert.Equal("photo.broken", PhotoLight.Read([], 32).Fault!.Code);
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var broken = (byte[])photo.Clone();
            for (var hit = 0; hit < 5; hit++)
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            var read = PhotoLight.Read(broken, 32);
            Assert.True(read.Fault is null ? read.Value.Length == 32 * 32 : read.Fault.Field == "photo");
        }
    }

    [Fact]
    public void A_small_file_that_claims_a_billion_pixels_is_refused_before_it_is_decoded()
    {
        var png = Coded(Scene(6, 8, 8), SKEncodedImageFormat.Png);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 40_000);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 40_000);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));

        Assert.Equal(("photo.pixels", "photo"), PhotoLight.Read(png, 32).Fault is { } fault ? (fault.Code, fault.Field) : default);
    }

    // CRC-32 of ISO 3309, as PNG has it.
    static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }
        return ~crc;
    }
}
