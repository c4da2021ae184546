using Yingzhou.Apps.Governance.CityManagement.Content;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.CityManagement;

/// <summary>文字认类别 on the city's own examples: how good it is on texts that it has not learnt from.</summary>
public class KindGuessTests(ITestOutputHelper output)
{
    const int Folds = 4;

    static readonly CityContent City = CityContent.Find(AppContext.BaseDirectory)!;
    static readonly KindGuess Guess = KindGuess.Read(City, CityManagementContent.Read(City, _ => true).Content!).Content!;

    [Fact]
    public void On_texts_that_it_has_not_seen_it_is_mostly_right_and_says_how_sure_it_is()
    {
        List<(string Kind, KindProposal Best)> judged = [];
        for (var fold = 0; fold < Folds; fold++)
        {
            var learned = NgramClassifier.Learn([.. Guess.Examples.Where((_, at) => at % Folds != fold)], Guess.Kinds).Value;
            judged.AddRange(
                Guess
                    .Examples.Where((_, at) => at % Folds == fold)
                    .Select(one => (one.Labels.Single(), KindGuess.Proposals(learned, one.Text)[0]))
            );
        }

        var macro = Guess.Kinds.Average(kind =>
        {
            double right = judged.Count(one => one.Kind == kind && one.Best.Kind == kind);
            var all = judged.Count(one => one.Kind == kind) + judged.Count(one => one.Best.Kind == kind);
            return all == 0 ? 0 : 2 * right / all;
        });
        var sure = judged.Where(one => one.Best.IsSure).ToList();
        var precision = sure.Count(one => one.Kind == one.Best.Kind) / (double)sure.Count;
        output.WriteLine($"macro-F1 {macro:0.000}; sure of {sure.Count} of {judged.Count}, of these right {precision:0.000}");
        foreach (var bin in judged.GroupBy(one => (int)(one.Best.Probability * 5)).OrderBy(bin => bin.Key))
            output.WriteLine(
                $"said {bin.Average(one => one.Best.Probability):0.00}, was {bin.Count(one => one.Kind == one.Best.Kind) / (double)bin.Count():0.00} ({bin.Count()})"
            );

        Assert.True(macro >= 0.7, $"macro-F1 {macro:0.000}");
        Assert.True(precision >= 0.85, $"right where it is sure: {precision:0.000}");
    }

    [Theory]
    [InlineData("解放路公交站的路灯不亮了", "0103")]
    [InlineData("工地半夜还在打桩，噪声大得睡不着", "1301")]
    public void Sure_it_proposes_one(string text, string kind)
    {
        var only = Assert.Single(Guess.Of(text));
        Assert.Equal((kind, true), (only.Kind, only.IsSure));
    }

    [Fact]
    public void Unsure_it_asks_among_several_and_of_nothing_it_says_nothing()
    {
        Assert.Equal(3, Guess.Of("这里有个问题请来看看").Count);
        Assert.Empty(Guess.Of("  "));
    }

    [Theory]
    [InlineData("\"kind\": \"0103\"", "\"kind\": \"9999\"", "没有类别 9999")]
    [InlineData("\"路灯坏了两盏\"", "\"路灯不亮\"", "不能写两次")]
    public void Examples_that_cannot_be_are_refused(string sound, string wrong, string says)
    {
        var folder = Directory.CreateTempSubdirectory("yz-kinds-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "city-management"));
            File.WriteAllText(
                Path.Combine(folder.FullName, "city-management/kind-examples.json"),
                City.ReadText("city-management/kind-examples.json").Replace(sound, wrong, StringComparison.Ordinal)
            );
            var read = KindGuess.Read(new(folder.FullName), CityManagementContent.Read(City, _ => true).Content!);
            Assert.Contains(read.Problems, problem => problem.ToString().Contains(says, StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
