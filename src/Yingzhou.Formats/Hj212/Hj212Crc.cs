namespace Yingzhou.Formats;

/// <summary>
/// The check of HJ 212 (循环冗余校验): register FFFF; for each byte the register's high byte, XOR the byte, takes the register's place (the low byte is dropped, which makes it another one than
/// CRC-16/Modbus), then eight shifts with A001. Over the data segment only. Source: HJ 212-2017 appendix A; its example gives 1C80.
/// </summary>
public static class Hj212Crc
{
    static readonly ushort[] Shifted = [.. Enumerable.Range(0, 256).Select(Shift)];

    static ushort Shift(int value)
    {
        for (var times = 0; times < 8; times++)
            value = (value & 1) == 1 ? (value >> 1) ^ 0xA001 : value >> 1;
        return (ushort)value;
    }

    public static ushort Of(ReadOnlySpan<byte> segment)
    {
        var register = (ushort)0xFFFF;
        foreach (var value in segment)
            register = Shifted[(byte)((register >> 8) ^ value)];
        return register;
    }
}
