using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

/// <summary>Several labels for one short text, and how good they are.</summary>
public class TextLabelTests
{
    static LabelledText Text(string text, params string[] labels) => new(text, labels.ToHashSet());

    static readonly LabelledText[] Examples =
    [
        Text("排队太慢", "speed"),
        Text("等得太久太慢", "speed"),
        Text("办得慢还要排队", "speed"),
        Text("材料太多", "material"),
        Text("又要补材料", "material"),
        Text("复印材料要三份", "material"),
        Text("补材料补得太慢", "speed", "material"),
        Text("不满意"),
        Text("很失望"),
    ];

    [Fact]
    public void A_text_may_have_two_labels_or_none_and_says_what_speaks_for_them()
    {
        var classifier = NgramClassifier.Learn(Examples, ["speed", "material"]).Value;

        Assert.Equal(["material", "speed"], classifier.Of("补材料补得太慢！").Order());
        Assert.Empty(classifier.Of("不好"));
        Assert.Empty(classifier.Of(""));
        Assert.Contains("材料", classifier.Score("少一份材料").Single(one => one.Label == "material").Because);
    }

    [Fact]
    public void It_learns_the_same_every_time_and_whatever_the_order()
    {
        var (one, other) = (
            NgramClassifier.Learn(Examples, ["speed", "material"]).Value,
            NgramClassifier.Learn([.. Examples.Reverse()], ["material", "speed"]).Value
        );

        foreach (var text in new[] { "慢", "材料和排队", "" })
            Assert.Equal(
                one.Score(text).OrderBy(label => label.Label).Select(label => Math.Round(label.Probability, 6)),
                other.Score(text).OrderBy(label => label.Label).Select(label => Math.Round(label.Probability, 6))
            );
    }

    [Fact]
    public void A_label_without_examples_on_both_sides_is_refused()
    {
        Assert.Equal("text.one-sided", NgramClassifier.Learn(Examples, ["system"]).Fault?.Code);
        Assert.Equal("text.one-sided", NgramClassifier.Learn([Text("慢", "speed"), Text("很慢", "speed")], ["speed"]).Fault?.Code);
    }

    [Fact]
    public void Macro_F1_counts_every_label_alike_and_silence_as_nothing()
    {
        IReadOnlySet<string> Set(params string[] labels) => labels.ToHashSet();
        var quality = LabelQuality.Of([(Set("a"), Set("a")), (Set("a"), Set("a", "b")), (Set("a"), Set())], ["a", "b", "c"]);

        Assert.Equal(
            (2, 3, 2),
            (quality.ByLabel["a"].Precision.Numerator, quality.ByLabel["a"].Precision.Denominator, quality.ByLabel["a"].Recall.Numerator)
        );
        // F1 of a: 2·2 ÷ (3 + 2); b was missed, c is nowhere.
        Assert.Equal(0.8m / 3, quality.MacroF1, 6);
    }
}
