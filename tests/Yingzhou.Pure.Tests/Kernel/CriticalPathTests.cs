using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

public class CriticalPathTests
{
    /// <summary>The bundle of A01 example 1: taking on an employee.</summary>
    static readonly PromisedLeg[] Hiring =
    [
        new("编制", "市委编办", 2, []),
        new("录用", "市委组织部", 3, ["编制"]),
        new("工资", "市人社局", 2, ["录用"]),
        new("社保", "市社保中心", 1, ["录用"]),
        new("医保", "市医保局", 1, ["录用"]),
        new("门禁", "市机关事务中心", 1, ["录用"]),
        new("公积金", "市公积金中心", 1, ["工资"]),
        new("统发", "市财政局", 2, ["工资"]),
    ];

    static readonly CriticalPath Plan = CriticalPath.Of(Hiring).Value;

    static IEnumerable<string> Ids(IEnumerable<PromisedLeg> legs) => legs.Select(leg => leg.Id);

    [Fact]
    public void A01_1_the_promise_is_the_critical_path_and_a_shorter_one_is_refused()
    {
        Assert.Equal(13, Plan.SerialDays);
        Assert.Equal(9, Plan.PromiseDays);
        Assert.Equal(["编制", "录用", "工资", "统发"], Ids(Plan.Path));

        Assert.True(Plan.CheckPromise(9).Succeeded);
        Assert.Equal("bundle.promise-too-short", Plan.CheckPromise(8).Fault?.Code);
        Assert.Contains("编制→录用→工资→统发", Plan.CheckPromise(8).Fault!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A01_3_delay_is_charged_along_the_path_that_actually_was_critical()
    {
        var actual = new Dictionary<string, int>
        {
            ["录用"] = 5,
            ["社保"] = 4,
            ["统发"] = 3,
        };
        var actuals = LegActual.Replay(Plan, leg => actual.GetValueOrDefault(leg.Id, leg.PromisedDays));

        var delay = DelayAttribution.Of(Plan, actuals, promisedDays: 9).Value;

        Assert.Equal((12, 3, 0m), (delay.DurationDays, delay.OverrunDays, delay.AbsorbedDays));
        Assert.Equal(["编制", "录用", "工资", "统发"], Ids(delay.Path));
        Assert.Equal(
            [("市委组织部", 2m), ("市财政局", 1m)],
            delay.Legs.Where(leg => leg.ChargedDays > 0).Select(leg => (leg.Leg.Unit, leg.ChargedDays))
        );
        var insurance = delay.Legs.Single(leg => leg.Leg.Id == "社保");
        Assert.Equal((3, false, 0m), (insurance.OverrunDays, insurance.OnPath, insurance.ChargedDays));
    }

    [Fact]
    public void What_a_faster_leg_made_good_is_absorbed_and_not_charged()
    {
        var actual = new Dictionary<string, int> { ["录用"] = 5, ["工资"] = 1 };
        var delay = DelayAttribution.Of(Plan, LegActual.Replay(Plan, leg => actual.GetValueOrDefault(leg.Id, leg.PromisedDays)), 9).Value;

        Assert.Equal((1, 1m), (delay.OverrunDays, delay.AbsorbedDays));
        Assert.Equal(1m, delay.Legs.Single(leg => leg.Leg.Id == "录用").ChargedDays);
    }

    [Fact]
    public void Days_the_applicant_took_for_a_supplement_are_nobodys_overrun()
    {
        var actuals = LegActual.Replay(Plan, leg => leg.Id == "录用" ? 8 : leg.PromisedDays);
        var paused = actuals.Select(leg => leg.Id == "录用" ? leg with { PausedDays = 4 } : leg).ToList();

        var delay = DelayAttribution.Of(Plan, paused, 9).Value;

        Assert.Equal((14, 4, 1), (delay.DurationDays, delay.PausedDays, delay.OverrunDays));
    }

    [Fact]
    public void Records_that_do_not_add_up_are_refused()
    {
        var actuals = LegActual.Replay(Plan, leg => leg.PromisedDays);
        var gap = actuals.Select(leg => leg.Id == "工资" ? leg with { ReadyAt = leg.ReadyAt + 1 } : leg).ToList();

        Assert.Equal("bundle.days-not-conserved", DelayAttribution.Of(Plan, gap, 9).Fault?.Code);
        Assert.Equal("bundle.leg-not-finished", DelayAttribution.Of(Plan, [.. actuals.Skip(1)], 9).Fault?.Code);
    }

    [Fact]
    public void A_cycle_is_refused_by_name()
    {
        PromisedLeg[] legs = [new("甲", "", 1, []), new("乙", "", 1, ["甲", "丁"]), new("丙", "", 1, ["乙"]), new("丁", "", 1, ["丙"])];

        var fault = CriticalPath.Of(legs).Fault;

        Assert.Equal("bundle.cycle", fault?.Code);
        Assert.Contains("乙→丙→丁→乙", fault!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_or_repeated_leg_is_refused()
    {
        Assert.Equal("bundle.unknown-leg", CriticalPath.Of([new("甲", "", 1, ["子"])]).Fault?.Code);
        Assert.Equal("bundle.duplicate-leg", CriticalPath.Of([new("甲", "", 1, []), new("甲", "", 1, [])]).Fault?.Code);
        Assert.Equal("bundle.no-legs", CriticalPath.Of([]).Fault?.Code);
    }

    // Leg i may depend on legs before it: any such graph has no cycle.
    static readonly Gen<PromisedLeg[]> AnyBundle = Gen.Select(Gen.Int[1, 9].Array[2, 9], Gen.Int[0, 511].Array[9])
        .Select(
            (days, edges) =>
                days.Select(
                        (d, i) =>
                            new PromisedLeg(
                                $"L{i}",
                                $"U{i}",
                                d,
                                [.. Enumerable.Range(0, i).Where(j => (edges[i] >> j & 1) == 1).Select(j => $"L{j}")]
                            )
                    )
                    .ToArray()
        );

    [Fact]
    public void The_promise_lies_between_the_longest_leg_and_the_sum_and_is_the_length_of_its_path() =>
        AnyBundle.Sample(legs =>
        {
            var plan = CriticalPath.Of(legs).Value;
            return plan.PromiseDays >= legs.Max(leg => leg.PromisedDays)
                && plan.PromiseDays <= plan.SerialDays
                && plan.Path.Sum(leg => leg.PromisedDays) == plan.PromiseDays;
        });

    [Fact]
    public void Charges_add_up_to_the_overrun_and_overruns_on_the_path_to_charges_and_slack() =>
        Gen.Select(AnyBundle, Gen.Int[0, 20].Array[9])
            .Sample(
                (legs, elapsed) =>
                {
                    var plan = CriticalPath.Of(legs).Value;
                    var actuals = LegActual.Replay(plan, leg => elapsed[Array.IndexOf(legs, leg)]);
                    var delay = DelayAttribution.Of(plan, actuals, plan.PromiseDays).Value;
                    var charged = delay.Legs.Sum(leg => leg.ChargedDays);
                    return Math.Abs(charged - delay.OverrunDays) < 1e-9m
                        && delay.AbsorbedDays >= 0
                        && delay.Legs.Where(leg => leg.OnPath).Sum(leg => leg.OverrunDays) == delay.OverrunDays + delay.AbsorbedDays;
                }
            );
}
