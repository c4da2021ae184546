using System.Security.Cryptography;

namespace Yingzhou.Kernel;

/// <summary>Where random numbers come from.</summary>
public interface IChance
{
    /// <returns>Uniform on 0 … <paramref name="below"/> − 1.</returns>
    long Below(long below);
}

/// <summary>The generator of the operating system: nobody can repeat or foresee it.</summary>
public sealed class SecureChance : IChance
{
    public long Below(long below)
    {
        // What lies beyond the last whole multiple is drawn again, or small numbers would come oftener.
        var limit = ulong.MaxValue - ulong.MaxValue % (ulong)below;
        while (true)
        {
            var drawn = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));
            if (drawn < limit)
                return (long)(drawn % (ulong)below);
        }
    }
}

/// <summary>
/// Exact draws of the discrete Laplace law, P(x) ∝ e^(−|x|·s/t), with whole numbers only. Source: Canonne, Kamath, Steinke, The Discrete Gaussian for Differential Privacy (2020), algorithms 1 and 2.
/// </summary>
static class DiscreteLaplace
{
    /// <summary>Scale b = t/s.</summary>
    public static long Draw(long t, long s, IChance chance)
    {
        while (true)
        {
            var part = chance.Below(t);
            if (!ExpMinus(part, t, chance))
                continue;
            long whole = 0;
            while (ExpMinus(1, 1, chance))
                whole++;
            var size = (part + t * whole) / s;
            var isNegative = chance.Below(2) == 1;
            // Zero has one sign.
            if (!isNegative || size != 0)
                return isNegative ? -size : size;
        }
    }

    // True with probability e^(−numerator/denominator), for a fraction of at most one.
    static bool ExpMinus(long numerator, long denominator, IChance chance)
    {
        long k = 1;
        while (chance.Below(denominator * k) < numerator)
            k++;
        return k % 2 == 1;
    }
}
