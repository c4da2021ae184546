using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Yingzhou.Kernel;

/// <summary>
/// A code of 64 bits in the light of a screen (屏幕水印): a tile of eight by eight cells, repeated over the whole window. Of each cell one half is a shade darker, the left one for a one, so that a bit is read by
/// comparing neighbours, whatever lies beneath. Faint enough not to be noticed, and repeated so often that text and edges are outvoted. Source: p15 R6, §6.
/// </summary>
public static class ScreenMark
{
    const int Bits = 64;
    const int Across = 8;
    const int Half = 6;

    /// <summary>Pixels of the style sheet.</summary>
    public const int TileWidth = Across * Half * 2;
    public const int TileHeight = Bits / Across * CellHeight;

    const int CellHeight = 8;

    /// <summary>How dark the darker half is, of 1: three of 256 steps on white.</summary>
    public const double Shade = 0.011;

    // More than twice the shade: an edge of something that is shown, not of the mark.
    const int MostStep = 8;

    // Less than this on average says nothing.
    const double LeastStep = 0.4;

    // What screens are shown and photographed by: pixels of the picture for one of the style sheet.
    static readonly double[] Scales = [1, 2, 1.25, 1.5, 3];

    /// <summary>Codes × ways to lay them × scales are compared: by so much chance is multiplied.</summary>
    public static int Ways => Bits * Scales.Length;

    /// <summary>The code of an account on one day.</summary>
    /// <param name="key">Of the installation.</param>
    public static ulong CodeOf(ReadOnlySpan<byte> key, string account, DateOnly day) =>
        BinaryPrimitives.ReadUInt64BigEndian(
            Sm3.Hmac(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"screen\n{account}\n{day:yyyy-MM-dd}")))
        );

    /// <summary>The darker halves of one tile, as the path of an SVG.</summary>
    public static string Path(ulong code)
    {
        var path = new StringBuilder();
        for (var bit = 0; bit < Bits; bit++)
        {
            var x = (bit % Across * Half * 2) + (IsOne(code, bit) ? 0 : Half);
            path.Append(CultureInfo.InvariantCulture, $"M{x} {bit / Across * CellHeight}h{Half}v{CellHeight}h-{Half}z");
        }
        return path.ToString();
    }

    static bool IsOne(ulong code, int bit) => ((code >> bit) & 1) == 1;

    /// <summary>Reads a picture of a screen, or of a part of one.</summary>
    /// <param name="light">Of each pixel 0–255, row after row.</param>
    /// <returns>One for each scale at which anything can be read.</returns>
    public static IReadOnlyList<ScreenReading> Read(ReadOnlyMemory<byte> light, int width)
    {
        var height = width == 0 ? 0 : light.Length / width;
        return
        [
            .. Scales
                .Where(scale => width >= TileWidth * scale / 2 && height >= CellHeight)
                .Select(scale => At(light.Span, width, height, scale)),
        ];
    }

    static ScreenReading At(ReadOnlySpan<byte> light, int width, int height, double scale)
    {
        // The whole picture laid over one tile: how much lighter is what lies half a cell to the right.
        var sum = new long[TileWidth * TileHeight];
        var count = new long[TileWidth * TileHeight];
        var lag = (int)Math.Round(Half * scale);
        for (var y = 0; y < height; y++)
        {
            var row = light.Slice(y * width, width);
            var to = (int)(y / scale) % TileHeight * TileWidth;
            for (var x = 0; x + lag < width; x++)
            {
                var step = row[x + lag] - row[x];
                if (step is < -MostStep or > MostStep)
                    continue;
                var at = to + ((int)(x / scale) % TileWidth);
                sum[at] += step;
                count[at]++;
            }
        }
        var (sums, counts) = (new TileSums(sum, TileWidth, TileHeight), new TileSums(count, TileWidth, TileHeight));
        double best = -1;
        var votes = new int[Bits];
        for (var oy = 0; oy < CellHeight; oy++)
        for (var ox = 0; ox < Half * 2; ox++)
        {
            var cells = Enumerable.Range(0, Bits).Select(bit => Mean(sums, counts, ox, oy, bit)).ToArray();
            if (cells.Sum(Math.Abs) is var energy && energy > best)
                (best, votes) = (energy, [.. cells.Select(mean => Math.Abs(mean) < LeastStep ? 0 : Math.Sign(mean))]);
        }
        return new(scale, votes);
    }

    static double Mean(TileSums sums, TileSums counts, int ox, int oy, int bit)
    {
        var (x, y) = (ox + (bit % Across * Half * 2), oy + (bit / Across * CellHeight));
        var seen = counts.Of(x, y, Half, CellHeight);
        return seen == 0 ? 0 : (double)sums.Of(x, y, Half, CellHeight) / seen;
    }

    /// <summary>Sums over rectangles of a tile that goes on at its other side.</summary>
    sealed class TileSums
    {
        readonly long[] until;
        readonly int stride;

        public TileSums(long[] values, int width, int height)
        {
            stride = (width * 2) + 1;
            until = new long[stride * ((height * 2) + 1)];
            for (var y = 0; y < height * 2; y++)
            for (var x = 0; x < width * 2; x++)
                until[((y + 1) * stride) + x + 1] =
                    values[(y % height * width) + (x % width)]
                    + until[(y * stride) + x + 1]
                    + until[((y + 1) * stride) + x]
                    - until[(y * stride) + x];
        }

        public long Of(int x, int y, int width, int height) =>
            until[((y + height) * stride) + x + width]
            - until[(y * stride) + x + width]
            - until[((y + height) * stride) + x]
            + until[(y * stride) + x];
    }
}

/// <summary>What a picture says at one scale. Where the first cell of the tile lies is not known: a code is tried in all 64 places.</summary>
/// <param name="Votes">Of the cells from some corner on: 1 for one, -1 for zero, 0 where nothing can be read.</param>
public sealed record ScreenReading(double Scale, IReadOnlyList<int> Votes)
{
    const int Side = 8;

    readonly (ulong Ones, ulong Known)[] laid = [.. Enumerable.Range(0, Side * Side).Select(shift => Laid(Votes, shift))];

    /// <summary>How well an account's code fits, laid as it fits best.</summary>
    public WatermarkMatch Match(ulong code)
    {
        var agree = laid.Max(one => BitOperations.PopCount(~(one.Ones ^ code) & one.Known));
        return WatermarkReading.Judge(agree, BitOperations.PopCount(laid[0].Known));
    }

    static (ulong Ones, ulong Known) Laid(IReadOnlyList<int> votes, int shift)
    {
        var (ones, known) = (0UL, 0UL);
        for (var bit = 0; bit < Side * Side; bit++)
        {
            var vote = votes[((bit / Side + shift / Side) % Side * Side) + ((bit + shift) % Side)];
            ones |= vote > 0 ? 1UL << bit : 0;
            known |= vote != 0 ? 1UL << bit : 0;
        }
        return (ones, known);
    }
}
