using Yingzhou.Apps.Services.EnterpriseServices.Appeals;
using Yingzhou.Apps.Services.EnterpriseServices.Codes;
using Yingzhou.Apps.Services.EnterpriseServices.Development;
using Yingzhou.Apps.Services.EnterpriseServices.Matching;
using Yingzhou.Apps.Services.EnterpriseServices.Supply;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Tests.EnterpriseServices;

/// <summary>The other rules of a08 §3 and §7, each at both sides of its limit.</summary>
public class RuleTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 25, 1, 0, 0, TimeSpan.Zero);
    static readonly Workdays Workdays = new(CalendarContent.Read(Content.City).Content!);

    [Theory]
    [InlineData("a >= 300", 299, Verdict.Near, 300)]
    [InlineData("a > 300", 300, Verdict.Near, 301)]
    [InlineData("a < 300", 300, Verdict.Near, 299)]
    [InlineData("a <= 300", 330, Verdict.Near, 300)]
    [InlineData("not(a >= 300)", 310, Verdict.Near, 299)]
    [InlineData("a between 10 and 20", 21, Verdict.Near, 20)]
    [InlineData("a in [10..20]", 9, Verdict.Near, 10)]
    [InlineData("300 <= a", 299, Verdict.Near, 300)]
    [InlineData("a >= 300", 269, Verdict.NotMet, null)]
    public void A_gap_leads_to_the_nearest_number_that_is_enough(string condition, int value, Verdict verdict, int? needed)
    {
        var judgement = Criterion.Compile(condition, FactDictionary.Open).Value.Judge(Sheet(("a", value)));

        Assert.Equal(verdict, judgement.Verdict);
        Assert.Equal(needed, judgement.Gaps.Count == 0 ? null : (int?)judgement.Gaps[0].Needed);
    }

    [Fact]
    public void Two_numbers_may_be_short_and_three_may_not()
    {
        var two = Criterion.Compile("a >= 10 and b >= 10", FactDictionary.Open).Value.Judge(Sheet(("a", 9.5m), ("b", 9m)));
        var three = Criterion
            .Compile("a >= 10 and b >= 10 and c >= 10", FactDictionary.Open)
            .Value.Judge(Sheet(("a", 9), ("b", 9), ("c", 9)));
        var quotient = Criterion.Compile("a / b >= 0.03", FactDictionary.Open).Value.Judge(Sheet(("a", 28), ("b", 1_000)));

        Assert.Equal((Verdict.Near, 2), (two.Verdict, two.Gaps.Count));
        Assert.Equal(Verdict.NotMet, three.Verdict);
        Assert.Equal((Verdict.Near, "a / b"), (quotient.Verdict, quotient.Gaps[0].Measure));
    }

    [Fact]
    public void What_one_says_of_oneself_never_makes_it_hold()
    {
        var criterion = Criterion.Compile("rd >= 3 and not(penalty)", FactDictionary.Open).Value;
        Fact[] declared = [new("rd", 5L, "own", Now, Declared: true), new("penalty", false, "credit", Now)];

        var open = criterion.Judge(new(declared, Now));
        var failed = criterion.Judge(new([declared[0] with { Value = 1L }, declared[1]], Now));
        var denied = criterion.Judge(new([declared[0] with { Declared = false }, declared[1] with { Declared = true }], Now));

        Assert.Equal((Verdict.Open, "rd"), (open.Verdict, Assert.Single(Assert.Single(open.Missing))));
        Assert.Equal(Verdict.NotMet, failed.Verdict);
        Assert.Equal(Verdict.Open, denied.Verdict);
    }

    [Fact]
    public void Without_application_everything_comes_fresh_from_its_own_register()
    {
        var dictionary = new FactDictionary([new("rd", "研发占比", FactKind.Number, "%", "tax", "税务局", 40, "")]);
        var criterion = Criterion.Compile("rd >= 3", dictionary).Value;
        FactSheet Known(int daysOld, string dataset = "tax", bool declared = false) =>
            new([new Fact("rd", 4L, dataset, Now.AddDays(-daysOld), Declared: declared)], Now);

        Assert.Empty(NoApplication.Hindrances(criterion, discretion: false, Known(40), dictionary));
        Assert.Single(NoApplication.Hindrances(criterion, discretion: false, Known(41), dictionary));
        Assert.Single(NoApplication.Hindrances(criterion, discretion: false, Known(1, "elsewhere"), dictionary));
        Assert.Single(NoApplication.Hindrances(criterion, discretion: true, Known(1), dictionary));
        Assert.Equal(2, NoApplication.Hindrances(criterion, discretion: false, Known(1, declared: true), dictionary).Count);
    }

    [Theory]
    [InlineData("舟山 海之味（昌国）有限公司", true)]
    [InlineData("舟山海之味(昌国)有限公司", true)]
    [InlineData("舟山海之味(昌国)公司", false)]
    public void An_account_is_in_the_enterprises_own_name(string holder, bool own) =>
        Assert.Equal(own, NoApplication.IsOwnAccount(holder, "舟山海之味（昌国）有限公司"));

    [Fact]
    public void An_appeal_is_accepted_in_one_working_day_and_answered_in_five_or_fifteen()
    {
        // Raised on the last working day before the National Day holidays of 2025.
        var simple = AppealDeadlines.Of(Workdays, new DateOnly(2025, 9, 30), complex: false).Value;
        var complex = AppealDeadlines.Of(Workdays, new DateOnly(2025, 9, 30), complex: true).Value;

        Assert.Equal(new DateOnly(2025, 10, 9), simple.AcceptBy.Day);
        Assert.Equal(new DateOnly(2025, 10, 14), simple.ReplyBy.Day);
        Assert.Equal(new DateOnly(2025, 10, 28), complex.ReplyBy.Day);
    }

    [Fact]
    public void The_same_appeal_of_the_same_place_is_one_and_a_topic_of_three_enterprises_is_an_issue()
    {
        const string text = "园区主干道夜间没有路灯，货车进出十分危险，请尽快安装照明设施。";
        AppealText[] appeals =
        [
            new("1", "A", "舟山高新园区", "市政", text, Now),
            new("2", "B", "舟山高新园区", "市政", text + "谢谢", Now.AddDays(1)),
            new("3", "C", "定海工业园", "市政", text, Now.AddDays(30)),
            new("4", "A", "舟山高新园区", "用工", "招不到焊工，希望组织招聘会。", Now),
        ];

        var merged = AppealMerging.Merge(appeals);

        Assert.Equal(["1", "1", "3", "4"], appeals.Select(appeal => merged[appeal.Id]));
        Assert.Equal(("市政", 3), Assert.Single(AppealMerging.PolicyIssues(appeals)));
        Assert.Empty(AppealMerging.PolicyIssues([appeals[0], appeals[1], appeals[2] with { At = Now.AddDays(31).AddSeconds(1) }]));
    }

    [Fact]
    public void The_nearest_offer_is_first_and_scarce_capacity_serves_all_together_best()
    {
        var need = new SupplySlot("n1", "A", "3415", "船用 阀门 铸件", 100);
        var other = new SupplySlot("n2", "B", "3415", "船用 阀门 铸件", 100);
        var good = new SupplySlot("o1", "C", "3415", "船用阀门铸件", 120);
        var far = new SupplySlot("o2", "D", "3411", "锅炉配件", 40);

        var top = SupplyMatching.Top(need, [far, good, good with { Id = "own", Uscc = "A" }], _ => 30);
        var allocated = SupplyMatching.Allocate([need, other], [good, far], (_, _) => 30);

        Assert.Equal(["o1", "o2"], top.Select(pair => pair.Slot.Id));
        Assert.Equal(0.9 + (0.1 * Math.Exp(-0.25)), SupplyMatching.Score(need, good, 30), 9);
        Assert.Equal(2, allocated.Select(offer => offer!.Id).Distinct().Count());
    }

    [Fact]
    public void A_development_score_is_the_sum_of_its_rows_and_needs_ten_peers()
    {
        double[] expert = [0.25, 0.2, 0.2, 0.15, 0.1, 0.1];
        var firms = Enumerable
            .Range(0, 10)
            .Select(i => new DevelopmentFigures($"f{i}", "34/small", [i, 10 - i, i * i, 5, i % 3, 7 + i]))
            .ToList();

        var score = DevelopmentEvaluation.Of("f9", firms, expert).Value;

        Assert.Equal(score.Score, score.Rows.Sum(row => row.Points), 9);
        Assert.Equal(95, score.Rows[0].Percentile);
        Assert.Equal(50, score.Rows[3].Percentile); // all alike
        Assert.Equal("enterprise.few-peers", DevelopmentEvaluation.Of("f8", firms[..9], expert).Fault?.Code);
    }

    [Fact]
    public void Experts_who_contradict_themselves_are_asked_again()
    {
        Assert.Equal(
            [0.6, 0.3, 0.1],
            AnalyticHierarchy
                .Weights([
                    [1, 2, 6],
                    [0.5, 1, 3],
                    [1.0 / 6, 1.0 / 3, 1],
                ])
                .Value.Weights.Select(weight => Math.Round(weight, 9))
        );
        Assert.False(
            AnalyticHierarchy
                .Weights([
                    [1, 9, 1.0 / 9],
                    [1.0 / 9, 1, 9],
                    [9, 1.0 / 9, 1],
                ])
                .Value.IsConsistent
        );
        Assert.Equal(
            "hierarchy.not-reciprocal",
            AnalyticHierarchy
                .Weights([
                    [1, 2],
                    [2, 1],
                ])
                .Fault?.Code
        );
    }

    [Fact]
    public async Task A_code_lives_five_minutes_is_read_once_and_cannot_be_forged()
    {
        var key = Sm2Key.Generate();
        var seen = new HashSet<string>();
        Task<bool> First(string nonce) => Task.FromResult(seen.Add(nonce));
        var token = EnterpriseCode.Issue(key, "91330902MA2B00182F", Now);

        Assert.Equal("enterprise.code-expired", (await EnterpriseCode.Read(token, key.Public, Now.AddSeconds(301), First)).Fault?.Code);
        Assert.Equal("enterprise.code-forged", (await EnterpriseCode.Read(token, Sm2Key.Generate().Public, Now, First)).Fault?.Code);
        Assert.Equal("enterprise.code-shape", (await EnterpriseCode.Read("91330902MA2B00182F", key.Public, Now, First)).Fault?.Code);
        Assert.Equal("91330902MA2B00182F", (await EnterpriseCode.Read(token, key.Public, Now.AddSeconds(300), First)).Value.Uscc);
        Assert.Equal("enterprise.code-replayed", (await EnterpriseCode.Read(token, key.Public, Now.AddSeconds(10), First)).Fault?.Code);
        Assert.Equal(key.Public.Export(), Sm2Key.Import(key.Export()).Public.Export());
    }

    [Fact]
    public void Firms_of_one_owner_at_one_address_are_flagged_with_the_evidence()
    {
        var link = Assert.Single(
            SplitFirms.Of([
                new("A", "k", "昌国路1号", new HashSet<string> { "1", "2" }),
                new("B", "k", "昌国路1号", new HashSet<string>()),
                new("C", "k", "别处", new HashSet<string>()),
            ])
        );

        Assert.Equal(("A", "B", 2), (link.One, link.Other, link.Evidence.Count));
    }

    static FactSheet Sheet(params (string Name, decimal Value)[] facts) =>
        new(facts.Select(fact => new Fact(fact.Name, fact.Value, "", Now)), Now);
}
