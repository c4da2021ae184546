using CsCheck;
using Yingzhou.Apps.Services.FinancialServices.Chains;
using Yingzhou.Apps.Services.FinancialServices.Consents;
using Yingzhou.Apps.Services.FinancialServices.Demand;
using Yingzhou.Apps.Services.FinancialServices.Matching;
using Yingzhou.Apps.Services.FinancialServices.Scoring;
using Yingzhou.Apps.Services.FinancialServices.Warnings;
using Yingzhou.Kernel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Tests.FinancialServices;

/// <summary>The other rules of a09 §3 and §7, at both sides of their limits, and what holds for every input.</summary>
public class RuleTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 25, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_rate_of_every_loan_makes_the_present_value_vanish() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[0, 300], Gen.Int[0, 80], Gen.Int[0, 4], Gen.Int[0, 500])
            .Sample(
                (months, rate, fee, kind, monthly) =>
                {
                    var terms = new LoanTerms(100_000, months, rate / 10_000m, (RepaymentKind)kind, fee / 1_000m, monthly);
                    var found = terms.Rate!.Value.Monthly;
                    var present = terms.Flows.Select((flow, i) => (double)flow * Math.Pow(1 + found, -i)).Sum();
                    Assert.Equal(0, present / 100_000, 1e-8);
                    // Without fees, interest on what is owed costs what it says.
                    if (fee == 0 && monthly == 0 && (RepaymentKind)kind is not RepaymentKind.FlatOnOriginal)
                        Assert.Equal(rate / 10_000.0, found, 1e-9);
                }
            );

    [Fact]
    public void Flows_that_never_turn_have_no_rate()
    {
        Assert.Null(CashFlows.Irr([100, 10]));
        Assert.Null(CashFlows.Irr([]));
        Assert.Null(CashFlows.Irr([100, -60, 20, -70]));
        Assert.Equal(-0.5, CashFlows.Irr([100, -50])!.Value, 9);
    }

    static readonly ConsentScope Consent = new("firm", "bank-a", "loan", new HashSet<string> { "tax", "insurance" }, Now, Now.AddDays(90));

    [Theory]
    [InlineData("firm", "bank-a", "loan", "tax", 0, true)]
    [InlineData("firm", "bank-a", "loan", "tax", -1, false)]
    [InlineData("firm", "bank-a", "loan", "tax", 90 * 86_400, true)]
    [InlineData("firm", "bank-a", "loan", "tax", (90 * 86_400) + 1, false)]
    [InlineData("firm", "bank-b", "loan", "tax", 0, false)]
    [InlineData("firm", "bank-a", "marketing", "tax", 0, false)]
    [InlineData("firm", "bank-a", "loan", "electricity", 0, false)]
    [InlineData("other", "bank-a", "loan", "tax", 0, false)]
    public void No_field_leaves_without_a_consent_that_covers_it(
        string subject,
        string recipient,
        string purpose,
        string field,
        int seconds,
        bool allowed
    ) =>
        Assert.Equal(
            allowed,
            ConsentRules.Allowing([Consent], new(subject, recipient, purpose, field, Now.AddSeconds(seconds))) is not null
        );

    [Fact]
    public void A_consent_ends_at_its_withdrawal_and_thirty_days_after_a_refusal()
    {
        var withdrawn = Consent with { WithdrawnAt = Now.AddDays(3) };
        var refused = Consent with { RefusedAt = Now.AddDays(10) };

        Assert.True(withdrawn.IsLive(Now.AddDays(3).AddTicks(-1)));
        Assert.False(withdrawn.IsLive(Now.AddDays(3)));
        Assert.True(refused.IsLive(Now.AddDays(40)));
        Assert.False(refused.IsLive(Now.AddDays(40).AddTicks(1)));
    }

    [Theory]
    [InlineData(99, "100 以下")]
    [InlineData(100, "100–500")]
    [InlineData(500, "500 以上")]
    public void An_answer_is_a_bracket_and_not_the_amount(int value, string bracket) =>
        Assert.Equal(bracket, ConsentRules.Bracket(value, [100, 500]));

    static readonly Scorecard Card = new(
        2.5,
        [
            new(
                "age",
                "成立年限",
                1,
                [new(null, -0.8, "不满 2 年"), new(2, 0.1, "2–5 年"), new(5, 0.6, "5 年以上")],
                0,
                Changeable: false,
                ""
            ),
            new(
                "heads",
                "参保变化",
                0.9,
                [new(null, -1.1, "下降"), new(0, 0.2, "持平"), new(0.1m, 0.7, "增长")],
                0,
                Changeable: true,
                "稳定用工"
            ),
            new(
                "overdue",
                "欠费期数",
                0.8,
                [new(null, 0.5, "无欠费"), new(1, -0.6, "有欠费"), new(3, -1.4, "多次欠费")],
                0,
                Changeable: true,
                "结清欠费"
            ),
        ]
    );

    [Fact]
    public void A_score_is_the_sum_of_its_rows_and_says_what_would_raise_it()
    {
        var score = Card.Score(name =>
            name switch
            {
                "age" => 3,
                "heads" => -0.2m,
                "overdue" => 4,
                _ => null,
            }
        );

        Assert.Equal(score.Base + score.Rows.Sum(row => row.Points), score.Points, 9);
        Assert.Equal(["heads", "overdue", "age"], score.Reasons.Select(row => row.Feature.Name));
        // The nearest better bin of what can be changed; not the age, and not the best bin at once.
        Assert.Equal([("heads", "持平"), ("overdue", "有欠费")], score.Advice.Select(advice => (advice.Feature.Name, advice.Target.Label)));
        var followed = Card.Score(name =>
            name switch
            {
                "age" => 3,
                "heads" => 0,
                "overdue" => 4,
                _ => null,
            }
        );
        Assert.Equal(score.Advice[0].Gain, followed.Points - score.Points, 9);
        Assert.Null(Card.Score(_ => null).Rows[0].Bin);
    }

    [Fact]
    public void Bins_are_merged_until_they_fall_in_one_direction() =>
        Gen.Int[0, 30]
            .Array[2, 16]
            .Sample(counts =>
            {
                var bins = new WoeBins([
                    .. counts.Chunk(2).Where(pair => pair.Length == 2).Select(pair => new OutcomeBin(pair[0] + 1, pair[1] + 1)),
                ]);
                var monotone = bins.Monotone();
                Assert.Equal(bins.Bins.Sum(bin => bin.Good), monotone.Bins.Sum(bin => bin.Good));
                // Bins with the same odds differ in the last binary place only.
                Assert.All(monotone.Woe.Zip(monotone.Woe.Skip(1)), pair => Assert.True(pair.First >= pair.Second - 1e-12));
            });

    [Fact]
    public void A_planted_default_process_is_found_calibrated_and_drift_is_seen()
    {
        var random = new Random(7);
        var cases = Enumerable
            .Range(0, 20_000)
            .Select(i =>
                (
                    P: 1 / (1 + Math.Exp(3 - (2.2 * (random.NextDouble() + random.NextDouble() - 1) * 2))),
                    Segment: i % 2 == 0 ? "定海" : "岱山"
                )
            )
            .Select(one => new ScoredCase(one.P, random.NextDouble() < one.P, one.Segment))
            .ToList();

        var quality = ModelQuality.Of(cases)!;
        var overconfident = ModelQuality.Of([
            .. cases.Select(one => one with { Predicted = 1 / (1 + Math.Exp(-2 * Math.Log(one.Predicted / (1 - one.Predicted)))) }),
        ])!;

        Assert.InRange(quality.Slope!.Value, 0.9, 1.1);
        Assert.InRange(quality.SegmentGap, 0, 2);
        Assert.InRange(overconfident.Slope!.Value, 0.4, 0.6);
        Assert.True(overconfident.InformationOnly);
        Assert.Equal(quality.Auc, overconfident.Auc, 3);
        Assert.Null(ModelQuality.Of([.. cases.Select(one => one with { Defaulted = false })]));
    }

    [Theory]
    [InlineData(60, 100, 70, 100, 1, nameof(WarningLevel.Orange))] // both exactly at their limits
    [InlineData(60.1, 100, 70.1, 100, 1, nameof(WarningLevel.None))]
    [InlineData(50, 100, 100, 100, 1, nameof(WarningLevel.Yellow))]
    [InlineData(100, 100, 100, 100, 2, nameof(WarningLevel.Yellow))]
    public void Warnings_rise_with_what_is_seen(
        double power,
        double powerBefore,
        double heads,
        double headsBefore,
        int overdue,
        string level
    )
    {
        var signals = EarlyWarning.Signals(new((decimal)power, (decimal)powerBefore, (decimal)heads, (decimal)headsBefore, overdue));

        Assert.Equal(
            level,
            EarlyWarning.Level(signals.Select(signal => new RaisedSignal(signal, new(2026, 11, 1))), new(2026, 11, 25)).ToString()
        );
    }

    [Fact]
    public void Two_signals_count_within_sixty_days_and_enforcement_is_red_at_once()
    {
        RaisedSignal[] raised = [new(WarningSignal.Electricity, new(2026, 9, 26)), new(WarningSignal.OverdueFees, new(2026, 11, 25))];

        Assert.Equal(WarningLevel.Orange, EarlyWarning.Level(raised, new(2026, 11, 25)));
        Assert.Equal(WarningLevel.Yellow, EarlyWarning.Level(raised, new(2026, 11, 26)));
        Assert.Equal(WarningLevel.Red, EarlyWarning.Level([new(WarningSignal.Enforcement, new(2026, 11, 25))], new(2026, 11, 25)));
        Assert.Empty(EarlyWarning.Signals(new(null, 100, null, 100, null)));
    }

    [Fact]
    public void A_ring_of_guarantees_is_found_and_its_fall_is_followed()
    {
        Guarantee[] guarantees = [new("A", "B", 100), new("B", "C", 80), new("C", "A", 60), new("D", "A", 50), new("E", "D", 10)];

        Assert.Equal("A,B,C", string.Join(',', Assert.Single(GuaranteeCircles.Of(guarantees))));
        var fall = GuaranteeCircles.Fail(
            "A",
            guarantees,
            new Dictionary<string, decimal>
            {
                ["C"] = 59,
                ["B"] = 80,
                ["D"] = 50,
                ["E"] = 100,
            }
        );
        Assert.Equal(["A", "C"], fall.Failed); // B and D bear exactly what is called from them
        Assert.Equal(130, fall.Loss);
        Assert.Equal(0.5m, Concentration.Hhi([10, 10]));
        Assert.Null(Concentration.Hhi([]));
    }

    [Fact]
    public void Components_equal_mutual_reachability() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 6])
            .Array[0, 14]
            .Sample(edges =>
            {
                var found = StronglyConnected.Of(edges.Select(edge => ($"{edge.Item1}", $"{edge.Item2}")));
                var names = edges.SelectMany(edge => new[] { edge.Item1, edge.Item2 }).Distinct().ToList();
                bool Reaches(int from, int to)
                {
                    var seen = new HashSet<int> { from };
                    for (var more = true; more; )
                        more = edges.Where(edge => seen.Contains(edge.Item1)).ToList().Exists(edge => seen.Add(edge.Item2));
                    return seen.Contains(to);
                }
                Assert.Equal(names.Count, found.Sum(component => component.Count));
                foreach (var a in names)
                foreach (var b in names)
                    Assert.Equal(
                        Reaches(a, b) && Reaches(b, a),
                        found.Any(component => component.Contains($"{a}") && component.Contains($"{b}"))
                    );
            });

    [Fact]
    public void A_need_that_nobody_met_has_one_class_and_collateral_alone_makes_the_gap()
    {
        UnmetNeed Need(string id, params RefusalCode[] codes) => new(id, "330921", "C1361", 100, codes);

        Assert.Equal(UnmetClass.NoProduct, UnmetDemand.Of(Need("1")));
        Assert.Equal(
            UnmetClass.History,
            UnmetDemand.Of(Need("2", RefusalCode.ShortHistory, RefusalCode.BadRecord, RefusalCode.NoCollateral))
        );
        Assert.Equal(UnmetClass.Collateral, UnmetDemand.Of(Need("3", RefusalCode.ShortHistory, RefusalCode.NoCollateral)));
        var gap = Assert.Single(
            UnmetDemand.GuaranteeGaps([
                Need("1"),
                Need("3", RefusalCode.ShortHistory, RefusalCode.NoCollateral),
                Need("4", RefusalCode.NoCollateral, RefusalCode.WeakGuarantor),
            ])
        );
        Assert.Equal((100m, 1), (gap.Amount, gap.Needs));
    }

    [Theory]
    [InlineData(1_000_000_000, null, 2, "finance.amount-implausible")]
    [InlineData(400_000, null, 2, null)]
    [InlineData(400_001, null, 2, "finance.amount-implausible")]
    [InlineData(5_000_000, 5_000_000, 2, null)]
    [InlineData(50_000, null, null, "finance.scale-unknown")]
    [InlineData(50, 5_000_000, 2, "finance.amount-small")]
    public void A_need_is_of_this_world(int amount, int? turnover, int? insured, string? code) =>
        Assert.Equal(code, NeedSanity.Refuse(amount, turnover, insured)?.Code);

    [Fact]
    public void Compensation_needs_diligence_and_stops_at_the_cap()
    {
        CompensationLine[] table = [new(0.02m, 0.5m), new(0.05m, 0.3m), new(1, 0)];
        Money Of(decimal rate, decimal paid) => RiskCompensation.Of(new(1_000_000), rate, true, new(1_000_000), 2, new(paid), table).Value;

        Assert.Equal(new Money(500_000), Of(0.02m, 0));
        Assert.Equal(new Money(300_000), Of(0.021m, 0));
        Assert.Equal(Money.Zero, Of(0.06m, 0));
        Assert.Equal(new Money(100_000), Of(0.02m, 1_900_000));
        Assert.Equal("finance.no-diligence", RiskCompensation.Of(new(1), 0, false, new(1), 1, new(0), table).Fault?.Code);
    }

    [Fact]
    public void Five_offers_are_shown_one_alternative_and_sometimes_a_new_product()
    {
        Candidate[] candidates =
        [
            .. Enumerable
                .Range(0, 6)
                .Select(i => new Candidate($"p{i}", Verdict.Entitled, 0.04 + (i * 0.01), 0.5, 5, false, IsNew: i == 5)),
            new("failed", Verdict.NotMet, 0.01, 1, 1, false, false),
            new("fund", Verdict.Open, 0.03, 0.6, 8, Alternative: true, false),
        ];
        var explores = Enumerable.Range(0, 4_000).Select(i => $"need-{i}").ToLookup(OfferMatching.Explores);

        Assert.Equal(
            ["p0", "p1", "p2", "p3", "p4", "fund"],
            OfferMatching.Rank(candidates, explores[false].First(), true).Select(ranked => ranked.Candidate.Id)
        );
        Assert.Equal("p5", OfferMatching.Rank(candidates, explores[true].First(), true)[4].Candidate.Id);
        Assert.InRange(explores[true].Count() / 4_000.0, 0.035, 0.065);
        // A score for information only sorts nothing.
        Assert.Equal(
            "p0",
            OfferMatching
                .Rank(
                    [.. candidates.Select(one => one.Id == "p3" ? one with { Approval = 1 } : one)],
                    explores[false].First(),
                    scoreMayDecide: false
                )[0]
                .Candidate.Id
        );
        Assert.Equal(
            "p3",
            OfferMatching
                .Rank(
                    [.. candidates.Select(one => one.Id == "p3" ? one with { Approval = 1 } : one)],
                    explores[false].First(),
                    scoreMayDecide: true
                )[0]
                .Candidate.Id
        );
    }

    [Fact]
    public void The_same_invoice_has_the_same_fingerprint()
    {
        var one = ReceivableRegistry.Fingerprint("91330902MA2B00182F", "91330903MA2B00270C", "No. 2026-001", 120_000);

        Assert.Equal(one, ReceivableRegistry.Fingerprint("91330902ma2b00182f", "91330903MA2B00270C", "ＮＯ 2026001", 120_000.00m));
        Assert.NotEqual(one, ReceivableRegistry.Fingerprint("91330902MA2B00182F", "91330903MA2B00270C", "No. 2026-001", 120_000.01m));
    }
}
