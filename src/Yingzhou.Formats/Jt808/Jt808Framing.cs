namespace Yingzhou.Formats;

/// <summary>
/// Between two 7E; inside, 7D 01 stands for 7D and 7D 02 for 7E. A piece whose check does not hold may have begun with the end of another frame: its last 7E is then read as a beginning, too.
/// Source: JT/T 808-2019 §4.4.
/// </summary>
public sealed class Jt808Framing : IFraming
{
    internal const byte Flag = 0x7E;

    internal const byte Escape = 0x7D;

    /// <summary>Head of 2019 with the items of a divided message, 1023 bytes of body, check, and every byte escaped.</summary>
    static int IFraming.Longest => 2 + (2 * (17 + 4 + 1023 + 1));

    public static bool IsPadding(byte value) => value is (byte)'\r' or (byte)'\n' or Flag;

    public static FrameFind Find(ReadOnlySpan<byte> bytes)
    {
        var at = bytes.IndexOf(Flag);
        if (at != 0)
            return new(at < 0 ? bytes.Length : at, 0);
        var end = bytes[1..].IndexOf(Flag) + 1;
        return end switch
        {
            0 => default,
            1 => new(1, 0),
            _ => new(0, end + 1, Checks(bytes[1..end]) ? 0 : 1),
        };
    }

    static bool Checks(ReadOnlySpan<byte> escaped)
    {
        var check = (byte)0;
        for (var i = 0; i < escaped.Length; i++)
            if (escaped[i] != Escape)
                check ^= escaped[i];
            else if (++i < escaped.Length)
                check ^= escaped[i] == 2 ? Flag : Escape;
        return check == 0;
    }
}
