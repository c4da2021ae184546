using Yingzhou.Host.Conformance;
using Yingzhou.Kernel;
using Shared = Yingzhou.Pure.Tests.Kernel.Shared;

namespace Yingzhou.Pure.Tests.PublicData;

/// <summary>What profiling proposes (p02 R1), on a small register and against dirty tables with their truth.</summary>
public class RuleProposalTests
{
    [Fact]
    public void Each_kind_of_rule_is_proposed_with_the_rows_that_break_it()
    {
        var rows = Enumerable
            .Range(0, 200)
            .Select(at =>
                new string?[]
                {
                    $"JY{at:00000}",
                    at % 4 < 2 ? "定海区" : "普陀区",
                    at % 4 < 2 ? "316000" : "316100",
                    $"{10 + (at % 30)}.5",
                    "2026-11-30",
                }
            )
            .ToArray();
        rows[7][0] = "JY00008";
        rows[20][1] = "定海曲";
        rows[31][2] = "316000";
        rows[40][3] = "9999.5";
        rows[50][4] = "2026年11月30日";
        rows[60][4] = null;

        var proposed = RuleProposals.Of(new(["许可证", "县区", "邮编", "面积", "发证日期"], rows));

        Assert.Equal([7, 8], Offending(ProposalKind.Unique, "许可证"));
        Assert.Equal([20], Offending(ProposalKind.Misspelling, "县区"));
        Assert.Equal([31], Offending(ProposalKind.Dependency, "邮编"));
        Assert.Equal([40], Offending(ProposalKind.Outlier, "面积"));
        Assert.Equal([50], Offending(ProposalKind.Shape, "发证日期"));
        Assert.Equal([60], Offending(ProposalKind.Required, "发证日期"));

        IReadOnlyList<int> Offending(ProposalKind kind, string column) =>
            Assert.Single(proposed, rule => rule.Kind == kind && rule.Column == column).Offending;
    }

    [Fact]
    public void What_is_often_otherwise_is_no_rule_and_a_handful_of_rows_proves_nothing()
    {
        var mixed = Enumerable
            .Range(0, 200)
            .Select(at =>
                new string?[]
                {
                    at % 3 == 0 ? null
                    : at % 2 == 0 ? $"A-{at}"
                    : $"{at}号",
                }
            )
            .ToArray();
        var few = Enumerable.Range(0, 20).Select(at => new string?[] { at == 3 ? null : "是" }).ToArray();

        Assert.Empty(RuleProposals.Of(new(["备注"], mixed)));
        Assert.Empty(RuleProposals.Of(new(["是否"], few)));
    }

    [Theory]
    [InlineData("hospital", 0.90, 0.85)]
    [InlineData("beers", 0.90, 0.95)]
    public void Proposals_find_most_errors_of_outside_tables_and_little_else(string table, double precision, double recall)
    {
        var scores = DetectionConformance.Score(Shared.File($"suites/dirty-data/datasets/{table}/dirty.csv"));
        var all = scores[^1];

        Assert.True(all.Precision >= precision && all.Recall >= recall, string.Join('\n', scores));
    }

    [Fact]
    public void A_number_is_written_without_its_unit_where_the_unit_is_now_there_and_now_not()
    {
        // 船长: three spellings of one unit, and none; what is not known has a word.
        string[] spellings = ["", " m", "m", " metres"];
        var cells = Column(120, at => at % 30 == 7 ? "N/A" : $"{12 + (at % 9)}.5{spellings[at % 4]}");

        var rule = Assert.Single(Shapes(cells));

        Assert.Equal(Enumerable.Range(0, 120).Where(at => at % 4 != 0 || at % 30 == 7), rule.Offending);
        Assert.Equal(@"^[0-9]+(\.[0-9]+)?$", rule.Expression);
    }

    [Fact]
    public void A_unit_that_every_number_has_and_units_that_say_something_stay()
    {
        Assert.Empty(Shapes(Column(120, at => $"{at} 吨")));
        // 500 g and 1.5 kg: without their units nobody could tell them apart.
        Assert.Empty(Shapes(Column(120, at => at % 2 == 0 ? $"{500 + at} g" : $"{1 + (at % 3)}.5 kg")));
        // 楼号 12A and 12B are no numbers with units.
        Assert.Empty(Shapes(Column(120, at => $"{at % 12}{(at % 2 == 0 ? "A" : "B")}")));
        // Numbers of every size, whole or not, are one writing.
        Assert.Empty(Shapes(Column(120, at => at % 20 == 0 ? $"-{at}.25" : $"{at * at}")));
    }

    [Theory]
    [InlineData("1,250", 50)]
    [InlineData("无", 50)]
    [InlineData("约 30", 50)]
    [InlineData("-5", 50)]
    public void In_a_column_of_plain_numbers_whatever_else_is_written_stands_out(string cell, int row) =>
        Assert.Equal([row], Assert.Single(Shapes(Column(200, at => at == row ? cell : $"{900 + (at * 37 % 900)}"))).Offending);

    [Fact]
    public void A_code_has_its_length_and_keeps_its_leading_zeros()
    {
        // A third went through a spreadsheet.
        var postcodes = Column(120, at => at % 3 == 0 ? $"{1000 + at}" : $"0{1000 + at}");
        var mobiles = Column(400, at => at == 9 ? "1380580" : $"1380580{1000 + at}");

        Assert.Equal(Enumerable.Range(0, 120).Where(at => at % 3 == 0), Assert.Single(Shapes(postcodes)).Offending);
        Assert.Equal([9], Assert.Single(Shapes(mobiles)).Offending);
        // Numbers that count up are of all lengths, and so are sums of money.
        Assert.Empty(Shapes(Column(2_000, at => $"{at}")));
        Assert.Empty(Shapes(Column(2_000, at => $"{at * 7 % 11_000}")));
    }

    [Fact]
    public void What_belongs_into_the_empty_neighbour_is_found_in_both_cells()
    {
        string[] counties = ["定海区", "普陀区", "岱山县"];
        var rows = Enumerable
            .Range(0, 150)
            .Select(at => at % 25 == 4 ? new string?[] { $"海滨路{at} {counties[at % 3]}", null } : [$"海滨路{at}", counties[at % 3]])
            .ToArray();

        var merged = RuleProposals.Of(new(["地址", "县区"], rows)).Where(rule => rule.Kind is ProposalKind.Merged).ToList();

        Assert.Equal(["县区", "地址"], merged.Select(rule => rule.Column).Order(StringComparer.Ordinal));
        Assert.All(merged, rule => Assert.Equal(Enumerable.Range(0, 150).Where(at => at % 25 == 4), rule.Offending));
    }

    [Fact]
    public void A_row_lacks_what_its_fellows_agree_on_and_a_loose_dependency_does_not_outvote_a_strict_one()
    {
        // 船籍港 hangs on the company strictly; on the town only mostly.
        var rows = Enumerable
            .Range(0, 200)
            .Select(at => new string?[] { $"公司{at % 20}", $"镇{at % 5}", at % 20 == 3 ? "舟山" : $"港{at % 5}" })
            .ToArray();
        rows[44][2] = null;

        var dependencies = RuleProposals.Of(new(["公司", "镇", "船籍港"], rows)).Where(rule => rule.Column == "船籍港").ToList();

        Assert.All(dependencies, rule => Assert.Equal([44], rule.Offending));
        Assert.Contains(dependencies, rule => rule.Other == "公司");
    }

    [Fact]
    public void Names_that_end_alike_are_different_names_and_one_written_in_capitals_is_the_same()
    {
        string[] firms = ["Alder Fishing Company", "Cedar Fishing Company", "Maple Trading Company"];
        var cells = Column(300, at => firms[at % 3]);
        (cells[10], cells[20], cells[30]) = ("Elm Fishing Company", "MAPLE TRADING COMPANY.", "Alder Fishnig Company");

        var slips = RuleProposals
            .Of(new(["firm"], [.. cells.Select(cell => new[] { cell })]))
            .Where(rule => rule.Kind is ProposalKind.Misspelling);

        Assert.Equal([20, 30], Assert.Single(slips).Offending);
    }

    [Fact]
    public void Where_usual_values_are_as_near_to_each_other_as_a_slip_nearness_tells_nothing()
    {
        // 姓名: 王海波 and 王海涛 are two persons.
        string[] given = ["海波", "海涛", "海军", "舟波", "舟涛", "舟军"];
        var cells = Column(600, at => $"{"王李张刘"[at % 4]}{given[at / 4 % 6]}");
        cells[10] = "王海燕";

        Assert.DoesNotContain(
            RuleProposals.Of(new(["xm"], [.. cells.Select(cell => new[] { cell })])),
            rule => rule.Kind is ProposalKind.Misspelling
        );
    }

    [Fact]
    public void Values_far_out_are_few_and_far_out_by_ratio_too()
    {
        // 注册资本: each ten times the one before comes less often, which is how capital is.
        var skewed = Column(1_000, at => $"{Math.Pow(10, 1 + (at * 7919 % 1000 / 250.0)):0}");
        var typed = Column(1_000, at => at == 5 ? "30000000" : $"{20 + (at % 25)}");

        Assert.DoesNotContain(
            RuleProposals.Of(new(["注册资本"], [.. skewed.Select(cell => new[] { cell })])),
            rule => rule.Kind is ProposalKind.Outlier
        );
        Assert.Equal(
            [5],
            Assert
                .Single(
                    RuleProposals.Of(new(["吨位"], [.. typed.Select(cell => new[] { cell })])),
                    rule => rule.Kind is ProposalKind.Outlier
                )
                .Offending
        );
    }

    static string?[] Column(int rows, Func<int, string?> cell) => [.. Enumerable.Range(0, rows).Select(cell)];

    static List<ProposedRule> Shapes(string?[] cells) =>
        [.. RuleProposals.Of(new(["c"], [.. cells.Select(cell => new[] { cell })])).Where(rule => rule.Kind is ProposalKind.Shape)];

    [Theory]
    [InlineData("2026-11-30", "9-9-9")]
    [InlineData("浙L12345", "汉a9")]
    [InlineData("", "")]
    [InlineData("0580-2020001 转 8", "9-9 汉 9")]
    public void The_shape_of_a_value_keeps_what_is_neither_digit_nor_letter(string value, string shape)
    {
        Assert.Equal(shape, ValueShape.Of(value));
        Assert.Matches($"^{ValueShape.Pattern(shape).Replace(@"\p{Han}", "[一-龥]", StringComparison.Ordinal)}$", value);
    }
}
