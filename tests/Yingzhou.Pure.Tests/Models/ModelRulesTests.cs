using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Models;

/// <summary>智能组件: worked examples of p10 §9 and both sides of every limit.</summary>
public class ModelRulesTests
{
    static IEnumerable<ComponentUse> Uses(string component, int consumers) =>
        Enumerable.Range(0, consumers).Select(i => new ComponentUse(component, $"app{i}", $"org{i % 9}", 100));

    static HashSet<string> Types(params string[] types) => [.. types];

    [Fact]
    public void P10_1_five_of_seven_are_reused()
    {
        (string, int)[] listed = [("OCR", 12), ("签章", 31), ("支付", 9), ("地图", 44), ("短信", 58), ("人脸", 1), ("翻译", 0)];

        var rate = ComponentReuse.Rate(listed.Select(one => one.Item1).ToHashSet(), listed.SelectMany(one => Uses(one.Item1, one.Item2)));

        Assert.Equal("71.4 %（5 / 7）", rate.ToString());
        Assert.Equal(30_000, ComponentReuse.Saved(10_000, 4));
    }

    [Fact]
    public void One_organisation_or_ninety_nine_calls_is_no_reuse()
    {
        Assert.Empty(ComponentReuse.Reused([new("a", "1", "x", 500), new("a", "2", "x", 500)]));
        Assert.Empty(ComponentReuse.Reused([new("a", "1", "x", 99), new("a", "2", "y", 500)]));
        Assert.Equal(["a"], ComponentReuse.Reused([new("a", "1", "x", 100), new("a", "2", "y", 100)]));
    }

    [Fact]
    public void P10_2_a_drift_to_watch_and_one_that_is_none()
    {
        double[] quarters = [.25, .25, .25, .25];
        var drift = PopulationStability.Of(quarters, [.40, .30, .20, .10])!.Value;

        Assert.Equal((0.2282, Stability.Watch), (Math.Round(drift, 4), PopulationStability.Grade(drift)));
        Assert.Equal(0.0040, Math.Round(PopulationStability.Of(quarters, [.27, .26, .24, .23])!.Value, 4));
    }

    [Fact]
    public void P10_3_a_removed_output_needs_a_major_version()
    {
        SchemaField[] before = [new("label", Types("string"), true), new("confidence", Types("number"), true)];

        var (needed, because) = SchemaBump.Of([], [], before, before[..1]);

        Assert.Equal((VersionStep.Major, "输出字段 confidence 被删除"), (needed, because.Single()));
        Assert.Contains("3.0.0", SchemaBump.Refuse("2.3.1", "2.4.0", needed)!.Detail, StringComparison.Ordinal);
        Assert.Null(SchemaBump.Refuse("2.3.1", "3.0.0", needed));
        Assert.Equal("models.version-format", SchemaBump.Refuse("2.3", "3.0.0", needed)!.Code);
    }

    [Fact]
    public void What_is_sent_and_what_is_read_break_on_opposite_sides()
    {
        SchemaField narrow = new("n", Types("number"), true);
        var wide = narrow with { Types = Types("number", "string") };
        var loose = narrow with { Required = false };

        Assert.Equal(VersionStep.Minor, SchemaBump.Of([narrow], [wide], [], []).Needed);
        Assert.Equal(VersionStep.Major, SchemaBump.Of([wide], [narrow], [], []).Needed);
        Assert.Equal(VersionStep.Major, SchemaBump.Of([], [], [narrow], [wide]).Needed);
        Assert.Equal(VersionStep.Minor, SchemaBump.Of([], [], [wide], [narrow]).Needed);
        Assert.Equal(VersionStep.Major, SchemaBump.Of([], [narrow], [], []).Needed);
        Assert.Equal(VersionStep.Minor, SchemaBump.Of([], [loose], [], []).Needed);
        Assert.Equal(VersionStep.Major, SchemaBump.Of([loose], [narrow], [], []).Needed);
        Assert.Equal(VersionStep.Major, SchemaBump.Of([], [], [narrow], [loose]).Needed);
        Assert.Equal(VersionStep.Patch, SchemaBump.Of([narrow], [narrow], [wide], [wide]).Needed);
    }

    [Fact]
    public void P10_4_a_statement_sums_to_the_cent_and_failures_cost_nothing()
    {
        MeterLine[] lines = [new(CallResult.Succeeded, 1_284_300, 0.002m), new(CallResult.ProviderFailed, 3_100, 0.002m)];

        Assert.Equal((2_568.60m, 0m), (MeterStatement.Total(lines), lines[1].Amount));
        // Logged at least once, charged once.
        Assert.Equal(
            2,
            MeterStatement.Of([("a", CallResult.Succeeded), ("b", CallResult.Succeeded), ("a", CallResult.Succeeded)], 1).Single().Calls
        );
    }

    [Fact]
    public void P10_5_a_challenger_that_is_not_inferior_goes_live_unless_a_slice_suffers()
    {
        var difference = new MetricDifference(-.008, .004);

        Assert.Empty(ModelReleaseGate.Refusals(difference, new Dictionary<string, double> { ["海岛"] = -.03 }));
        var refused = ModelReleaseGate.Refusals(difference, new Dictionary<string, double> { ["海岛"] = -.041, ["方言"] = .01 }).Single();
        Assert.Contains("海岛", refused.Detail, StringComparison.Ordinal);
        Assert.Equal("models.inferior", ModelReleaseGate.Refusals(new(-.01, .02), new Dictionary<string, double>()).Single().Code);
    }

    [Fact]
    public void P10_6_a_budget_of_forty_three_minutes()
    {
        var budget = new ErrorBudget(0.999, TimeSpan.FromDays(30));

        Assert.Equal(43.2, budget.Allowed.TotalMinutes, 1e-6);
        Assert.Equal(BudgetState.NeedsApproval, budget.After(TimeSpan.FromMinutes(40)));
        Assert.Equal(BudgetState.Frozen, budget.After(TimeSpan.FromMinutes(44)));
        Assert.Equal(BudgetState.Open, budget.After(TimeSpan.FromMinutes(38)));
    }

    [Fact]
    public void P10_7_a_decision_about_a_person_needs_a_person_after_it()
    {
        Assert.Equal(
            "评分",
            ModelReleaseGate.RefuseWithoutPerson([("人工收件", false, true), ("评分", true, false), ("通知", false, false)])!.Field
        );
        Assert.Null(ModelReleaseGate.RefuseWithoutPerson([("评分", true, false), ("人工确认", false, true)]));
    }

    [Fact]
    public void P10_8_six_percent_errors_bring_the_version_before_back()
    {
        Assert.True(AutoFallback.Falls(new(6, 100), 100, 200));
        Assert.False(AutoFallback.Falls(new(5, 100), 400, 200));
        Assert.True(AutoFallback.Falls(new(0, 100), 401, 200));
        Assert.False(AutoFallback.Falls(new(5, 19), 100, 200));
    }
}
