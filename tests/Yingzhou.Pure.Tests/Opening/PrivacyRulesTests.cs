using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Opening;

/// <summary>The gate of page p05: worked examples 3 and 4, both sides of its limits, and what must hold for every table.</summary>
public class PrivacyRulesTests
{
    static readonly GateTerms Terms = new();

    static PersonGroup Group(int persons, params (string Value, int Persons)[] sensitive) =>
        new(["330902"], persons, sensitive.ToDictionary(one => one.Value, one => one.Persons));

    static GateSubject Persons(params PersonGroup[] groups) =>
        new()
        {
            Attribute = OpenAttribute.Open,
            Columns = [new("区划", DataLevel.L1, Personal: false)],
            ConcernsPersons = true,
            Groups = groups,
        };

    [Fact]
    public void What_would_make_a_release_pass_is_said_with_what_stops_it()
    {
        PersonGroup[] groups =
        [
            new(["定海", "30-39"], 12, new Dictionary<string, int> { ["甲"] = 6, ["乙"] = 6 }),
            new(["定海", "70+"], 3, new Dictionary<string, int> { ["甲"] = 3 }),
            new(["普陀", "30-39"], 15, new Dictionary<string, int> { ["甲"] = 10, ["乙"] = 5 }),
        ];

        // Without the age, two areas of 15 each are left; without the area, three old people are still three.
        Assert.Equal([1], PersonGroups.Advice(groups, 10, 2));
        Assert.Empty(PersonGroups.Advice(groups, 16, 2));
        Assert.Empty(PersonGroups.Advice(groups, 3, 1));
        var report = OpeningGate.Judge(Persons(groups) with { HasSensitive = true, GroupedBy = ["区划", "年龄段"] }, new());
        Assert.False(report.Passed);
        Assert.Contains(
            report.Findings,
            finding => finding.Check == "advice" && finding.Words.Contains("不放出“年龄段”", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(OpeningGate.Judge(Persons(groups[0]), new()).Findings, finding => finding.Check == "advice");
    }

    [Fact]
    public void P05_3_hiding_only_the_9_is_refused_since_52_less_12_less_31_gives_it_and_12_goes_too()
    {
        var row = CountTable.Row(12, 9, 31);

        Assert.Equal([1], row.Small(10).Order());
        Assert.Equal("opening.cell-exposed", row.Refuse(new HashSet<int> { 1 }, 10)?.Code);
        Assert.Equal([0, 1], row.Hide(10)!.Order());
        Assert.Null(row.Refuse(new HashSet<int> { 0, 1 }, 10));
    }

    [Fact]
    public void A_small_cell_that_is_shown_and_hidden_cells_that_are_few_together_are_refused()
    {
        Assert.Equal("opening.small-cell", CountTable.Row(12, 9, 31).Refuse(new HashSet<int>(), 10)?.Code);
        Assert.Equal("opening.hidden-sum", CountTable.Row(3, 4, 50).Refuse(new HashSet<int> { 0, 1 }, 10)?.Code);
        Assert.Equal([0, 1, 2], CountTable.Row(3, 4, 50).Hide(10)!.Order());
        Assert.Null(CountTable.Row(2, 3).Hide(10));
        Assert.Empty(CountTable.Row(0, 10, 40).Hide(10)!);
    }

    [Fact]
    public void A_cell_is_also_found_through_both_margins_over_several_steps()
    {
        // 2 × 3 with totals of rows and columns: hiding one cell in a row and one in its column is not enough.
        var table = new CountTable(
            [5, 20, 30, 40, 50, 60],
            [
                [0, 1, 2],
                [3, 4, 5],
                [0, 3],
                [1, 4],
                [2, 5],
            ]
        );

        Assert.Equal([0, 1], table.Exposed(new HashSet<int> { 0, 1 }));
        Assert.Empty(table.Exposed(new HashSet<int> { 0, 1, 3, 4 }));
        Assert.Null(table.Refuse(table.Hide(10)!, 10));
    }

    [Fact]
    public void What_hide_returns_passes_whatever_the_table() =>
        Gen.Int[0, 40]
            .Array[6]
            .Sample(cells =>
            {
                var table = new CountTable(
                    cells,
                    [
                        [0, 1, 2],
                        [3, 4, 5],
                        [0, 3],
                        [1, 4],
                        [2, 5],
                    ]
                );
                if (table.Hide(10) is { } hidden)
                {
                    Assert.Superset(table.Small(10).ToHashSet(), hidden.ToHashSet());
                    Assert.Null(table.Refuse(hidden, 10));
                }
                else
                    Assert.Contains(table.Totals, total => total.Sum(cell => cells[cell]) is > 0 and < 10);
            });

    [Fact]
    public void P05_4_41_and_then_38_is_a_difference_of_3_and_stops_the_second_release()
    {
        var key = ReleasedCounts.Join(["330903", "渔业"]);
        ReleasedCounts first = new("1.0.0", ["区划", "行业"], new Dictionary<string, int> { [key] = 41 });
        ReleasedCounts second = new("1.0.1", ["区划", "行业"], new Dictionary<string, int> { [key] = 38 });

        var breach = Assert.Single(DifferenceAttack.Try([first], second, 10));
        Assert.Equal((41, 38, 3), (breach.Before, breach.After, breach.Difference));
        var report = OpeningGate.Judge(Persons(Group(38)) with { Breaches = [breach] }, Terms);
        Assert.False(report.Passed);
        Assert.Contains("相减得 3 人", report.Findings[0].Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(41, 41, false)]
    [InlineData(41, 40, true)]
    [InlineData(41, 32, true)]
    [InlineData(41, 31, false)]
    [InlineData(31, 40, true)]
    public void A_difference_of_one_to_nine_is_found_either_way(int before, int after, bool found) =>
        Assert.Equal(found, DifferenceAttack.Try([Counts("1.0.0", before)], Counts("1.0.1", after), 10).Count > 0);

    static ReleasedCounts Counts(string release, int persons) =>
        new(release, ["区划"], new Dictionary<string, int> { ["330902"] = persons });

    [Fact]
    public void Releases_with_other_columns_are_compared_by_what_they_share()
    {
        ReleasedCounts fine = new(
            "1.0.0",
            ["区划", "性别"],
            new Dictionary<string, int> { [ReleasedCounts.Join(["330902", "1"])] = 30, [ReleasedCounts.Join(["330902", "2"])] = 20 }
        );

        Assert.Equal(4, Assert.Single(DifferenceAttack.Try([fine], Counts("2.0.0", 46), 10)).Difference);
        ReleasedCounts other = new("3.0.0", ["行业"], new Dictionary<string, int> { ["渔业"] = 45 });
        Assert.Equal("", Assert.Single(DifferenceAttack.Try([fine], other, 10)).Key);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(9, false)]
    public void A_group_of_k_passes_and_one_less_does_not(int smallest, bool passes) =>
        Assert.Equal(passes, OpeningGate.Judge(Persons(Group(50), Group(smallest)), Terms).Passed);

    [Fact]
    public void A_group_with_one_sensitive_value_is_refused_however_large()
    {
        var alike = Persons(Group(500, ("低保", 500))) with { HasSensitive = true };
        var mixed = Persons(Group(500, ("低保", 499), ("特困", 1))) with { HasSensitive = true };

        Assert.False(OpeningGate.Judge(alike, Terms).Passed);
        Assert.True(OpeningGate.Judge(mixed, Terms).Passed);
    }

    [Fact]
    public void Closeness_is_half_the_sum_of_the_differences_of_shares()
    {
        PersonGroup[] groups = [Group(10, ("甲", 10)), Group(10, ("甲", 5), ("乙", 5))];

        // The whole: 15 of 20 and 5 of 20. The first group: 1 and 0.
        Assert.Equal(0.25, PersonGroups.Farthest(groups)!.Value, 12);
        var subject = Persons(groups) with { HasSensitive = true };
        Assert.DoesNotContain(OpeningGate.Judge(subject, Terms).Findings, finding => finding.Check == "t");
        Assert.True(OpeningGate.Judge(subject, Terms with { Closeness = 0.25 }).Findings.Single(one => one.Check == "t").Passed);
        Assert.False(OpeningGate.Judge(subject, Terms with { Closeness = 0.24 }).Findings.Single(one => one.Check == "t").Passed);
    }

    [Theory]
    [InlineData(DataLevel.L1, false, OpenAttribute.Open, true)]
    [InlineData(DataLevel.L2, false, OpenAttribute.Open, false)]
    [InlineData(DataLevel.L2, true, OpenAttribute.Open, true)]
    [InlineData(DataLevel.L2, false, OpenAttribute.Conditional, true)]
    [InlineData(DataLevel.L3, false, OpenAttribute.Conditional, false)]
    [InlineData(DataLevel.L3, true, OpenAttribute.Conditional, true)]
    [InlineData(DataLevel.L3, true, OpenAttribute.Open, false)]
    [InlineData(DataLevel.L4, true, OpenAttribute.Conditional, false)]
    [InlineData(DataLevel.L1, false, OpenAttribute.Closed, false)]
    [InlineData(DataLevel.L1, false, null, false)]
    public void Levels_leave_as_the_rule_says(DataLevel level, bool coarsened, OpenAttribute? attribute, bool passes) =>
        Assert.Equal(
            passes,
            OpeningGate
                .Judge(
                    new()
                    {
                        Attribute = attribute,
                        Columns = [new("列", level, false, coarsened)],
                        ConcernsPersons = false,
                    },
                    Terms
                )
                .Passed
        );

    [Fact]
    public void A_personal_column_an_unmeasured_file_and_a_small_area_are_refused()
    {
        var sound = Persons(Group(300));

        Assert.True(OpeningGate.Judge(sound, Terms).Passed);
        Assert.False(OpeningGate.Judge(sound with { Columns = [new("姓名", DataLevel.L1, Personal: true)] }, Terms).Passed);
        Assert.False(OpeningGate.Judge(sound with { Columns = [] }, Terms).Passed);
        Assert.False(OpeningGate.Judge(sound with { Groups = null }, Terms).Passed);
        Assert.True(OpeningGate.Judge(sound with { PersonsByArea = new Dictionary<string, int> { ["东极镇"] = 200 } }, Terms).Passed);
        Assert.False(OpeningGate.Judge(sound with { PersonsByArea = new Dictionary<string, int> { ["东极镇"] = 199 } }, Terms).Passed);
    }
}
