using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Opening;

/// <summary>Versions, notices, freshness, demand and CSV of page p05.</summary>
public class ReleaseRulesTests
{
    static readonly DateOnly Today = new(2026, 11, 27);
    static readonly ColumnShape Name = new("mc", "string");
    static readonly ColumnShape Area = new("mj", "number");

    [Fact]
    public void A_column_gone_or_of_another_type_is_major_a_new_one_minor_the_data_alone_patch()
    {
        var before = new DatasetVersion(1, 4, 2);

        Assert.Equal("2.0.0", SchemaChange.Between([Name, Area], [Name]).After(before).ToString());
        Assert.Equal("2.0.0", SchemaChange.Between([Name, Area], [Name, Area with { Type = "integer" }]).After(before).ToString());
        Assert.Equal("1.5.0", SchemaChange.Between([Name], [Area, Name]).After(before).ToString());
        Assert.Equal("1.4.3", SchemaChange.Between([Name, Area], [Area, Name]).After(before).ToString());
        Assert.Equal(new DatasetVersion(1, 4, 2), DatasetVersion.Parse("1.4.2"));
        Assert.Null(DatasetVersion.Parse("1.4"));
        Assert.Null(DatasetVersion.Parse("1.4.-2"));
    }

    [Theory]
    [InlineData(90, true)]
    [InlineData(89, false)]
    public void A_column_goes_on_the_ninetieth_day_after_its_notice(int daysAgo, bool may)
    {
        var change = SchemaChange.Between([Name, Area], [Name]);

        var refusal = change.RefuseWithoutNotice(new Dictionary<string, DateOnly> { ["mj"] = Today.AddDays(-daysAgo) }, Today);

        Assert.Equal(may, refusal is null);
        Assert.NotNull(change.RefuseWithoutNotice(new Dictionary<string, DateOnly>(), Today));
        Assert.Null(SchemaChange.Between([Name], [Name, Area]).RefuseWithoutNotice(new Dictionary<string, DateOnly>(), Today));
    }

    [Fact]
    public void Three_lates_in_a_row_are_an_order_and_one_in_time_starts_anew()
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        DateTimeOffset Day(int day) => start.AddDays(day);

        // Weekly, with one day of grace.
        Assert.True(OpenFreshness.NeedsOrder(UpdateCycle.Weekly, [Day(0), Day(10), Day(20)], Day(30)));
        Assert.Equal(2, OpenFreshness.LatesInARow(UpdateCycle.Weekly, [Day(0), Day(7), Day(20)], Day(30)));
        Assert.Equal(0, OpenFreshness.LatesInARow(UpdateCycle.Weekly, [Day(0), Day(10)], Day(18)));
        Assert.Equal(Freshness.Late, OpenFreshness.Of(UpdateCycle.Weekly, Day(0), Day(8).AddTicks(1)));
        Assert.Equal(Freshness.OnTime, OpenFreshness.Of(UpdateCycle.Weekly, Day(0), Day(8)));
        Assert.Equal(Freshness.NotPromised, OpenFreshness.Of(UpdateCycle.AsNeeded, Day(0), Day(900)));
        Assert.False(OpenFreshness.NeedsOrder(UpdateCycle.AsNeeded, [Day(0)], Day(900)));
    }

    [Fact]
    public void Priority_is_four_tenths_votes_three_livelihood_three_economy()
    {
        Assert.Equal(0.4m + 0.15m + 0.06m, OpenDemand.Priority(20, 20, 0.5m, 0.2m));
        Assert.Equal(0.2m, OpenDemand.Priority(10, 20, 0, 0));
        Assert.Equal(0, OpenDemand.Priority(0, 0, 0, 0));
        Assert.Equal((60, 600), (new FairUse().PerMinute(keyed: false), new FairUse().PerMinute(keyed: true)));
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("说“好”", "说“好”")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("一行\n二行", "\"一行\n二行\"")]
    [InlineData("=1+1", "=1+1")]
    [InlineData(" a", "\" a\"")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Cells_are_quoted_when_RFC_4180_wants_it(string? cell, string written) =>
        Assert.Equal($"{written},x\r\n", CsvLine.Of([cell, "x"]));

    [Theory]
    [InlineData("=HYPERLINK(\"x\")", "\"\t=HYPERLINK(\"\"x\"\")\"")]
    [InlineData("+86", "\"\t+86\"")]
    [InlineData("-1", "\"\t-1\"")]
    [InlineData("@SUM(1)", "\"\t@SUM(1)\"")]
    [InlineData("\t=1", "\"\t\t=1\"")]
    [InlineData("1-1", "1-1")]
    [InlineData("a=b", "a=b")]
    public void Only_the_excel_flavour_guards_formulas(string cell, string written)
    {
        Assert.Equal($"{written}\r\n", CsvLine.Of([cell], CsvFlavour.Excel));
        Assert.DoesNotContain("\"\t" + cell, CsvLine.Of([cell]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_is_read_again_as_it_was() =>
        Gen.Char["ab,\"\r\n =@中"]
            .Array[0, 6]
            .Select(letters => new string(letters))
            .Array[1, 4]
            .Sample(cells => Assert.Equal(cells, Read(CsvLine.Of(cells))));

    // RFC 4180, read by its grammar and nothing else.
    static string[] Read(string line)
    {
        var (cells, cell, quoted, i) = (new List<string>(), "", false, 0);
        for (; i < line.Length - 2; i++)
            if (quoted && line[i] == '"' && line[i + 1] == '"')
                cell += line[i++];
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ',' && !quoted)
                (cells, cell) = ([.. cells, cell], "");
            else
                cell += line[i];
        Assert.Equal("\r\n", line[i..]);
        return [.. cells, cell];
    }
}
