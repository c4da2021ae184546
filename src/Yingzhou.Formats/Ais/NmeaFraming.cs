namespace Yingzhou.Formats;

/// <summary>NMEA 0183: a line from '!', '$' or the '\' of a tag block to its line end. Source: IEC 61162-1 §7, IEC 61162-450 §7.2.3.</summary>
public sealed class NmeaFraming : IFraming
{
    /// <summary>82 by the standard; tag blocks and receivers that put something behind the check make it longer.</summary>
    static int IFraming.Longest => 512;

    public static bool IsPadding(byte value) => value is (byte)'\r' or (byte)'\n';

    public static FrameFind Find(ReadOnlySpan<byte> bytes)
    {
        var at = bytes.IndexOfAny("!$\\"u8);
        if (at != 0)
            return new(at < 0 ? bytes.Length : at, 0);
        var end = bytes.IndexOfAny((byte)'\n', (byte)'\r');
        // A sentence that was cut off ends where the next one begins; inside a tag block '!' and '$' are what it is put before.
        if (bytes[0] != '\\' && bytes[1..].IndexOfAny("!$\\"u8) is var next && next >= 0 && (end < 0 || next + 1 < end))
            return new(0, next + 1);
        return end < 0 ? default : new(0, end);
    }
}
