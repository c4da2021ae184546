using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Spatial;

/// <summary>格网索引: whatever meets a box is among the cells that the box asks for.</summary>
public class CellGridTests
{
    static readonly Gen<GeoBox> Box = Gen.Select(
            Gen.Double[-180, 180],
            Gen.Double[-90, 90],
            Gen.Double[0, 1],
            Gen.Double[0, 1],
            Gen.Int[0, 20]
        )
        .Select(
            (west, south, wide, high, zoom) =>
                new GeoBox(west, south, Math.Min(180, west + (wide * 360 / (1 << zoom))), Math.Min(90, south + (high * 180 / (1 << zoom))))
        );

    [Fact]
    public void Nothing_that_meets_a_box_is_missed() =>
        Gen.Select(Box, Box)
            .Sample(
                (stored, asked) =>
                {
                    var meets =
                        stored.West <= asked.East
                        && stored.East >= asked.West
                        && stored.South <= asked.North
                        && stored.North >= asked.South;
                    var cell = CellGrid.CellOf(stored);
                    return !meets || CellGrid.Ranges(asked).Any(range => cell >= range.From && cell <= range.To);
                },
                iter: 20_000
            );

    [Fact]
    public void A_box_across_the_antimeridian_asks_on_both_sides()
    {
        var ranges = CellGrid.Ranges(new(179.99, -0.01, -179.99, 0.01));

        foreach (var x in new[] { 179.995, -179.995 })
        {
            var cell = CellGrid.CellOf(new(x, 0, x, 0));
            Assert.Contains(ranges, range => cell >= range.From && cell <= range.To);
        }
        var far = CellGrid.CellOf(new(0, 0, 0, 0));
        Assert.DoesNotContain(ranges, range => far >= range.From && far <= range.To);
    }

    [Fact]
    public void A_small_box_asks_for_few_cells()
    {
        // One kilometre in Dinghai: three or four rows of cells on the finest level, one to three on the others.
        var ranges = CellGrid.Ranges(new(122.10, 30.01, 122.11, 30.02));

        Assert.InRange(ranges.Count, CellGrid.Finest + 1, 80);
        Assert.Equal(CellGrid.Finest, CellGrid.LevelOf(new(122.1, 30, 122.1, 30)));
        Assert.Equal(0, CellGrid.LevelOf(new(-180, -90, 180, 90)));
    }

    [Fact]
    public void Levels_that_are_not_used_are_not_asked() =>
        Assert.All(
            CellGrid.Ranges(new(122, 30, 122.001, 30.001), 1 << CellGrid.Finest),
            range => Assert.Equal(CellGrid.Finest, (int)(range.From >> 52))
        );
}
