using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

public class QuestionTreeTests
{
    static readonly double[] Frequencies = [.40, .20, .15, .10, .06, .04, .03, .02];

    static readonly Situation[] Eight = [.. Frequencies.Select((f, i) => new Situation($"S{i}", f, new HashSet<string> { $"M{i}" }))];

    static GuideQuestion YesNo(string id, IEnumerable<Situation> all, Func<int, bool> yes) =>
        new(id, $"{id}？", all.Select((situation, i) => (situation.Id, yes(i) ? "是" : "否")).ToDictionary());

    static readonly GuideQuestion[] OneByOne = [.. Enumerable.Range(0, 8).Select(i => YesNo($"是S{i}", Eight, j => j == i))];

    static readonly GuideQuestion[] EverySplit =
    [
        .. Enumerable.Range(1, 127).Select(mask => YesNo($"Q{mask:000}", Eight, j => (mask >> j & 1) == 1)),
    ];

    [Fact]
    public void A06_3_the_tree_asks_at_most_2_60_questions_between_the_bounds()
    {
        var free = QuestionTree.Derive(Eight, EverySplit, smoothing: 0).Value;
        var oneByOne = QuestionTree.Derive(Eight, OneByOne, smoothing: 0).Value;

        Assert.Equal(2.43, free.EntropyBits, 2);
        Assert.Equal(2.49, free.HuffmanQuestions, 2);
        Assert.Equal(2.49, free.MeanAsked, 2);
        Assert.Equal(2.54, oneByOne.MeanAsked, 2);
        Assert.InRange(oneByOne.MeanAsked, 0, 2.60);
    }

    [Fact]
    public void A06_3_smoothed_counts_of_ten_thousand_cases_give_the_same_tree()
    {
        var counted = Eight.Select(situation => situation with { Cases = situation.Cases * 10_000 }).ToList();

        Assert.InRange(QuestionTree.Derive(counted, EverySplit).Value.MeanAsked, 2.49, 2.60);
    }

    [Fact]
    public void What_a_register_knows_is_not_asked()
    {
        Situation[] situations =
        [
            new("本人办理", 80, Set("身份证")),
            new("代办", 15, Set("身份证", "委托书")),
            new("企业代办", 5, Set("营业执照", "委托书")),
        ];
        var person = new GuideQuestion("申请主体", "您以个人还是企业身份办理？", Answers("个人", "个人", "企业"), KnownFromData: true);
        var agent = new GuideQuestion("本人", "是您本人办理吗？", Answers("是", "否", "否"));

        var tree = QuestionTree.Derive(situations, [agent, person], smoothing: 0).Value;

        Assert.Equal("申请主体", Assert.IsType<GuideAsk>(tree.Root).Question.Id);
        Assert.Equal(0.95, tree.MeanAsked, 9);
        Assert.Equal(["身份证", "委托书"], Walk(tree, "个人", "否").Materials.Needed.OrderDescending());

        static HashSet<string> Set(params string[] materials) => [.. materials];
        static Dictionary<string, string> Answers(string a, string b, string c) =>
            new()
            {
                ["本人办理"] = a,
                ["代办"] = b,
                ["企业代办"] = c,
            };
    }

    [Fact]
    public void Someone_who_cannot_answer_gets_the_union_with_perhaps_marks()
    {
        Situation[] situations =
        [
            new("自有", 6, new HashSet<string> { "申请表", "房产证" }),
            new("租赁", 4, new HashSet<string> { "申请表", "租赁合同" }),
        ];
        var tree = QuestionTree.Derive(situations, [YesNo("自有", situations, i => i == 0)]).Value;

        Assert.Equal(["申请表"], tree.Root.Materials.Needed);
        Assert.Equal(["房产证", "租赁合同"], tree.Root.Materials.Perhaps.Order(StringComparer.Ordinal));
        Assert.False(tree.Root.Materials.IsSettled);
    }

    [Fact]
    public void A_choice_with_three_answers_beats_two_questions()
    {
        var three = Eight[..3];
        GuideQuestion choice = new(
            "哪一种",
            "属于哪一种？",
            new Dictionary<string, string>
            {
                ["S0"] = "甲",
                ["S1"] = "乙",
                ["S2"] = "丙",
            }
        );

        Assert.Equal(1, QuestionTree.Derive(three, [.. OneByOne, choice], smoothing: 0).Value.MeanAsked, 9);
    }

    [Fact]
    public void Situations_with_the_same_materials_are_not_told_apart()
    {
        var same = Eight.Select(situation => situation with { Materials = new HashSet<string> { "申请表" } }).ToList();

        Assert.IsType<GuideEnd>(QuestionTree.Derive(same, OneByOne).Value.Root);
    }

    [Fact]
    public void What_no_question_tells_apart_ends_open()
    {
        var tree = QuestionTree.Derive(Eight[..2], []).Value;

        Assert.False(Assert.IsType<GuideEnd>(tree.Root).Materials.IsSettled);
    }

    [Fact]
    public void A_situation_that_may_answer_either_way_is_found_on_both_branches()
    {
        var situations = Eight[..3];
        var either = new GuideQuestion("Q", "？", new Dictionary<string, string> { ["S0"] = "是", ["S1"] = "否" });

        var ask = Assert.IsType<GuideAsk>(QuestionTree.Derive(situations, [either], smoothing: 0).Value.Root);

        Assert.All(ask.Next.Values, next => Assert.Contains("M2", next.Materials.Perhaps));
    }

    [Fact]
    public void No_situations_or_no_frequencies_are_refused()
    {
        Assert.Equal("guide.no-situations", QuestionTree.Derive([], []).Fault?.Code);
        Assert.Equal("guide.no-frequencies", QuestionTree.Derive([Eight[0] with { Cases = 0 }], [], smoothing: 0).Fault?.Code);
        Assert.Equal("guide.duplicate-situation", QuestionTree.Derive([Eight[0], Eight[0]], []).Fault?.Code);
    }

    [Fact]
    public void Fifty_situations_and_forty_questions_are_planned_within_the_budget()
    {
        var many = Enumerable.Range(0, 50).Select(i => new Situation($"S{i:00}", 1 + (i % 7), new HashSet<string> { $"M{i}" })).ToList();
        var questions = Enumerable
            .Range(1, 40)
            .Select(q => YesNo($"Q{q:00}", many, i => q <= 6 ? (i >> (q - 1) & 1) == 1 : i * q % 53 < 20))
            .ToList();

        var tree = QuestionTree.Derive(many, questions).Value;

        Assert.InRange(tree.MeanAsked, tree.HuffmanQuestions - 1e-9, tree.HuffmanQuestions + 1);
    }

    [Fact]
    public void Every_situation_that_answers_truly_gets_exactly_its_materials_within_the_bounds() =>
        Gen.Int[1, 100]
            .Array[8]
            .Sample(
                weights =>
                {
                    var situations = Eight.Select((situation, i) => situation with { Cases = weights[i] }).ToList();
                    var tree = QuestionTree.Derive(situations, OneByOne, smoothing: 0).Value;
                    return situations.All(situation => Settle(tree.Root, situation.Id).SequenceEqual(situation.Materials))
                        && tree.MeanAsked >= tree.HuffmanQuestions - 1e-9
                        && tree.HuffmanQuestions >= tree.EntropyBits - 1e-9;
                },
                iter: 40
            );

    static IReadOnlyList<string> Settle(GuideStep step, string situation) =>
        step is GuideAsk ask ? Settle(ask.Next[ask.Question.Answers[situation]], situation) : step.Materials.Needed;

    static GuideStep Walk(QuestionTree tree, params string[] answers) =>
        answers.Aggregate(tree.Root, (step, answer) => ((GuideAsk)step).Next[answer]);
}
