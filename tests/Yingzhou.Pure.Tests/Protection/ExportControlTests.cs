using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Protection;

public class ExportControlTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 30, 2, 0, 0, TimeSpan.Zero);

    static ExportNeed Need(DataLevel level, long rows, params WeighedExport[] others) => ExportControl.Weigh(new(Now, level, rows), others);

    static WeighedExport Ago(double hours, DataLevel level, long rows) => new(Now.AddHours(-hours), level, rows);

    [Theory]
    [InlineData(DataLevel.L3, 1_001, 2)]
    [InlineData(DataLevel.L3, 1_000, 1)]
    [InlineData(DataLevel.L4, 1_001, 2)]
    [InlineData(DataLevel.L4, 1, 1)]
    [InlineData(DataLevel.L2, 1_001, 0)]
    [InlineData(DataLevel.L2, 10_000, 0)]
    [InlineData(DataLevel.L2, 10_001, 1)]
    [InlineData(DataLevel.L1, 10_001, 1)]
    public void P15_8_rows_and_level_say_how_many_have_to_agree(DataLevel level, long rows, int approvals) =>
        Assert.Equal(approvals, Need(level, rows).Approvals);

    [Fact]
    public void P15_8_two_exports_of_900_within_24_hours_are_counted_together()
    {
        var second = Need(DataLevel.L3, 900, Ago(23.9, DataLevel.L3, 900));

        Assert.Equal((2, 1_800L), (second.Approvals, second.Counted));
        Assert.Equal(1, Need(DataLevel.L3, 900, Ago(24, DataLevel.L3, 900)).Approvals);
        Assert.Equal(1, Need(DataLevel.L3, 900, Ago(1, DataLevel.L3, 100)).Approvals);
        // L4 and L3 are one account; what harms nobody is another.
        Assert.Equal(2, Need(DataLevel.L4, 900, Ago(1, DataLevel.L3, 101)).Approvals);
        Assert.Equal(1, Need(DataLevel.L3, 900, Ago(1, DataLevel.L2, 9_000)).Approvals);
        Assert.Equal(1, Need(DataLevel.L2, 2_000, Ago(1, DataLevel.L1, 9_000)).Approvals);
        // Ten small ones are one large one.
        Assert.Equal(2, Need(DataLevel.L3, 101, [.. Enumerable.Range(1, 9).Select(i => Ago(i, DataLevel.L3, 100))]).Approvals);
    }

    [Fact]
    public void P15_8_whoever_asked_and_whoever_agreed_before_is_not_the_second_person()
    {
        Assert.Null(ExportControl.RefuseApproval("lu", ["chen"], "wang"));
        Assert.Equal("protection.own-export", ExportControl.RefuseApproval("lu", [], "lu")?.Code);
        Assert.Equal("protection.approved-already", ExportControl.RefuseApproval("lu", ["chen"], "chen")?.Code);
    }
}
