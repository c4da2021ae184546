using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Apps.Services.EnterpriseServices.Drafting;
using Yingzhou.Apps.Services.EnterpriseServices.Paying;
using Yingzhou.Languages.Dmn;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Tests.EnterpriseServices;

/// <summary>From the text of a policy to conditions, to a decision table, to verdicts (a08 §3: writing rules from text).</summary>
public class DraftingTests
{
    static readonly PoliciesContent Policies = PoliciesContent.Read(Content.City, _ => true).Content!;
    static readonly FurtherFiles Files = FurtherFiles.Read(Content.City, Policies.Facts).Content!;
    static readonly Vocabulary Vocabulary = new(Policies.Facts, Files.Words);

    static PassageDraft Read(string text) => new PassageReader(Vocabulary).Read(text);

    [Fact]
    public void The_citys_words_products_and_dimensions_are_sound() =>
        Assert.Empty(FurtherFiles.Read(Content.City, Policies.Facts).Problems);

    [Theory]
    [InlineData("研发投入占营业收入比重不低于3%", "rdRatio >= 0.03")]
    [InlineData("研发投入占比３％以上", "rdRatio >= 0.03")]
    [InlineData("参保人数超过20人", "staff > 20")]
    [InlineData("参保二十人以上", "staff >= 20")]
    [InlineData("从业人员三百五十人以下", "staff <= 350")]
    [InlineData("年营业收入达到2亿元", "revenue >= 20000")]
    [InlineData("年营业收入2,000万元（含）以上", "revenue >= 2000")]
    [InlineData("裁员率不高于5.5%", "layoffRate <= 0.055")]
    [InlineData("冷库库容0.3万吨以上", "coldStorage >= 3000")]
    [InlineData("连续参保满1年", "insuredMonths >= 12")]
    [InlineData("年出口额5,000,000美元以上", "exportUsd >= 500")]
    [InlineData("具有高新技术企业资格", "highTech")]
    [InlineData("近12个月无环保、安全处罚", "not(penalty12m)")]
    [InlineData("未被列入严重失信主体名单", "not(dishonest)")]
    [InlineData("小微企业", "sizeClass in (\"micro\", \"small\")")]
    [InlineData("工业企业", "sector = \"industry\"")]
    public void One_phrase_becomes_one_condition(string text, string feel)
    {
        var draft = Read(text);

        Assert.Equal(feel, Assert.Single(draft.Lines).Feel);
        Assert.Empty(draft.Unread);
    }

    [Fact]
    public void A_clause_is_read_whole_and_every_condition_quotes_its_words()
    {
        const string text = "研发投入占比3%以上的高新技术企业，近12个月无处罚，按研发费用5%补助，最高100万元。";

        var draft = Read(text);

        Assert.Equal(["rdRatio >= 0.03", "highTech", "not(penalty12m)"], draft.Lines.Select(line => line.Feel));
        Assert.All(draft.Lines, line => Assert.Contains(line.Quote, text, StringComparison.Ordinal));
        Assert.Equal(("rdExpense * 10000 * 0.05", 1_000_000m), (draft.Benefit, draft.CapYuan!.Value));
        Assert.Empty(draft.Unread);
    }

    [Theory]
    [InlineData("冷库库容3,000吨以上，每吨补助100元，最高80万元", "coldStorage * 100", 800_000)]
    [InlineData("培训合格10人以上，每人500元，最高10万元", "trained * 500", 100_000)]
    [InlineData("首次上规的企业，一次性奖励10万元", "100000", null)]
    [InlineData("工业企业营业收入2000万元以上，按营收2‰奖励，最高50万元", "revenue * 10000 * 0.002", 500_000)]
    public void What_is_paid_is_read_too(string text, string benefit, int? cap)
    {
        var draft = Read(text);

        Assert.Equal((benefit, (decimal?)cap), (draft.Benefit, draft.CapYuan));
        Assert.Empty(draft.Unread);
    }

    [Fact]
    public void Grades_become_one_condition_and_a_formula()
    {
        var draft = Read("省级专精特新20万元，国家级“小巨人”50万元");

        Assert.Equal("specialised in (\"provincial\", \"little-giant\")", Assert.Single(draft.Lines).Feel);
        Assert.Equal("if specialised = \"provincial\" then 200000 else 500000", draft.Benefit);
    }

    [Theory]
    [InlineData("高新技术企业或科技型中小企业", "highTech or techSme")]
    [InlineData("研发投入占比3%以上的高新技术企业或科技型中小企业", "rdRatio >= 0.03", "highTech or techSme")]
    [InlineData(
        "高新技术企业且研发投入占比5%以上，或发明专利5件以上",
        "highTech or inventionPatents >= 5",
        "rdRatio >= 0.05 or inventionPatents >= 5"
    )]
    [InlineData("参保人数20人以上，且近12个月无处罚", "staff >= 20", "not(penalty12m)")]
    [InlineData("近12个月无处罚或严重失信行为", "not(penalty12m)", "not(dishonest)")]
    [InlineData("无严重失信和处罚记录的高新技术企业", "not(dishonest)", "not(penalty12m)", "highTech")]
    [InlineData("未列入严重失信主体名单或获评绿色工厂", "not(dishonest) or greenFactory")]
    [InlineData("省级专精特新或国家级“小巨人”", "specialised in (\"provincial\", \"little-giant\")")]
    [InlineData("符合下列条件之一：（一）高新技术企业；（二）参保人数20人以上", "highTech or staff >= 20")]
    [InlineData("有下列情形之一的，不予兑付：（一）严重失信主体；（二）受到行政处罚", "not(dishonest)", "not(penalty12m)")]
    [InlineData("工业企业、软件企业", "sector in (\"industry\", \"software\")")]
    [InlineData("发明专利3件或以上", "inventionPatents >= 3")]
    public void Words_that_join_conditions_are_read_as_they_bind(string text, params string[] lines)
    {
        var draft = Read(text);

        Assert.Equal(lines, draft.Lines.Select(line => line.Feel));
        Assert.Empty(draft.Unread);
        Assert.All(draft.Lines, line => Assert.Contains(line.Quote, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("高新技术企业或省级重点实验室")]
    [InlineData("取得海域使用权证书，或高新技术企业")]
    [InlineData("有下列情形之一：（一）国家级“小巨人”；（二）建有院士工作站")]
    public void An_alternative_of_which_one_side_was_not_understood_is_not_asked_for_alone(string text)
    {
        var draft = Read(text);

        Assert.Empty(draft.Lines);
        Assert.Contains(draft.Unread, one => one.Why.Contains("没有起草", StringComparison.Ordinal));
    }

    [Fact]
    public void And_and_or_without_a_comma_are_drafted_with_a_warning()
    {
        var draft = Read("参保人数20人以上且高新技术企业或绿色工厂");

        Assert.Equal(["staff >= 20 or greenFactory", "highTech or greenFactory"], draft.Lines.Select(line => line.Feel));
        Assert.Contains("请核对", Assert.Single(draft.Unread).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Alternatives_become_rows_of_the_table_and_are_judged_as_they_mean()
    {
        var rule = Check("100000", "staff >= 20 or revenue >= 2000", "not(penalty12m)");

        Assert.Contains(rule.Cases, one => one.Case.Name.StartsWith("另一条路", StringComparison.Ordinal) && one.Judged is true);
        Assert.Equal(2, rule.Xml.Split("<rule ").Length - 1);
        var read = PolicyTable.Read(rule.Xml, PolicyTable.KeyOf("drafted")).Value;
        Assert.Equal("(staff >= 20 and not(penalty12m)) or (revenue >= 2000 and not(penalty12m))", read.File.Condition);
        Assert.Equal("100000", read.File.Benefit);
        Assert.Equal(
            "enterprise.rule-ways",
            RuleCheck.Run(Policies.Policies[0], File(), [.. Wide().Select(line => new RuleLine("", line))], Policies.Facts).Fault!.Code
        );
    }

    static IEnumerable<string> Wide() =>
        new[] { "staff", "revenue", "assets", "rdExpense", "exportUsd", "coldStorage", "oilSupply" }.Select(fact =>
            $"{fact} >= 1 or {fact} <= -1"
        );

    [Theory]
    [InlineData("在本市依法注册的企业", "", false)]
    [InlineData("建有数据治理体系", "没有认出说的是哪个事实", true)]
    [InlineData("应当取得海域使用权证书", "没有认出说的是哪个事实", true)]
    [InlineData("参保人数20吨以上", "对不上", true)]
    [InlineData("参保人数20人", "没有写是以上还是以下", true)]
    [InlineData("近三年无行政处罚", "管的不是这个期限", true)]
    [InlineData("船龄10年以上", "没有认出来", true)]
    public void What_was_not_understood_is_said_and_never_dropped(string text, string why, bool asks)
    {
        var draft = Read(text);

        Assert.Empty(draft.Lines);
        // Whom a policy is for in general is no condition.
        Assert.Equal(asks, draft.Unread.Count > 0);
        if (asks)
            Assert.Contains(why, Assert.Single(draft.Unread).Why, StringComparison.Ordinal);
    }

    // The clauses of the city, from their own one-line summaries: how much of each condition the summary's words carry. Measured, not tuned to.
    [Fact]
    public void Of_the_leaves_that_are_drafted_from_the_citys_own_summaries_nine_of_ten_are_right()
    {
        var (right, drafted) = (0, 0);
        foreach (var clause in Policies.Clauses)
        {
            var wanted = clause
                .Criterion.Leaves.Select(leaf => leaf.Text.Replace(" = true", "", StringComparison.Ordinal))
                .ToHashSet(StringComparer.Ordinal);
            foreach (var line in Read(clause.File.Summary).Lines)
            {
                drafted++;
                var leaf = line.Feel.StartsWith("not(", StringComparison.Ordinal) ? line.Feel[4..^1] : line.Feel;
                if (wanted.Contains(leaf) || wanted.Contains(Reversed(leaf)))
                    right++;
            }
        }

        Assert.InRange(drafted, 25, 100);
        Assert.True(right >= 0.9 * drafted, $"{right} of {drafted}");
    }

    // in ("a", "b") and in ("b", "a") are one condition.
    static string Reversed(string leaf) =>
        LeafForm.Parse(leaf) is { Succeeded: true, Value: { Kind: LeafKind.OneOf } form }
            ? $"{form.Fact} in ({string.Join(", ", form.Values.Reverse().Select(value => $"\"{value}\""))})"
            : leaf;

    static ClauseFile File(string benefit = "100000") =>
        new(
            "drafted",
            "起草的条款",
            "说明",
            "office",
            new(2026, 1, 1),
            new(2026, 12, 31),
            "true",
            benefit,
            500_000,
            1,
            null,
            null,
            new(new(2026, 1, 1), new(2026, 12, 31)),
            new(1_000_000, BudgetRule.ProRata),
            ClauseRoute.Apply,
            false,
            12,
            []
        );

    static CheckedRule Check(string benefit, params string[] lines) =>
        RuleCheck.Run(Policies.Policies[0], File(benefit), [.. lines.Select(line => new RuleLine("原文", line))], Policies.Facts).Value;

    [Fact]
    public void A_rule_has_a_case_for_yes_for_each_limit_for_each_failure_and_for_each_unknown_and_both_engines_agree()
    {
        var rule = Check(
            "rdExpense * 10000 * 0.05",
            "rdRatio >= 0.03",
            "staff > 20",
            "not(penalty12m)",
            "sizeClass in (\"micro\", \"small\")",
            "starts with(industryCode, \"C136\")"
        );

        Assert.True(rule.Sound, string.Join('\n', rule.Cases.Where(one => !one.Agrees)));
        Assert.Equal(1, rule.Cases.Count(one => one.Case.Name == "符合"));
        Assert.Equal(
            [true, false],
            rule.Cases.Where(one => one.Case.Name.StartsWith("边界", StringComparison.Ordinal)).Select(one => one.Judged == true)
        );
        Assert.Equal(5, rule.Cases.Count(one => one.Case.Name.StartsWith("不符合", StringComparison.Ordinal)));
        Assert.Equal(5, rule.Cases.Count(one => one.Case.Holds is null));
        Assert.Equal(50_000m, rule.Cases[0].AmountYuan);
    }

    [Theory]
    [InlineData("staff >= 20", "staff <= 300")]
    [InlineData("highTech")]
    [InlineData("highTech or techSme")]
    [InlineData("staff >= 20 or revenue >= 2000", "not(penalty12m)")]
    [InlineData("highTech or specialised = \"little-giant\"", "rdRatio >= 0.05 or specialised = \"little-giant\"")]
    [InlineData("staff >= 300 or highTech", "staff <= 20")]
    [InlineData("not(sizeClass in (\"large\")) or staff < 300", "revenue < 0 or assets < 0")]
    [InlineData("not(sizeClass in (\"large\"))", "revenue < 0")]
    public void Any_rule_in_the_known_forms_is_sound(params string[] lines) => Assert.True(Check("1", lines).Sound);

    [Theory]
    [InlineData("enterprise.rule-contradicts", "staff >= 300", "staff <= 20")]
    [InlineData("enterprise.rule-contradicts", "highTech", "not(highTech)")]
    [InlineData("enterprise.leaf-form", "staff >= 20 or not highTech")]
    [InlineData("enterprise.leaf-form", "staff >= 20 and highTech")]
    [InlineData("enterprise.rule-fact", "staff >= 20 or vessels >= 1")]
    [InlineData("enterprise.rule-contradicts", "highTech", "not(highTech) or not(highTech)")]
    [InlineData("enterprise.rule-fact", "vessels >= 1")]
    [InlineData("enterprise.rule-fact-kind", "highTech >= 1")]
    [InlineData("enterprise.rule-fact-kind", "sizeClass = \"giant\"")]
    [InlineData("enterprise.rule-empty")]
    public void A_rule_that_cannot_be_is_refused_with_the_reason(string code, params string[] lines) =>
        Assert.Equal(
            code,
            RuleCheck.Run(Policies.Policies[0], File(), [.. lines.Select(line => new RuleLine("", line))], Policies.Facts).Fault!.Code
        );

    [Fact]
    public void The_drawing_says_the_clause_whole_and_is_read_back_to_the_same_condition()
    {
        var rule = Check("trained * 500", "trained >= 10", "not(dishonest)", "not(sizeClass in (\"large\", \"medium\"))");

        var read = PolicyTable.Read(rule.Xml, PolicyTable.KeyOf("drafted")).Value;

        // In a table an unknown size is not "large" either: the choices that remain are named.
        Assert.Equal("trained >= 10 and not(dishonest) and sizeClass in (\"micro\", \"small\")", read.File.Condition);
        Assert.Equal(("trained * 500", "起草的条款", Policies.Policies[0].Id), (read.File.Benefit, read.File.Title, read.PolicyId));
        Assert.Contains("原文", Assert.Single(read.Quotes), StringComparison.Ordinal);
        Assert.Empty(DmnModel.Read(rule.Xml).Required.Problems);
    }

    [Fact]
    public void A_table_with_a_second_row_becomes_an_alternative_with_its_own_amount()
    {
        var xml = Check("100000", "trained >= 10").Xml;
        var second = xml.Replace(
            "</decisionTable>",
            "<rule id=\"r2\"><inputEntry id=\"r2-in\"><text>[5..9]</text></inputEntry><outputEntry id=\"r2-out\"><text>20000</text></outputEntry></rule></decisionTable>",
            StringComparison.Ordinal
        );

        var read = PolicyTable.Read(second, PolicyTable.KeyOf("drafted")).Value;
        var criterion = Criterion.Compile(read.File.Condition, Policies.Facts).Value;

        foreach (
            var (trained, verdict, yuan) in new (int, Verdict, decimal?)[]
            {
                (10, Verdict.Entitled, 100_000),
                (7, Verdict.Entitled, 20_000),
                (2, Verdict.NotMet, null),
            }
        )
        {
            var sheet = new FactSheet([new("trained", (long)trained, "", DateTimeOffset.UnixEpoch)], DateTimeOffset.UnixEpoch);
            Assert.Equal(verdict, criterion.Judge(sheet).Verdict);
            var clause = new Clause(Policies.Policies[0], read.File, criterion, FeelExpression.Parse(read.File.Benefit).Required);
            Assert.Equal(yuan, verdict is Verdict.Entitled ? clause.Amount(sheet)?.Yuan : null);
        }
    }

    [Theory]
    [InlineData("<definitions/>")]
    [InlineData("nothing")]
    public void A_drawing_that_is_no_clause_is_refused(string xml) =>
        Assert.Equal("enterprise.broken-drawing", PolicyTable.Read(xml, "policy-clause-drafted").Fault!.Code);

    [Theory]
    [InlineData("二十", 20)]
    [InlineData("十五", 15)]
    [InlineData("三百五十", 350)]
    [InlineData("两千", 2_000)]
    [InlineData("一千二百零三", 1_203)]
    public void Numbers_in_characters_are_numbers(string text, int value) => Assert.Equal(value, ChineseNumber.Parse(text));
}
