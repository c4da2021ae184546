using System.Numerics;
using System.Security.Cryptography;

namespace Yingzhou.Kernel;

/// <summary>A secret in n parts of which any t give it and t − 1 say nothing (门限秘密共享, Shamir 1979), modulo the prime 2^521 − 1.</summary>
public static class ShamirShares
{
    static readonly BigInteger Prime = BigInteger.Pow(2, 521) - 1;

    /// <param name="secret">At most 64 bytes.</param>
    /// <returns>The polynomial at 1, 2 … <paramref name="parties"/>.</returns>
    public static IReadOnlyList<BigInteger> Split(byte[] secret, int threshold, int parties)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(secret.Length, 64);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threshold, parties);
        List<BigInteger> coefficients = [new(secret, isUnsigned: true, isBigEndian: true)];
        while (coefficients.Count < threshold)
            coefficients.Add(new BigInteger(RandomNumberGenerator.GetBytes(66), isUnsigned: true) % Prime);
        return
        [
            .. Enumerable
                .Range(1, parties)
                .Select(x => coefficients.AsEnumerable().Reverse().Aggregate((sum, next) => (sum * x + next) % Prime)),
        ];
    }

    /// <param name="shares">By the place at which they were evaluated; exactly as many as the threshold, or more.</param>
    /// <param name="size">Bytes of the secret.</param>
    public static byte[] Join(IReadOnlyDictionary<int, BigInteger> shares, int size)
    {
        BigInteger secret = 0;
        foreach (var (x, y) in shares)
        {
            BigInteger above = 1,
                below = 1;
            foreach (var other in shares.Keys.Where(other => other != x))
                (above, below) = (above * other % Prime, below * (other - x) % Prime);
            secret += y * above * BigInteger.ModPow(below + Prime, Prime - 2, Prime) % Prime;
        }
        var bytes = (secret % Prime).ToByteArray(isUnsigned: true, isBigEndian: true);
        var joined = new byte[size];
        // Too few or wrong shares join to something larger than the secret ever was.
        if (bytes.Length <= size)
            bytes.CopyTo(joined, size - bytes.Length);
        return joined;
    }
}
