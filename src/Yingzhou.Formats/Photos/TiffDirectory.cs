using System.Buffers.Binary;
using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>The two things we read from Exif (TIFF 6.0, Exif 2.32 §4.6): the place and the way up. What points outside is as if it were not there.</summary>
static class TiffDirectory
{
    const int EntrySize = 12;
    const ushort Orientation = 0x0112;
    const ushort GpsDirectory = 0x8825;
    const ushort LatitudeSide = 1;
    const ushort Latitude = 2;
    const ushort LongitudeSide = 3;
    const ushort Longitude = 4;

    public static int? WayUp(byte[] tiff) =>
        First(tiff) is { } at && Entry(tiff, at, Orientation) is { } entry ? Word(tiff, entry + 8) : null;

    public static GeoPoint? Place(byte[] tiff)
    {
        if (First(tiff) is not { } first || Entry(tiff, first, GpsDirectory) is not { } pointer || Long(tiff, pointer + 8) is not { } gps)
            return null;
        return
            Degrees(tiff, gps, Latitude, LatitudeSide, 'S') is { } latitude
            && Degrees(tiff, gps, Longitude, LongitudeSide, 'W') is { } longitude
            && (latitude, longitude) is not (0, 0)
            && GeoPoint.Create(longitude, latitude) is { Succeeded: true, Value: var place }
            ? place
            : null;
    }

    static uint? First(byte[] tiff) => tiff.Length >= 8 && tiff[0] == tiff[1] && tiff[0] is (byte)'I' or (byte)'M' ? Long(tiff, 4) : null;

    static long? Entry(byte[] tiff, uint directory, ushort tag)
    {
        if (Word(tiff, directory) is not { } count)
            return null;
        for (long at = directory + 2L, i = 0; i < count && at + EntrySize <= tiff.Length; i++, at += EntrySize)
            if (Word(tiff, at) == tag)
                return at;
        return null;
    }

    static double? Degrees(byte[] tiff, uint directory, ushort tag, ushort side, char negative)
    {
        if (Entry(tiff, directory, tag) is not { } entry || Long(tiff, entry + 4) is not 3 || Long(tiff, entry + 8) is not { } at)
            return null;
        if (Ratio(tiff, at) is not { } degrees || Ratio(tiff, at + 8L) is not { } minutes || Ratio(tiff, at + 16L) is not { } seconds)
            return null;
        var value = degrees + (minutes / 60) + (seconds / 3600);
        return Entry(tiff, directory, side) is { } which && which + 8 < tiff.Length && tiff[which + 8] == negative ? -value : value;
    }

    static double? Ratio(byte[] tiff, long at) =>
        Long(tiff, at) is { } numerator && Long(tiff, at + 4) is { } denominator && denominator != 0
            ? (double)numerator / denominator
            : null;

    static ushort? Word(byte[] tiff, long at) =>
        at < 0 || at + 2 > tiff.Length ? null
        : tiff[0] == 'I' ? BinaryPrimitives.ReadUInt16LittleEndian(tiff.AsSpan((int)at))
        : BinaryPrimitives.ReadUInt16BigEndian(tiff.AsSpan((int)at));

    static uint? Long(byte[] tiff, long at) =>
        at < 0 || at + 4 > tiff.Length ? null
        : tiff[0] == 'I' ? BinaryPrimitives.ReadUInt32LittleEndian(tiff.AsSpan((int)at))
        : BinaryPrimitives.ReadUInt32BigEndian(tiff.AsSpan((int)at));
}
