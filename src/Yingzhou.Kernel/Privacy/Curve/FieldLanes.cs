using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Yingzhou.Kernel;

/// <summary>
/// Eight numbers modulo p = 2^256 − 2^224 + 2^192 + 2^96 − 1 side by side (NIST P-256; FIPS 186-4 D.1.2.3), each as ten digits of 26 bits, in Montgomery form with R = 2^260. Where the processor has no
/// wide registers the same lines run on narrower ones.
/// </summary>
/// <remarks>
/// Bounds: what <see cref="Times"/> gives is below 2p, what <see cref="Minus"/> gives below 1.01p; <see cref="Plus"/> does not carry, so its result may only be multiplied, and not be added more than
/// thrice. Operands of a product stay below 16p together with it: (αβ/16 + 1)p. No branch and no address depends on a value.
/// </remarks>
readonly partial struct FieldLanes
{
    public const int Width = 8;
    const int Bits = 26;

    static Vector512<ulong> Mask => Vector512.Create((1UL << Bits) - 1);

    // The reduction takes m·2^16 away from digits that may be smaller: each is lent 2^42 by the digit above, where that is 2^16.
    static Vector512<ulong> Lent => Vector512.Create(1UL << 42);
    static Vector512<ulong> LentOn => Vector512.Create((1UL << 42) - (1UL << 16));
    static Vector512<ulong> LentTo => Vector512.Create(1UL << 16);

    readonly Vector512<ulong> l0,
        l1,
        l2,
        l3,
        l4,
        l5,
        l6,
        l7,
        l8,
        l9;

    FieldLanes(
        Vector512<ulong> l0,
        Vector512<ulong> l1,
        Vector512<ulong> l2,
        Vector512<ulong> l3,
        Vector512<ulong> l4,
        Vector512<ulong> l5,
        Vector512<ulong> l6,
        Vector512<ulong> l7,
        Vector512<ulong> l8,
        Vector512<ulong> l9
    )
    {
        (this.l0, this.l1, this.l2, this.l3, this.l4) = (l0, l1, l2, l3, l4);
        (this.l5, this.l6, this.l7, this.l8, this.l9) = (l5, l6, l7, l8, l9);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static FieldLanes Times(in FieldLanes a, in FieldLanes b)
    {
        Vector512<ulong> a0 = a.l0,
            a1 = a.l1,
            a2 = a.l2,
            a3 = a.l3,
            a4 = a.l4,
            a5 = a.l5,
            a6 = a.l6,
            a7 = a.l7,
            a8 = a.l8,
            a9 = a.l9;
        Vector512<ulong> b0 = b.l0,
            b1 = b.l1,
            b2 = b.l2,
            b3 = b.l3,
            b4 = b.l4,
            b5 = b.l5,
            b6 = b.l6,
            b7 = b.l7,
            b8 = b.l8,
            b9 = b.l9;
        var c0 = W(a0, b0);
        var c1 = W(a0, b1) + W(a1, b0);
        var c2 = W(a0, b2) + W(a1, b1) + W(a2, b0);
        var c3 = W(a0, b3) + W(a1, b2) + W(a2, b1) + W(a3, b0);
        var c4 = W(a0, b4) + W(a1, b3) + W(a2, b2) + W(a3, b1) + W(a4, b0);
        var c5 = W(a0, b5) + W(a1, b4) + W(a2, b3) + W(a3, b2) + W(a4, b1) + W(a5, b0);
        var c6 = W(a0, b6) + W(a1, b5) + W(a2, b4) + W(a3, b3) + W(a4, b2) + W(a5, b1) + W(a6, b0);
        var c7 = W(a0, b7) + W(a1, b6) + W(a2, b5) + W(a3, b4) + W(a4, b3) + W(a5, b2) + W(a6, b1) + W(a7, b0);
        var c8 = W(a0, b8) + W(a1, b7) + W(a2, b6) + W(a3, b5) + W(a4, b4) + W(a5, b3) + W(a6, b2) + W(a7, b1) + W(a8, b0) + Lent;
        var c9 =
            W(a0, b9) + W(a1, b8) + W(a2, b7) + W(a3, b6) + W(a4, b5) + W(a5, b4) + W(a6, b3) + W(a7, b2) + W(a8, b1) + W(a9, b0) + LentOn;
        var c10 = W(a1, b9) + W(a2, b8) + W(a3, b7) + W(a4, b6) + W(a5, b5) + W(a6, b4) + W(a7, b3) + W(a8, b2) + W(a9, b1) + LentOn;
        var c11 = W(a2, b9) + W(a3, b8) + W(a4, b7) + W(a5, b6) + W(a6, b5) + W(a7, b4) + W(a8, b3) + W(a9, b2) + LentOn;
        var c12 = W(a3, b9) + W(a4, b8) + W(a5, b7) + W(a6, b6) + W(a7, b5) + W(a8, b4) + W(a9, b3) + LentOn;
        var c13 = W(a4, b9) + W(a5, b8) + W(a6, b7) + W(a7, b6) + W(a8, b5) + W(a9, b4) + LentOn;
        var c14 = W(a5, b9) + W(a6, b8) + W(a7, b7) + W(a8, b6) + W(a9, b5) + LentOn;
        var c15 = W(a6, b9) + W(a7, b8) + W(a8, b7) + W(a9, b6) + LentOn;
        var c16 = W(a7, b9) + W(a8, b8) + W(a9, b7) + LentOn;
        var c17 = W(a8, b9) + W(a9, b8) + LentOn;
        var c18 = W(a9, b9) - LentTo;
        return Reduced(c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static FieldLanes Square(in FieldLanes a)
    {
        Vector512<ulong> a0 = a.l0,
            a1 = a.l1,
            a2 = a.l2,
            a3 = a.l3,
            a4 = a.l4,
            a5 = a.l5,
            a6 = a.l6,
            a7 = a.l7,
            a8 = a.l8,
            a9 = a.l9;
        Vector512<ulong> d0 = a0 + a0,
            d1 = a1 + a1,
            d2 = a2 + a2,
            d3 = a3 + a3,
            d4 = a4 + a4,
            d5 = a5 + a5,
            d6 = a6 + a6,
            d7 = a7 + a7,
            d8 = a8 + a8;
        var c0 = W(a0, a0);
        var c1 = W(d0, a1);
        var c2 = W(d0, a2) + W(a1, a1);
        var c3 = W(d0, a3) + W(d1, a2);
        var c4 = W(d0, a4) + W(d1, a3) + W(a2, a2);
        var c5 = W(d0, a5) + W(d1, a4) + W(d2, a3);
        var c6 = W(d0, a6) + W(d1, a5) + W(d2, a4) + W(a3, a3);
        var c7 = W(d0, a7) + W(d1, a6) + W(d2, a5) + W(d3, a4);
        var c8 = W(d0, a8) + W(d1, a7) + W(d2, a6) + W(d3, a5) + W(a4, a4) + Lent;
        var c9 = W(d0, a9) + W(d1, a8) + W(d2, a7) + W(d3, a6) + W(d4, a5) + LentOn;
        var c10 = W(d1, a9) + W(d2, a8) + W(d3, a7) + W(d4, a6) + W(a5, a5) + LentOn;
        var c11 = W(d2, a9) + W(d3, a8) + W(d4, a7) + W(d5, a6) + LentOn;
        var c12 = W(d3, a9) + W(d4, a8) + W(d5, a7) + W(a6, a6) + LentOn;
        var c13 = W(d4, a9) + W(d5, a8) + W(d6, a7) + LentOn;
        var c14 = W(d5, a9) + W(d6, a8) + W(a7, a7) + LentOn;
        var c15 = W(d6, a9) + W(d7, a8) + LentOn;
        var c16 = W(d7, a9) + W(a8, a8) + LentOn;
        var c17 = W(d8, a9) + LentOn;
        var c18 = W(a9, a9) - LentTo;
        return Reduced(c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18);
    }

    // Montgomery's reduction: p ends in 26 ones, so that the digit itself is the multiple to add, and its other ones are shifts.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static FieldLanes Reduced(
        Vector512<ulong> c0,
        Vector512<ulong> c1,
        Vector512<ulong> c2,
        Vector512<ulong> c3,
        Vector512<ulong> c4,
        Vector512<ulong> c5,
        Vector512<ulong> c6,
        Vector512<ulong> c7,
        Vector512<ulong> c8,
        Vector512<ulong> c9,
        Vector512<ulong> c10,
        Vector512<ulong> c11,
        Vector512<ulong> c12,
        Vector512<ulong> c13,
        Vector512<ulong> c14,
        Vector512<ulong> c15,
        Vector512<ulong> c16,
        Vector512<ulong> c17,
        Vector512<ulong> c18
    )
    {
        Vector512<ulong> m;
        m = c0 & Mask;
        c1 += c0 >>> Bits;
        c3 += m << 18;
        c7 += m << 10;
        c8 -= m << 16;
        c9 += m << 22;
        m = c1 & Mask;
        c2 += c1 >>> Bits;
        c4 += m << 18;
        c8 += m << 10;
        c9 -= m << 16;
        c10 += m << 22;
        m = c2 & Mask;
        c3 += c2 >>> Bits;
        c5 += m << 18;
        c9 += m << 10;
        c10 -= m << 16;
        c11 += m << 22;
        m = c3 & Mask;
        c4 += c3 >>> Bits;
        c6 += m << 18;
        c10 += m << 10;
        c11 -= m << 16;
        c12 += m << 22;
        m = c4 & Mask;
        c5 += c4 >>> Bits;
        c7 += m << 18;
        c11 += m << 10;
        c12 -= m << 16;
        c13 += m << 22;
        m = c5 & Mask;
        c6 += c5 >>> Bits;
        c8 += m << 18;
        c12 += m << 10;
        c13 -= m << 16;
        c14 += m << 22;
        m = c6 & Mask;
        c7 += c6 >>> Bits;
        c9 += m << 18;
        c13 += m << 10;
        c14 -= m << 16;
        c15 += m << 22;
        m = c7 & Mask;
        c8 += c7 >>> Bits;
        c10 += m << 18;
        c14 += m << 10;
        c15 -= m << 16;
        c16 += m << 22;
        m = c8 & Mask;
        c9 += c8 >>> Bits;
        c11 += m << 18;
        c15 += m << 10;
        c16 -= m << 16;
        c17 += m << 22;
        m = c9 & Mask;
        c10 += c9 >>> Bits;
        c12 += m << 18;
        c16 += m << 10;
        c17 -= m << 16;
        c18 += m << 22;
        return Carried(c10, c11, c12, c13, c14, c15, c16, c17, c18, Vector512<ulong>.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static FieldLanes Carried(
        Vector512<ulong> c0,
        Vector512<ulong> c1,
        Vector512<ulong> c2,
        Vector512<ulong> c3,
        Vector512<ulong> c4,
        Vector512<ulong> c5,
        Vector512<ulong> c6,
        Vector512<ulong> c7,
        Vector512<ulong> c8,
        Vector512<ulong> c9
    )
    {
        c1 += c0 >>> Bits;
        c2 += c1 >>> Bits;
        c3 += c2 >>> Bits;
        c4 += c3 >>> Bits;
        c5 += c4 >>> Bits;
        c6 += c5 >>> Bits;
        c7 += c6 >>> Bits;
        c8 += c7 >>> Bits;
        c9 += c8 >>> Bits;
        return new(c0 & Mask, c1 & Mask, c2 & Mask, c3 & Mask, c4 & Mask, c5 & Mask, c6 & Mask, c7 & Mask, c8 & Mask, c9);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FieldLanes Plus(in FieldLanes a, in FieldLanes b) =>
        new(
            a.l0 + b.l0,
            a.l1 + b.l1,
            a.l2 + b.l2,
            a.l3 + b.l3,
            a.l4 + b.l4,
            a.l5 + b.l5,
            a.l6 + b.l6,
            a.l7 + b.l7,
            a.l8 + b.l8,
            a.l9 + b.l9
        );

    /// <param name="b">Below 8p.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FieldLanes Minus(in FieldLanes a, in FieldLanes b)
    {
        // 8p in digits so large that none of b's is larger.
        var d9 = a.l9 + Vector512.Create(0x1FFFFF7UL) - b.l9;
        // What stands above 2^256 comes back as 2^224 − 2^192 − 2^96 + 1.
        var q = d9 >>> 22;
        return Carried(
            a.l0 + Vector512.Create(0x23FFFFF8UL) - b.l0 + q,
            a.l1 + Vector512.Create(0x23FFFFF7UL) - b.l1,
            a.l2 + Vector512.Create(0x23FFFFF7UL) - b.l2,
            a.l3 + Vector512.Create(0x201FFFF7UL) - b.l3 - (q << 18),
            a.l4 + Vector512.Create(0x1FFFFFF8UL) - b.l4,
            a.l5 + Vector512.Create(0x1FFFFFF8UL) - b.l5,
            a.l6 + Vector512.Create(0x1FFFFFF8UL) - b.l6,
            a.l7 + Vector512.Create(0x20001FF8UL) - b.l7 - (q << 10),
            a.l8 + Vector512.Create(0x23F7FFF8UL) - b.l8 + (q << 16),
            d9 & Vector512.Create((1UL << 22) - 1)
        );
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<ulong> W(Vector512<ulong> a, Vector512<ulong> b)
    {
        if (Avx512F.IsSupported)
            return Avx512F.Multiply(a.AsUInt32(), b.AsUInt32());
        if (Avx2.IsSupported)
            return Vector512.Create(
                Avx2.Multiply(a.GetLower().AsUInt32(), b.GetLower().AsUInt32()),
                Avx2.Multiply(a.GetUpper().AsUInt32(), b.GetUpper().AsUInt32())
            );
        return a * b;
    }

    static FieldLanes Power(in FieldLanes a, int squarings)
    {
        var result = a;
        for (var i = 0; i < squarings; i++)
            result = Square(result);
        return result;
    }

    // a^(2^count − 1)
    static FieldLanes Ones(in FieldLanes a, int count)
    {
        if (count == 1)
            return a;
        var half = Ones(a, count / 2);
        var x = Times(Power(half, count / 2), half);
        return count % 2 == 0 ? x : Times(Square(x), a);
    }

    /// <summary>A root where there is one: a^((p + 1)/4). Where there is none, its square is −a.</summary>
    public FieldLanes Root()
    {
        // (p + 1)/4 = ((2^64 − 2^32 + 1)·2^96 + 1)·2^94
        var x = Times(Power(Ones(this, 32), 32), this);
        return Power(Times(Power(x, 96), this), 94);
    }

    /// <summary>The inverse, and zero of zero: a^(p − 2).</summary>
    public FieldLanes Inverse()
    {
        // p − 2 = ((2^64 − 2^32 + 1)·2^190 + 2^94 − 1)·4 + 1
        var x = Times(Power(Ones(this, 32), 32), this);
        return Times(Power(Times(Power(x, 190), Ones(this, 94)), 2), this);
    }
}
