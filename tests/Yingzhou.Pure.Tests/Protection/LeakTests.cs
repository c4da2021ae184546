using System.Globalization;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Protection;

/// <summary>What turns up elsewhere leads back to who read it.</summary>
public class LeakTests
{
    static readonly byte[] Key = "the installation's own"u8.ToArray();
    static readonly DateOnly Day = new(2026, 11, 30);
    static readonly string[] Accounts = [.. Enumerable.Range(1, 5_000).Select(i => $"account-{i}")];

    static ulong CodeOf(string account) => ScreenMark.CodeOf(Key, account, Day);

    static (string Row, string Column, string Value)[] List(ulong code, int rows)
    {
        var mark = new Watermark(Key, invisible: true);
        return
        [
            .. Enumerable
                .Range(1, rows)
                .SelectMany(i =>
                    new[]
                    {
                        ("item", "餐饮服务许可"),
                        ("unit", "市场监管所（定海）"),
                        ("days", (i * 0.37m).ToString("0.##", CultureInfo.InvariantCulture)),
                    }.Select(cell => ($"B-{i:000000}", cell.Item1, mark.Write(cell.Item2, code, $"B-{i:000000}", cell.Item1)))
                ),
        ];
    }

    [Fact]
    public void P15_2_a_case_list_without_most_of_its_rows_sorted_anew_names_its_reader()
    {
        var code = CodeOf("account-77");
        var leaked = List(code, 2_000).Where((_, i) => i % 5 == 0).OrderByDescending(cell => cell.Row).ThenBy(cell => cell.Column);

        var reading = new Watermark(Key, invisible: true).Read(leaked);
        var match = reading.Match(code);

        Assert.Equal((64, LeakVerdict.Named), (match.Agree, match.Verdict));
        Assert.InRange(match.ChanceAmong(Accounts.Length), 0, 1e-10);
        Assert.Equal("account-77", reading.Of(Accounts, CodeOf));
    }

    [Fact]
    public void P15_2_without_its_unseen_signs_a_list_still_speaks_by_its_other_forms()
    {
        var code = CodeOf("account-77");
        var cleaned = List(code, 2_000).Select(cell => cell with { Value = cell.Value.Replace("\u2060", "", StringComparison.Ordinal) });

        Assert.Equal(LeakVerdict.Named, new Watermark(Key, invisible: true).Read(cleaned).Match(code).Verdict);
        Assert.Null(new Watermark(Key, invisible: true).Read(List(CodeOf("somebody else"), 2_000)).Of(Accounts, CodeOf));
    }

    [Theory]
    [InlineData(54, 5_000, LeakVerdict.Named)]
    [InlineData(54, 50_000, LeakVerdict.Lead)]
    [InlineData(54, 5_000_000, LeakVerdict.Nothing)]
    [InlineData(64, 5_000_000, LeakVerdict.Named)]
    [InlineData(53, 5_000, LeakVerdict.Lead)]
    [InlineData(52, 1_000_000, LeakVerdict.Nothing)]
    public void P15_2_the_more_was_compared_the_better_a_match_has_to_be(int agreeing, long compared, LeakVerdict verdict)
    {
        var code = CodeOf("account-1");
        var reading = new WatermarkReading([.. Enumerable.Range(0, 64).Select(bit => ((code >> bit) & 1) == 1 == bit < agreeing ? 1 : -1)]);

        Assert.Equal(verdict, reading.Match(code).Among(compared).Verdict);
    }

    // A page: white cards with lines of text on a grey ground, under the mark.
    static byte[] Picture(ulong code, int width, int height, int seed = 1)
    {
        var random = new Random(seed);
        var light = new byte[width * height];
        for (var y = 0; y < height; y++)
        for (var x = 0; x < width; x++)
            light[(y * width) + x] = (byte)(
                y % 200 < 20 || x % 300 < 10 ? 240
                : y % 24 is > 4 and < 16 && random.Next(3) == 0 ? random.Next(40, 120)
                : 255
            );
        for (var y = 0; y < height; y++)
        for (var x = 0; x < width; x++)
        {
            var bit = (y % ScreenMark.TileHeight / 8 * 8) + (x % ScreenMark.TileWidth / 12);
            if (((code >> bit) & 1) == 1 == x % 12 < 6)
                light[(y * width) + x] = (byte)Math.Round(light[(y * width) + x] * (1 - ScreenMark.Shade));
        }
        return light;
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public void P15_2_a_picture_of_a_screen_names_who_looked_at_it(int width, int height)
    {
        var reading = ScreenMark.Read(Picture(CodeOf("account-4711"), width, height), width);

        var (account, match) = Accounts
            .SelectMany(account => reading.Select(one => (account, Match: one.Match(CodeOf(account)))))
            .MinBy(found => found.Match.Chance);

        Assert.Equal(("account-4711", LeakVerdict.Named), (account, match.Verdict));
        Assert.InRange(match.ChanceAmong((long)Accounts.Length * ScreenMark.Ways), 0, 1e-8);
    }

    [Fact]
    public void P15_2_a_part_that_was_cut_out_of_a_picture_is_enough()
    {
        var whole = Picture(CodeOf("account-3"), 1280, 800);
        const int left = 137,
            top = 91,
            width = 500,
            height = 400;
        var part = Enumerable.Range(0, width * height).Select(i => whole[((top + (i / width)) * 1280) + left + (i % width)]).ToArray();

        Assert.Equal(
            LeakVerdict.Named,
            ScreenMark.Read(part, width).Select(one => one.Match(CodeOf("account-3"))).MinBy(match => match.Chance)!.Verdict
        );
    }

    [Fact]
    public void A_picture_without_a_mark_accuses_nobody()
    {
        var light = Picture(CodeOf("account-3"), 640, 480);
        var random = new Random(5);
        // Everything a little lighter or darker by chance: nothing of the mark is left.
        for (var i = 0; i < light.Length; i++)
            light[i] = (byte)Math.Clamp(255 - random.Next(6), 0, 255);

        Assert.All(
            ScreenMark.Read(light, 640),
            reading => Assert.All(Accounts.Take(500), account => Assert.NotEqual(LeakVerdict.Named, reading.Match(CodeOf(account)).Verdict))
        );
    }

    [Fact]
    public void The_tile_of_an_svg_is_the_code_and_nothing_else()
    {
        Assert.StartsWith("M0 0h6v8h-6z", ScreenMark.Path(1), StringComparison.Ordinal);
        Assert.StartsWith("M6 0h6v8h-6z", ScreenMark.Path(0), StringComparison.Ordinal);
        Assert.Equal(64, ScreenMark.Path(0x5555).Count(one => one == 'z'));
        Assert.NotEqual(CodeOf("account-1"), ScreenMark.CodeOf(Key, "account-1", Day.AddDays(1)));
    }
}
