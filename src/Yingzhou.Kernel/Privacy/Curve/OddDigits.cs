using System.Numerics;
using System.Security.Cryptography;

namespace Yingzhou.Kernel;

/// <summary>A secret multiplier of points of P-256, as 52 odd digits of −31 … 31 in base 32 (Joye, Tunstall 2009), the highest first.</summary>
static class OddDigits
{
    public const int Bits = 5;
    public const int Most = (1 << Bits) - 1;
    const int Count = 52;

    /// <summary>Order of the curve's group.</summary>
    static readonly BigInteger Order = BigInteger.Parse(
        "0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551",
        System.Globalization.NumberStyles.HexNumber,
        System.Globalization.CultureInfo.InvariantCulture
    );

    /// <summary>Drawn anew from the secure generator.</summary>
    public static int[] Draw()
    {
        while (true)
            if (Of(new(RandomNumberGenerator.GetBytes(32), isUnsigned: true, isBigEndian: true)) is { } digits)
                return digits;
    }

    /// <returns><c>null</c> for what is no multiplier, and for the few near the ends where an addition would meet its own opposite.</returns>
    public static int[]? Of(BigInteger scalar)
    {
        if (scalar <= 2 * Most || scalar >= Order - 2 * Most)
            return null;
        // k and −k give the same x, and one of them is odd.
        var rest = scalar.IsEven ? Order - scalar : scalar;
        var digits = new int[Count];
        for (var i = Count - 1; i > 0; i--)
        {
            digits[i] = (int)(rest & (2 * Most + 1)) - (Most + 1);
            rest = (rest - digits[i]) >> Bits;
        }
        digits[0] = (int)rest;
        return digits;
    }
}
