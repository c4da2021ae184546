using System.Numerics;

namespace Yingzhou.Kernel;

/// <summary>
/// 感知哈希 of a photo (pHash): 64 signs of the lowest frequencies of its light (two-dimensional cosine transform), so that the same scene in another size, brightness or compression has nearly the same
/// signs. Source: b10 §3; the transform is DCT-II, frequencies 1 to 8 both ways, each against the median of all.
/// </summary>
public static class PhotoHash
{
    /// <summary>Pixels a side of the light that is asked for.</summary>
    public const int Side = 32;

    /// <summary>Bits in which two photos of one scene may differ (b10 §3).</summary>
    public const int AlikeWithin = 10;

    /// <summary>Bits in which a photo and its copy may differ: another size or compression, not another moment. Own default.</summary>
    public const int CopyWithin = 4;

    const int Frequencies = 8;

    // A blank picture has no frequencies but rounding.
    const double Flat = 1;

    static readonly double[][] Waves =
    [
        .. Enumerable
            .Range(1, Frequencies)
            .Select(f => Enumerable.Range(0, Side).Select(x => Math.Cos(Math.PI * f * ((2 * x) + 1) / (2.0 * Side))).ToArray()),
    ];

    /// <param name="light"><see cref="Side"/> × <see cref="Side"/> values of 0–255, row after row.</param>
    /// <returns><c>null</c> for a picture without anything to see on it: a dark one looks like every other dark one.</returns>
    /// <exception cref="ArgumentException">Another number of values.</exception>
    public static ulong? Of(ReadOnlySpan<byte> light)
    {
        if (light.Length != Side * Side)
            throw new ArgumentException($"{Side} × {Side} values are needed, not {light.Length}.", nameof(light));
        var rows = new double[Side][];
        for (var y = 0; y < Side; y++)
        {
            rows[y] = new double[Frequencies];
            for (var f = 0; f < Frequencies; f++)
            for (var x = 0; x < Side; x++)
                rows[y][f] += light[(y * Side) + x] * Waves[f][x];
        }
        var found = new double[Frequencies * Frequencies];
        for (var v = 0; v < Frequencies; v++)
        for (var u = 0; u < Frequencies; u++)
        for (var y = 0; y < Side; y++)
            found[(v * Frequencies) + u] += rows[y][u] * Waves[v][y];
        if (found.Max(Math.Abs) < Flat)
            return null;
        var median = Quantile.Median(found)!.Value;
        ulong hash = 0;
        for (var bit = 0; bit < found.Length; bit++)
            if (found[bit] > median)
                hash |= 1UL << bit;
        return hash;
    }

    /// <summary>Bits in which two differ, 0 to 64.</summary>
    public static int Distance(ulong one, ulong other) => BitOperations.PopCount(one ^ other);
}
