using Yingzhou.Apps.Services.EnterpriseServices.Matching;
using Yingzhou.Apps.Services.EnterpriseServices.Paying;
using Yingzhou.Apps.Services.EnterpriseServices.Sizing;
using Yingzhou.Kernel;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Tests.EnterpriseServices;

/// <summary>The worked examples of page a08 §8, and what stands at both sides of their limits.</summary>
public class WorkedExamplesTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 25, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("C3415", 350, 1_800, nameof(SizeClass.Small))] // fails 2,000
    [InlineData("C3415", 350, 2_000, nameof(SizeClass.Medium))]
    [InlineData("C3415", 1_000, 39_999, nameof(SizeClass.Medium))]
    [InlineData("C3415", 1_000, 40_000, nameof(SizeClass.Large))]
    [InlineData("C3415", 19, 90_000, nameof(SizeClass.Micro))]
    [InlineData("C3415", 999, 299, nameof(SizeClass.Micro))]
    [InlineData("F5111", 5, 1_000, nameof(SizeClass.Small))] // wholesale
    [InlineData("F5213", 50, 500, nameof(SizeClass.Medium))] // retail
    [InlineData("I6513", 10, 49, nameof(SizeClass.Micro))] // software
    [InlineData("M7320", 300, 0, nameof(SizeClass.Large))] // other sectors are measured by staff alone
    public void A08_1_Size_is_the_class_whose_limits_are_all_met(string industry, int staff, int revenueWan, string size) =>
        Assert.Equal(size, Content.Sizes.Of(industry, staff, revenueWan, null)?.ToString());

    [Fact]
    public void A08_1_A_sector_outside_the_standard_and_a_figure_that_nobody_knows_have_no_size()
    {
        Assert.Null(Content.Sizes.Of("J6620", 100, 5_000, null)); // banks
        Assert.Null(Content.Sizes.Of("C3415", 350, null, null));
        Assert.Equal(SizeClass.Micro, Content.Sizes.Of("C3415", 3, null, null)); // whatever the revenue is
        Assert.Equal(SizeClass.Small, Content.Sizes.Of("K7010", null, 900, 6_000));
        Assert.Equal(SizeClass.Small, Content.Sizes.Of("K7020", 120, 600, null));
    }

    [Fact]
    public void A08_2_The_best_plan_is_found_where_greed_fails()
    {
        var plan = Stacking.Best([Of("A", 20), Of("B", 30), Of("C", 20), Of("D", 25)], [("A", "B"), ("B", "C")]).Value;

        Assert.Equal(65, plan.Total);
        Assert.Equal(["A", "C", "D"], plan.Taken.Select(benefit => benefit.Id));
        var excluded = Assert.Single(plan.Excluded);
        Assert.Equal(("B", 10m), (excluded.Benefit.Id, excluded.More));
        Assert.Equal(["A", "C"], excluded.Instead.Select(benefit => benefit.Id));
    }

    [Fact]
    public void A08_2_Of_plans_that_pay_the_same_the_earlier_money_is_taken()
    {
        var plan = Stacking.Best([Of("A", 20, paid: "2026-06-01"), Of("B", 20, paid: "2026-03-01")], [("A", "B")]).Value;

        Assert.Equal("B", Assert.Single(plan.Taken).Id);
        Assert.Equal(0, Assert.Single(plan.Excluded).More);
    }

    [Fact]
    public void A08_2_Caps_of_the_enterprise_and_of_a_group_are_part_of_the_plan()
    {
        Benefit[] benefits = [Of("A", 20, group: "rd"), Of("B", 30, group: "rd"), Of("C", 15)];

        Assert.Equal(45, Stacking.Best(benefits, [], new(null, new Dictionary<string, decimal> { ["rd"] = 30 })).Value.Total);
        Assert.Equal(40, Stacking.Best(benefits, [], new(40, new Dictionary<string, decimal>())).Value.Total);
        // Under the cap of the group A adds nothing, so that C, which excludes only A, costs nothing.
        var plan = Stacking.Best(benefits, [("A", "C")], new(null, new Dictionary<string, decimal> { ["rd"] = 30 })).Value;
        Assert.Equal((45m, "B,C"), (plan.Total, string.Join(',', plan.Taken.Select(benefit => benefit.Id))));
    }

    [Theory]
    [InlineData(3.4, null, false, Verdict.Open, "highTech")]
    [InlineData(3.4, null, true, Verdict.NotMet, "")]
    [InlineData(3.4, true, false, Verdict.Entitled, "")]
    [InlineData(3.0, true, false, Verdict.Entitled, "")]
    [InlineData(2.8, true, false, Verdict.Near, "")]
    [InlineData(2.7, true, false, Verdict.Near, "")] // exactly 10 % below
    [InlineData(2.69, true, false, Verdict.NotMet, "")]
    [InlineData(2.8, null, false, Verdict.NotMet, "")] // not only the number is in the way
    [InlineData(null, null, false, Verdict.Open, "highTech,rdRatio")]
    public void A08_3_Unknown_stays_unknown_and_names_what_is_missing(
        double? ratio,
        bool? highTech,
        bool penalty,
        Verdict verdict,
        string missing
    )
    {
        var clause = Criterion.Compile("rdRatio >= 3 and highTech = true and not(penalty12m)", FactDictionary.Open).Value;

        var judgement = clause.Judge(Sheet(("rdRatio", (decimal?)ratio), ("highTech", highTech), ("penalty12m", penalty)));

        Assert.Equal(verdict, judgement.Verdict);
        Assert.Equal(missing, string.Join(';', judgement.Missing.Select(set => string.Join(',', set))));
    }

    [Fact]
    public void A08_3_A_failing_clause_names_the_leaf_and_the_register_that_said_so()
    {
        var clause = Criterion.Compile("rdRatio >= 3 and not(penalty12m)", FactDictionary.Open).Value;

        var judgement = clause.Judge(Sheet(("rdRatio", 3.4m), ("penalty12m", true)));

        var finding = Assert.Single(judgement.Failing);
        Assert.Equal(("penalty12m", false), (finding.Leaf, finding.Wanted));
        Assert.Equal("register of penalty12m", finding.Facts[0].Fact!.Dataset);
    }

    [Fact]
    public void A08_4_A_budget_that_is_too_small_is_shared_in_proportion_to_the_fen()
    {
        var (budget, due) = (new Money(8_000_000), new Money(9_600_000));
        BudgetClaim[] claims = [Claim("it", 500_000), Claim("others", 9_100_000)];

        Assert.Equal(0.8333m, decimal.Round(BudgetSharing.Factor(budget, due)!.Value, 4));
        var shares = BudgetSharing.Share(budget, claims, BudgetRule.ProRata);
        Assert.Equal(new Money(416_666.67m), shares[0]);
        Assert.Equal(budget, shares[0] + shares[1]);
        Assert.Equal(new Money(7_500_000), BudgetSharing.Share(budget, claims, BudgetRule.ByTime)[1]);
        Assert.Equal(new Money(8_000_000), BudgetSharing.Share(budget, [claims[0], claims[1] with { Score = 90 }], BudgetRule.ByScore)[1]);
    }

    [Fact]
    public void A08_5_Entropy_alone_is_refused_and_mixed_it_stays_inside_its_limits()
    {
        IReadOnlyList<double>[] firms =
        [
            [.8, .3, .5],
            [.6, .9, .5],
            [.4, .6, .6],
            [.9, .1, .5],
        ];
        double[] expert = [1.0 / 3, 1.0 / 3, 1.0 / 3];

        var entropy = EntropyWeights.Of(firms)!;
        var mixed = EntropyWeights.Mix(expert, entropy);

        Assert.Equal([0.1589, 0.8288, 0.0123], entropy.Select(weight => Math.Round(weight, 4)));
        Assert.False(EntropyWeights.Within(entropy, expert));
        Assert.Equal([0.2810, 0.4820, 0.2370], mixed.Select(weight => Math.Round(weight, 4)));
        Assert.True(EntropyWeights.Within(mixed, expert));
    }

    [Fact]
    public void A08_6_Precision_below_its_target_blocks_the_release()
    {
        var quality = DetectionQuality.Of(hits: 182, flagged: 196, real: 200).Value;

        Assert.Equal(0.929m, decimal.Round(quality.Precision.Share!.Value, 3));
        Assert.Equal(0.910m, decimal.Round(quality.Recall.Share!.Value, 3));
        Assert.Equal(0.919m, decimal.Round(quality.F1!.Value, 3));
        Assert.Equal((14L * 5) + 18, quality.Cost());
        Assert.Equal("enterprise.precision-low", ReleaseGate.Refuse(quality)?.Code);
        Assert.Equal("enterprise.recall-low", ReleaseGate.Refuse(DetectionQuality.Of(150, 150, 200).Value)?.Code);
        Assert.Null(ReleaseGate.Refuse(DetectionQuality.Of(181, 190, 200).Value));
        Assert.Equal("enterprise.quality-unmeasured", ReleaseGate.Refuse(DetectionQuality.Of(0, 0, 0).Value)?.Code);
    }

    static Benefit Of(string id, decimal wan, string paid = "2026-06-01", string? group = null) =>
        new(id, wan, DateOnly.Parse(paid, System.Globalization.CultureInfo.InvariantCulture), group);

    static BudgetClaim Claim(string id, decimal yuan) => new(id, new Money(yuan), Now);

    static FactSheet Sheet(params (string Name, object? Value)[] facts) =>
        new(
            from fact in facts
            where fact.Value is not null
            select new Fact(
                fact.Name,
                fact.Value is bool truth ? (FeelValue)truth : (FeelValue)(decimal)fact.Value!,
                $"register of {fact.Name}",
                Now
            ),
            Now
        );
}
