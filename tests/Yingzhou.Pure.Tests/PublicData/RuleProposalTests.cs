using Yingzhou.Host.Conformance;
using Yingzhou.Kernel;
using Shared = Yingzhou.Pure.Tests.Kernel.Shared;

namespace Yingzhou.Pure.Tests.PublicData;

/// <summary>What profiling proposes (p02 R1), on a small register and against dirty tables with their truth.</summary>
public class RuleProposalTests
{
    [Fact]
    public void Errors_in_a_real_table_are_found_by_what_is_usual_in_it()
    {
        var scores = DetectionConformance.Score(Shared.File("suites/dirty-data/datasets/hospital/dirty.csv"));
        var all = scores[^1];

        Assert.True(all.Precision >= 0.75 && all.Recall >= 0.75, string.Join('\n', scores));
    }

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
