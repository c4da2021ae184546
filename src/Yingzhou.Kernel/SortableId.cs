using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Yingzhou.Kernel;

/// <summary>
/// Identifiers that sort in the order in which this process made them, also within a millisecond: UUID version 7 whose twelve bits after the version count up (RFC 9562 §6.2, method 1). The platform's own
/// version 7 draws them, so that two steps of one transaction may come out the wrong way round.
/// </summary>
public static class SortableId
{
    const int CounterBits = 12;

    // Milliseconds since 1970 and, below them, the counter.
    static long last;

    public static Guid Next()
    {
        var place = Place(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() << CounterBits);
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[8..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes, place >> CounterBits << 16);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | (place & 0xFFF)));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new(bytes, bigEndian: true);
    }

    // A clock that stands still or goes back does not bring the order back: the counter runs on into the next millisecond.
    static long Place(long now)
    {
        while (true)
        {
            var seen = Interlocked.Read(ref last);
            var next = Math.Max(now, seen + 1);
            if (Interlocked.CompareExchange(ref last, next, seen) == seen)
                return next;
        }
    }
}
