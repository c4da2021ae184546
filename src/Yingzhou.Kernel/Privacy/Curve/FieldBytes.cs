using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Yingzhou.Kernel;

/// <summary>Numbers in and out of the lanes.</summary>
readonly partial struct FieldLanes
{
    /// <summary>Bytes of one number, the highest first.</summary>
    public const int Size = 32;

    const int Digits = 10;

    /// <summary>1 and 3, and b of the curve y² = x³ − 3x + b, in Montgomery form.</summary>
    public static readonly FieldLanes One = Of(0x10, 0x0, 0x0, 0x3C00000, 0x3FFFFFF, 0x3FFFFFF, 0x3FFFFFF, 0x3FFBFFF, 0xFFFFF, 0x0);
    public static readonly FieldLanes Three = Of(0x30, 0x0, 0x0, 0x3400000, 0x3FFFFFF, 0x3FFFFFF, 0x3FFFFFF, 0x3FF3FFF, 0x2FFFFF, 0x0);
    public static readonly FieldLanes B = Of(
        0x4BDDFD,
        0x37D88A7,
        0x90D89C,
        0x32A210C,
        0x2CF005C,
        0x84BB5A,
        0x220ABF7,
        0x20D0568,
        0x1DD4874,
        0x30C018
    );

    static readonly FieldLanes Plain = Of(1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    static readonly FieldLanes RSquared = Of(0x300, 0x0, 0x3F00000, 0x3FFFFFF, 0x3FFFFFB, 0x3FFFFBF, 0x3FFFFFF, 0x3F7FFFF, 0xFFFFFF, 0x1);
    static readonly FieldLanes Prime = Of(0x3FFFFFF, 0x3FFFFFF, 0x3FFFFFF, 0x3FFFF, 0x0, 0x0, 0x0, 0x400, 0x3FF0000, 0x3FFFFF);

    // p by 64 bits, the lowest first.
    static ReadOnlySpan<ulong> PrimeWords => [0xFFFFFFFFFFFFFFFF, 0x00000000FFFFFFFF, 0, 0xFFFFFFFF00000001];

    static FieldLanes Of(params ReadOnlySpan<ulong> digits)
    {
        Span<FieldLanes> made = stackalloc FieldLanes[1];
        var words = MemoryMarshal.Cast<FieldLanes, ulong>(made);
        for (var i = 0; i < Digits * Width; i++)
            words[i] = digits[i / Width];
        return made[0];
    }

    /// <param name="bytes">Eight numbers of 32 bytes.</param>
    /// <param name="below">A bit for each lane whose number is below p; the others mean nothing.</param>
    public static FieldLanes Read(ReadOnlySpan<byte> bytes, out int below)
    {
        Span<FieldLanes> made = stackalloc FieldLanes[1];
        var digits = MemoryMarshal.Cast<FieldLanes, ulong>(made);
        Span<ulong> words = stackalloc ulong[5];
        words[4] = 0;
        below = 0;
        for (var lane = 0; lane < Width; lane++)
        {
            for (var i = 0; i < 4; i++)
                words[i] = BinaryPrimitives.ReadUInt64BigEndian(bytes[(lane * Size + 24 - 8 * i)..]);
            if (IsBelowPrime(words))
                below |= 1 << lane;
            for (var digit = 0; digit < Digits; digit++)
            {
                var (word, shift) = Math.DivRem(digit * Bits, 64);
                var value = words[word] >> shift;
                if (shift > 64 - Bits)
                    value |= words[word + 1] << (64 - shift);
                digits[digit * Width + lane] = value & ((1UL << Bits) - 1);
            }
        }
        return Times(made[0], RSquared);
    }

    /// <param name="bytes">Room for eight numbers of 32 bytes.</param>
    public void Write(Span<byte> bytes)
    {
        Span<FieldLanes> plain = stackalloc FieldLanes[1];
        plain[0] = Times(this, Plain);
        var digits = MemoryMarshal.Cast<FieldLanes, ulong>(plain);
        Span<ulong> words = stackalloc ulong[5];
        for (var lane = 0; lane < Width; lane++)
        {
            words.Clear();
            for (var digit = 0; digit < Digits; digit++)
            {
                var value = digits[digit * Width + lane];
                var (word, shift) = Math.DivRem(digit * Bits, 64);
                words[word] |= value << shift;
                if (shift > 64 - Bits)
                    words[word + 1] |= value >> (64 - shift);
            }
            // Below 2p.
            if (words[4] != 0 || !IsBelowPrime(words))
                Subtract(words);
            for (var i = 0; i < 4; i++)
                BinaryPrimitives.WriteUInt64BigEndian(bytes[(lane * Size + 24 - 8 * i)..], words[i]);
        }
    }

    /// <returns>A bit for each lane that is zero modulo p. Of a difference or a product, whose digits are carried.</returns>
    public int Zeros()
    {
        var any = l0 | l1 | l2 | l3 | l4 | l5 | l6 | l7 | l8 | l9;
        var odd =
            (l0 ^ Prime.l0)
            | (l1 ^ Prime.l1)
            | (l2 ^ Prime.l2)
            | (l3 ^ Prime.l3)
            | (l4 ^ Prime.l4)
            | (l5 ^ Prime.l5)
            | (l6 ^ Prime.l6)
            | (l7 ^ Prime.l7)
            | (l8 ^ Prime.l8)
            | (l9 ^ Prime.l9);
        return (int)(
            Vector512.Equals(any, Vector512<ulong>.Zero).ExtractMostSignificantBits()
            | Vector512.Equals(odd, Vector512<ulong>.Zero).ExtractMostSignificantBits()
        );
    }

    /// <summary>Puts one lane of <paramref name="from"/> at a place of a row of numbers.</summary>
    public static void Move(in FieldLanes from, int lane, Span<FieldLanes> row, int place)
    {
        var source = MemoryMarshal.Cast<FieldLanes, ulong>(MemoryMarshal.CreateReadOnlySpan(in from, 1));
        var target = MemoryMarshal.Cast<FieldLanes, ulong>(row.Slice(place / Width, 1));
        for (var digit = 0; digit < Digits; digit++)
            target[digit * Width + place % Width] = source[digit * Width + lane];
    }

    static bool IsBelowPrime(ReadOnlySpan<ulong> words)
    {
        for (var i = 3; i >= 0; i--)
            if (words[i] != PrimeWords[i])
                return words[i] < PrimeWords[i];
        return false;
    }

    static void Subtract(Span<ulong> words)
    {
        var borrow = UInt128.Zero;
        for (var i = 0; i < 4; i++)
        {
            var taken = unchecked((UInt128)words[i] - PrimeWords[i] - borrow);
            words[i] = (ulong)(taken & ulong.MaxValue);
            borrow = (taken >> 64) & 1;
        }
    }
}
