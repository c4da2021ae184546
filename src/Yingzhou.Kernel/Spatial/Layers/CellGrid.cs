namespace Yingzhou.Kernel;

/// <summary>Cells from one number to another, both included.</summary>
public readonly record struct CellRange(long From, long To);

/// <summary>
/// A loose quadtree as plain numbers (格网索引), so that a box query is a few range scans of an ordinary index on any database. Each box has one cell: the finest level whose cell is at least as
/// large as the box, and the cell of its south-west corner. What may meet a question's box therefore lies, on each level, in the cells it covers and the neighbours west and south of them.
/// </summary>
public static class CellGrid
{
    /// <summary>Cells of the finest level are 360° / 2^18, about 150 m.</summary>
    public const int Finest = 18;

    const int RowBits = 26;

    // Where a question covers more rows than this on one level, the rows between are scanned whole: the box of each candidate is compared anyway.
    const long MostRows = 24;

    public static int LevelOf(GeoBox box)
    {
        var size = Math.Max(box.SpansAntimeridian ? 360 : box.East - box.West, box.North - box.South);
        for (var level = Finest; level > 0; level--)
            if (size <= 360.0 / (1L << level))
                return level;
        return 0;
    }

    /// <summary>Level, row and column as one number; those of one row are neighbours.</summary>
    public static long CellOf(GeoBox box)
    {
        var level = LevelOf(box);
        return Number(level, Row(box.South, level), Column(box.SpansAntimeridian ? -180 : box.West, level));
    }

    /// <summary>Where boxes lie that may meet the question's box.</summary>
    /// <param name="levels">The levels that are used at all: bit n for level n.</param>
    public static IReadOnlyList<CellRange> Ranges(GeoBox box, int levels = -1)
    {
        List<CellRange> ranges = [];
        for (var level = 0; level <= Finest; level++)
        {
            if ((levels & (1 << level)) == 0)
                continue;
            var (south, north) = (Row(box.South, level) - 1, Row(box.North, level));
            foreach (var (west, east) in Sides(box))
            {
                var (first, last) = (Column(west, level) - 1, Column(east, level));
                if (north - south >= MostRows)
                    ranges.Add(new(Number(level, Math.Max(0, south), Math.Max(0, first)), Number(level, north, last)));
                else
                    for (var row = Math.Max(0, south); row <= north; row++)
                        ranges.Add(new(Number(level, row, Math.Max(0, first)), Number(level, row, last)));
            }
        }
        return ranges;
    }

    static IEnumerable<(double West, double East)> Sides(GeoBox box) =>
        box.SpansAntimeridian ? [(box.West, 180), (-180, box.East)] : [(box.West, box.East)];

    static long Row(double latitude, int level) => (long)Math.Floor((latitude + 180) / 360 * (1L << level));

    static long Column(double longitude, int level) => (long)Math.Floor((longitude + 180) / 360 * (1L << level));

    static long Number(int level, long row, long column) => ((long)level << (2 * RowBits)) | (row << RowBits) | column;
}
