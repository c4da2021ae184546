using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Protection;

public class DerivedLevelTests
{
    static readonly Sm2Key Officer = Sm2Key.Generate();
    static readonly DateOnly Day = new(2026, 11, 30);

    static Outcome<DataLevel> Judge(LoweringDecision? decision, params DataLevel[] inputs) =>
        DerivedLevel.Of("town-count", inputs, decision, Officer.Public);

    static LoweringDecision Decided(int? cell, DataLevel to = DataLevel.L1) =>
        LoweringDecision.Sign("town-count", to, cell, "dai-yong", Day, Officer);

    [Fact]
    public void P15_4_a_derived_table_is_as_sensitive_as_the_most_sensitive_of_what_it_joins()
    {
        Assert.Equal(DataLevel.L4, Judge(null, DataLevel.L2, DataLevel.L4).Value);
        Assert.Equal(DataLevel.L1, Judge(null, DataLevel.L1, DataLevel.L1).Value);
        Assert.Equal("protection.no-inputs", Judge(null).Fault?.Code);
    }

    [Theory]
    [InlineData(12, null)]
    [InlineData(10, null)]
    [InlineData(9, "protection.small-cell")]
    [InlineData(8, "protection.small-cell")]
    [InlineData(null, "protection.unmeasured-cell")]
    public void P15_4_a_count_by_town_is_lowered_by_a_signed_decision_when_no_cell_is_small(int? smallest, string? refused)
    {
        var outcome = Judge(Decided(smallest), DataLevel.L2, DataLevel.L4);

        Assert.Equal(refused, outcome.Fault?.Code);
        if (refused is null)
            Assert.Equal(DataLevel.L1, outcome.Value);
    }

    [Fact]
    public void P15_4_a_decision_that_somebody_else_signed_or_altered_lowers_nothing()
    {
        var decided = Decided(12);
        LoweringDecision[] forged =
        [
            decided with
            {
                To = DataLevel.L2,
            },
            decided with
            {
                SmallestCell = 50,
            },
            decided with
            {
                Table = "other",
            },
            LoweringDecision.Sign("town-count", DataLevel.L1, 12, "dai-yong", Day, Sm2Key.Generate()),
        ];

        Assert.All(forged, one => Assert.Equal("protection.unsigned-lowering", Judge(one, DataLevel.L4).Fault?.Code));
        // For another table it is good for nothing here.
        Assert.Equal("protection.unsigned-lowering", DerivedLevel.Of("other", [DataLevel.L4], decided, Officer.Public).Fault?.Code);
        // Nothing is raised by a decision to lower.
        Assert.Equal(DataLevel.L1, Judge(Decided(12, DataLevel.L3), DataLevel.L1).Value);
    }
}
