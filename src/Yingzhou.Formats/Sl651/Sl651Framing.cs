namespace Yingzhou.Formats;

/// <summary>
/// 7E 7E, then 11 bytes of addresses, function and length, a start byte, the text, an end byte and CRC-16/Modbus; or, in ASCII coding, 01 and the same in letters. A connection may use both. Before a frame with
/// a wrong check costs the next one, it ends where another one begins. Source: SL 651-2014 §6.
/// </summary>
public sealed class Sl651Framing : IFraming
{
    internal const int Head = 13;

    /// <summary>Start byte, end byte, check.</summary>
    internal const int Around = 4;

    static int IFraming.Longest => Sl651AsciiFrame.Head + Sl651AsciiFrame.Around + 0xFFF;

    public static bool IsPadding(byte value) => value is (byte)'\r' or (byte)'\n';

    public static FrameFind Find(ReadOnlySpan<byte> bytes)
    {
        var at = bytes.IndexOfAny((byte)0x7E, Sl651AsciiFrame.Soh);
        if (at != 0)
            return new(at < 0 ? bytes.Length : at, 0);
        if (bytes[0] == Sl651AsciiFrame.Soh)
            return Letters(bytes);
        if (bytes.Length < 2)
            return default;
        if (bytes[1] != 0x7E)
            return new(1, 0);
        if (bytes.Length <= Head)
            return default;
        if (bytes[Head] is not (Sl651Control.Stx or Sl651Control.Syn))
            return new(1, 0);
        var whole = Head + Around + Length(bytes);
        if (bytes.Length < whole)
            return default;
        var frame = bytes[..whole];
        if (Sl651Control.IsEnd(frame[^3]) && Sl651Crc.Of(frame[..^2]) == ((frame[^2] << 8) | frame[^1]))
            return new(0, whole);
        return Another(frame) is var next && next > 0 ? new(0, next) : new(0, whole);
    }

    static FrameFind Letters(ReadOnlySpan<byte> bytes)
    {
        foreach (var letter in bytes[1..Math.Min(bytes.Length, Sl651AsciiFrame.Head)])
            if (!char.IsAsciiHexDigit((char)letter))
                return new(Next(bytes), 0);
        if (bytes.Length <= Sl651AsciiFrame.Head)
            return default;
        if (bytes[Sl651AsciiFrame.Head] is not (Sl651Control.Stx or Sl651Control.Syn))
            return new(Next(bytes), 0);
        var whole = Sl651AsciiFrame.Head + Sl651AsciiFrame.Around + Sl651AsciiFrame.Length(bytes);
        if (bytes.Length < whole)
            return default;
        var frame = bytes[..whole];
        if (Sl651AsciiFrame.IsRight(frame))
            return new(0, whole);
        var next = Math.Min(
            Place(frame[1..].IndexOf(Sl651AsciiFrame.Soh), 1),
            Place(frame[1..].IndexOf((ReadOnlySpan<byte>)[0x7E, 0x7E]), 1)
        );
        return new(0, Math.Min(next, whole));
    }

    // Where something may begin again.
    static int Next(ReadOnlySpan<byte> bytes) => Math.Min(Place(bytes[1..].IndexOfAny((byte)0x7E, Sl651AsciiFrame.Soh), 1), bytes.Length);

    static int Place(int found, int behind) => found < 0 ? int.MaxValue : found + behind;

    internal static int Length(ReadOnlySpan<byte> frame) => ((frame[11] & 0xF) << 8) | frame[12];

    static int Another(ReadOnlySpan<byte> frame) => frame[2..].IndexOf((ReadOnlySpan<byte>)[0x7E, 0x7E]) is var at && at >= 0 ? at + 2 : 0;
}

/// <summary>控制字符 of SL 651-2014 table 1.</summary>
static class Sl651Control
{
    public const byte Stx = 0x02;

    /// <summary>Start of a divided message: three bytes of count and number follow.</summary>
    public const byte Syn = 0x16;

    public static bool IsEnd(byte value) => Enum.IsDefined((Sl651End)value);
}

/// <summary>报文结束符: what the sender means to do next.</summary>
public enum Sl651End : byte
{
    /// <summary>No more follows.</summary>
    Etx = 0x03,

    /// <summary>传输结束，退出</summary>
    Eot = 0x04,

    /// <summary>询问</summary>
    Enq = 0x05,

    /// <summary>肯定确认，继续发送</summary>
    Ack = 0x06,

    /// <summary>否定应答，反馈重发</summary>
    Nak = 0x15,

    /// <summary>Another packet follows.</summary>
    Etb = 0x17,

    /// <summary>传输结束，终端保持在线</summary>
    Esc = 0x1B,
}

/// <summary>CRC-16/Modbus over all bytes before it, sent high byte first.</summary>
public static class Sl651Crc
{
    static readonly ushort[] Shifted = [.. Enumerable.Range(0, 256).Select(Shift)];

    static ushort Shift(int value)
    {
        for (var times = 0; times < 8; times++)
            value = (value & 1) == 1 ? (value >> 1) ^ 0xA001 : value >> 1;
        return (ushort)value;
    }

    public static ushort Of(ReadOnlySpan<byte> bytes)
    {
        var register = (ushort)0xFFFF;
        foreach (var value in bytes)
            register = (ushort)((register >> 8) ^ Shifted[(register ^ value) & 0xFF]);
        return register;
    }
}
