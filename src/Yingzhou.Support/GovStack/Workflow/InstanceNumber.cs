using System.Globalization;

namespace Yingzhou.Support.GovStack.Workflow;

/// <summary>
/// The number of a process instance: the specification says that an instance's id is an integer. Ours are UUIDs of version 7 (RFC 9562 §5.7), and their first 60 bits
/// without the version are one: 48 bits of milliseconds and 12 of chance. Until 2039 that is below 2^53, so JavaScript reads it exactly.
/// </summary>
static class InstanceNumber
{
    const int ChanceBits = 12;

    public static long Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        long milliseconds = 0;
        foreach (var part in bytes[..6])
            milliseconds = milliseconds << 8 | part;
        return milliseconds << ChanceBits | (long)(bytes[6] & 0x0F) << 8 | bytes[7];
    }

    /// <returns><c>null</c> for what is no such number.</returns>
    public static long? Parse(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >> (48 + ChanceBits) == 0
            ? number
            : null;

    /// <summary>The first id behind all that have this number.</summary>
    public static Guid Behind(long number)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Fill(0xFF);
        var milliseconds = number >> ChanceBits;
        for (var at = 5; at >= 0; at--, milliseconds >>= 8)
            bytes[at] = (byte)milliseconds;
        bytes[6] = (byte)(0x70 | number >> 8 & 0x0F);
        bytes[7] = (byte)number;
        return new Guid(bytes, bigEndian: true);
    }
}
