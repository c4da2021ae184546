using Yingzhou.Kernel;

namespace Yingzhou.Engines.Tests.Cases;

/// <summary>
/// The guide's list against the list that the material table itself gives, over generated closed cases (a06 §3: at least 0.97 of 2,000). Applicants answer
/// truly, and one in ten does not know an answer.
/// </summary>
public class GuideReplayTests(ITestOutputHelper output)
{
    const int Cases = 2_400;

    [Fact]
    public void A06_the_guides_list_equals_the_final_list_in_97_of_100_closed_cases()
    {
        var random = new Random(20261125);
        var agreed = 0;
        for (var made = 0; made < Cases; made++)
        {
            var (situations, questions) = Table(random);
            var tree = QuestionTree.Derive(situations, questions).Value;
            var truth = situations[random.Next(situations.Count)];
            var list = Walk(tree.Root, truth.Id, () => random.Next(10) == 0, out var sure);
            // Who did not know an answer is shown a union; it has to hold all that is needed, marked as perhaps needed.
            if (
                sure
                    ? list.Needed.ToHashSet().SetEquals(truth.Materials)
                    : truth.Materials.IsSubsetOf([.. list.Needed, .. list.Perhaps]) && truth.Materials.IsSupersetOf(list.Needed)
            )
                agreed++;
        }

        var agreement = new RatioOf(agreed, Cases);
        output.WriteLine($"replay agreement {agreement}");
        Assert.True(agreement.Share >= 0.97m);
    }

    [Fact]
    public void No_material_can_be_left_out_of_a_settled_list_and_none_is_too_many()
    {
        var random = new Random(7);
        for (var made = 0; made < 300; made++)
        {
            var (situations, questions) = Table(random);
            var tree = QuestionTree.Derive(situations, questions).Value;
            foreach (var truth in situations)
            {
                var list = Walk(tree.Root, truth.Id, () => false, out _);
                Assert.True(truth.Materials.IsSupersetOf(list.Needed));
                Assert.True(!list.IsSettled || truth.Materials.SetEquals(list.Needed));
            }
        }
    }

    // Two to four questions with two or three answers each; every combination is a situation, every material depends on some of the answers.
    static (IReadOnlyList<Situation>, IReadOnlyList<GuideQuestion>) Table(Random random)
    {
        var choices = Enumerable.Range(0, random.Next(2, 4)).Select(_ => random.Next(2, 4)).ToList();
        var rows = choices
            .Aggregate(
                (IEnumerable<int[]>)
                    [
                        [],
                    ],
                (rows, count) => rows.SelectMany(row => Enumerable.Range(0, count).Select(answer => (int[])[.. row, answer]))
            )
            .ToList();
        var needs = Enumerable.Range(0, 5).Select(_ => (Question: random.Next(choices.Count), Answer: random.Next(2))).ToList();
        var situations = rows.Select(row => new Situation(
                string.Join('-', row),
                random.Next(1, 100),
                new HashSet<string> { "申请表" }
                    .Union(needs.Index().Where(need => row[need.Item.Question] == need.Item.Answer).Select(need => $"材料{need.Index}"))
                    .ToHashSet()
            ))
            .ToList();
        var questions = choices
            .Select(
                (_, q) =>
                    new GuideQuestion(
                        $"Q{q}",
                        "？",
                        rows.ToDictionary(row => string.Join('-', row), row => $"{row[q]}"),
                        KnownFromData: q == 0 && random.Next(2) == 0
                    )
            )
            .ToList();
        return (situations, questions);
    }

    static MaterialList Walk(GuideStep step, string situation, Func<bool> unknown, out bool sure)
    {
        sure = true;
        while (step is GuideAsk ask)
        {
            if (!ask.Question.KnownFromData && unknown())
            {
                sure = false;
                break;
            }
            step = ask.Next[ask.Question.Answers[situation]];
        }
        return step.Materials;
    }
}
