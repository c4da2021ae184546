namespace Yingzhou.Formats;

/// <summary>
/// <c>##</c>, four digits of length, the data segment (数据段) and four hexadecimal digits of check, then CR LF. A frame whose length is wrong ends at its CR LF or where the next head begins, so
/// that one bad packet never costs the next. Source: HJ 212-2017 §6.3.
/// </summary>
public sealed class Hj212Framing : IFraming
{
    /// <summary>"##" and the length.</summary>
    internal const int Head = 6;

    internal const int Check = 4;

    static int IFraming.Longest => Head + 9999 + Check + 2;

    public static bool IsPadding(byte value) => value is (byte)'\r' or (byte)'\n';

    public static FrameFind Find(ReadOnlySpan<byte> bytes)
    {
        var at = bytes.IndexOf((byte)'#');
        if (at != 0)
            return new(at < 0 ? bytes.Length : at, 0);
        for (var i = 1; i < Math.Min(Head, bytes.Length); i++)
            if (i == 1 ? bytes[i] != '#' : !char.IsAsciiDigit((char)bytes[i]))
                return new(1, 0);
        if (bytes.Length < Head)
            return default;
        var whole = Head + Length(bytes) + Check;
        if (End(bytes[..Math.Min(whole, bytes.Length)]) is var early && early > 0)
            return new(0, early);
        if (bytes.Length < whole)
            return default;
        return new(0, EndsWell(bytes[Head..whole]) ? whole : End(bytes));
    }

    internal static int Length(ReadOnlySpan<byte> frame) =>
        ((frame[2] - '0') * 1000) + ((frame[3] - '0') * 100) + ((frame[4] - '0') * 10) + (frame[5] - '0');

    static bool EndsWell(ReadOnlySpan<byte> rest) =>
        rest is [.., (byte)'&', (byte)'&', var a, var b, var c, var d] && IsHex(a) && IsHex(b) && IsHex(c) && IsHex(d);

    static bool IsHex(byte value) => char.IsAsciiHexDigit((char)value);

    /// <summary>Where the frame ends that has a wrong length: at its CR LF, or before the next head; 0 when neither is there.</summary>
    static int End(ReadOnlySpan<byte> bytes)
    {
        var line = bytes.IndexOf("\r\n"u8);
        for (var from = Head; ; )
        {
            var next = bytes[from..].IndexOf("##"u8);
            if (next < 0 || (line >= 0 && from + next > line))
                return Math.Max(line, 0);
            from += next;
            if (bytes.Length < from + Head)
                return Math.Max(line, 0);
            if (!bytes.Slice(from + 2, 4).ContainsAnyExceptInRange((byte)'0', (byte)'9'))
                return from;
            from++;
        }
    }
}
