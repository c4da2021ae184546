using System.Buffers.Binary;
using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>
/// What a photo tells beside its picture (照片附带信息): the place it was taken at is read for whoever sent it, and everything is taken out before anybody else sees the photo (b10 §7).
/// JPEG (ITU-T T.81, Exif 2.32) and PNG (ISO/IEC 15948).
/// </summary>
public static class PhotoMetadata
{
    const byte Start = 0xD8;
    const byte End = 0xD9;
    const byte Scan = 0xDA;
    const byte Comment = 0xFE;
    const byte FirstApp = 0xE0;
    const byte ExifApp = 0xE1;
    const byte IccApp = 0xE2;
    const byte AdobeApp = 0xEE;
    const byte LastApp = 0xEF;

    internal static readonly Fault Broken = new("photo.broken", "照片文件不完整或已损坏，请重新拍一张再传。") { Field = "photo" };

    static ReadOnlySpan<byte> PngStart => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    static ReadOnlySpan<byte> ExifStart => "Exif\0\0"u8;

    /// <summary>Where it was taken, WGS 84 taken as CGCS2000 (they differ by centimetres).</summary>
    /// <returns><c>null</c> when it does not say, or says nonsense.</returns>
    public static GeoPoint? PlaceOf(ReadOnlySpan<byte> photo) => ExifOf(photo) is { Length: > 0 } tiff ? TiffDirectory.Place(tiff) : null;

    /// <summary>The same picture without place, time, device, comments, previews, and without what hangs behind it (a short film of some telephones). The way up (方向) stays.</summary>
    /// <returns>A fault for what is neither a whole JPEG nor a whole PNG.</returns>
    public static Outcome<byte[]> Strip(ReadOnlySpan<byte> photo) =>
        photo.StartsWith(PngStart) ? StripPng(photo)
        : photo.Length > 3 && photo[0] == 0xFF && photo[1] == Start ? StripJpeg(photo)
        : Broken;

    static byte[] ExifOf(ReadOnlySpan<byte> photo)
    {
        for (var at = 2; at + 4 <= photo.Length && photo.Length > 3 && photo[0] == 0xFF && photo[1] == Start; )
        {
            if (photo[at] != 0xFF || photo[at + 1] is Scan or End)
                break;
            var length = BinaryPrimitives.ReadUInt16BigEndian(photo[(at + 2)..]);
            if (length < 2 || at + 2 + length > photo.Length)
                break;
            var body = photo.Slice(at + 4, length - 2);
            if (photo[at + 1] == ExifApp && body.StartsWith(ExifStart))
                return body[ExifStart.Length..].ToArray();
            at += 2 + length;
        }
        return [];
    }

    static Outcome<byte[]> StripJpeg(ReadOnlySpan<byte> photo)
    {
        using var kept = new MemoryStream(photo.Length);
        kept.Write(photo[..2]);
        if (ExifOf(photo) is { Length: > 0 } tiff && TiffDirectory.WayUp(tiff) is > 1 and <= 8 and var way)
            kept.Write(
            // A directory with the one entry 0x0112, big-endian.
            [
                0xFF,
                ExifApp,
                0,
                34,
                .. ExifStart,
                (byte)'M',
                (byte)'M',
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
                (byte)way,
                0,
                0,
                0,
                0,
                0,
                0,
            ]);
        var at = 2;
        while (at + 1 < photo.Length)
        {
            if (photo[at] != 0xFF)
                return Broken;
            var marker = photo[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            if (marker == End)
            {
                kept.Write([0xFF, End]);
                return kept.ToArray();
            }
            if (at + 4 > photo.Length)
                return Broken;
            var length = BinaryPrimitives.ReadUInt16BigEndian(photo[(at + 2)..]);
            var next = at + 2 + length;
            if (length < 2 || next > photo.Length)
                return Broken;
            if (marker == Scan)
                next = EndOfScan(photo, next);
            // The colour profile and Adobe's transform belong to the picture; all other application segments and comments do not.
            if (marker is IccApp && !photo[(at + 4)..next].StartsWith("ICC_PROFILE\0"u8) || marker is Comment || IsForeign(marker))
            {
                at = next;
                continue;
            }
            kept.Write(photo[at..next]);
            at = next;
        }
        return Broken;
    }

    static bool IsForeign(byte marker) => marker is > FirstApp and <= LastApp and not IccApp and not AdobeApp;

    // Within a scan 0xFF is followed by 0 or by a restart marker; anything else ends it.
    static int EndOfScan(ReadOnlySpan<byte> photo, int at)
    {
        while (at + 1 < photo.Length && !(photo[at] == 0xFF && photo[at + 1] is not 0 and not (>= 0xD0 and <= 0xD7)))
            at++;
        return at;
    }

    static Outcome<byte[]> StripPng(ReadOnlySpan<byte> photo)
    {
        using var kept = new MemoryStream(photo.Length);
        kept.Write(PngStart);
        for (var at = PngStart.Length; at + 12 <= photo.Length; )
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(photo[at..]);
            if (length > photo.Length - at - 12)
                return Broken;
            var next = at + 12 + (int)length;
            var type = photo.Slice(at + 4, 4);
            if (
                !(
                    type.SequenceEqual("eXIf"u8)
                    || type[1..].SequenceEqual("EXt"u8)
                    || type[1..].SequenceEqual("TXt"u8)
                    || type.SequenceEqual("tIME"u8)
                )
            )
                kept.Write(photo[at..next]);
            if (type.SequenceEqual("IEND"u8))
                return kept.ToArray();
            at = next;
        }
        return Broken;
    }
}
