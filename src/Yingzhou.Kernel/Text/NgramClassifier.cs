namespace Yingzhou.Kernel;

/// <summary>A short text and what it was found to say; none is an answer too.</summary>
public sealed record LabelledText(string Text, IReadOnlySet<string> Labels);

/// <param name="Probability">0 to 1.</param>
/// <param name="Because">The pieces of the text that speak for it most.</param>
public sealed record TextLabel(string Label, double Probability, IReadOnlyList<string> Because);

/// <summary>
/// Labels of short Chinese texts, several at a time (多标签文本分类): a logistic score for each label over the text's runs of one to three characters. It needs no word list, learns the same from the same
/// examples every time, and says which pieces of the text spoke for a label.
/// </summary>
public sealed class NgramClassifier
{
    const int Longest = 3;

    // A run seen in one example only says something about that example.
    const int LeastExamples = 2;
    const int Rounds = 300;
    const double Ridge = 0.02;
    const int MostBecause = 3;

    readonly Dictionary<string, int> runs;
    readonly double[][] weights;

    NgramClassifier(IReadOnlyList<string> labels, Dictionary<string, int> runs, double[][] weights) =>
        (Labels, this.runs, this.weights) = (labels, runs, weights);

    public IReadOnlyList<string> Labels { get; }

    /// <param name="labels">What may be said; each needs examples with it and without it.</param>
    public static Outcome<NgramClassifier> Learn(IReadOnlyList<LabelledText> examples, IReadOnlyList<string> labels)
    {
        foreach (var label in labels)
            if (!examples.Any(one => one.Labels.Contains(label)) || examples.All(one => one.Labels.Contains(label)))
                return new Fault("text.one-sided", $"标签“{label}”既要有是的例子，也要有不是的例子。");
        // In one order, whichever they came in: sums of doubles depend on it.
        examples = [.. examples.OrderBy(one => one.Text, StringComparer.Ordinal)];
        var texts = examples.Select(one => Runs(one.Text).ToHashSet(StringComparer.Ordinal)).ToList();
        var runs = texts
            .SelectMany(text => text)
            .CountBy(run => run)
            .Where(run => run.Value >= LeastExamples)
            .Select(run => run.Key)
            .Order(StringComparer.Ordinal)
            .Index()
            .ToDictionary(run => run.Item, run => run.Index, StringComparer.Ordinal);
        int[][] rows = [.. texts.Select(text => (int[])[.. text.Where(runs.ContainsKey).Select(run => runs[run]).Order()])];
        return new NgramClassifier(
            labels,
            runs,
            [.. labels.Select(label => Fit(rows, [.. examples.Select(one => one.Labels.Contains(label))], runs.Count))]
        );
    }

    /// <summary>Every label with its probability, in the order of <see cref="Labels"/>.</summary>
    public IReadOnlyList<TextLabel> Score(string text)
    {
        var known = Runs(text).Distinct(StringComparer.Ordinal).Where(runs.ContainsKey).ToList();
        return
        [
            .. Labels.Select(
                (label, at) =>
                    new TextLabel(
                        label,
                        Sigmoid(weights[at][^1] + (Scale(known.Count) * known.Sum(run => weights[at][runs[run]]))),
                        [
                            .. known
                                .Where(run => weights[at][runs[run]] > 0)
                                .OrderByDescending(run => weights[at][runs[run]])
                                .Take(MostBecause),
                        ]
                    )
            ),
        ];
    }

    public IReadOnlySet<string> Of(string text, double from = 0.5) =>
        Score(text).Where(one => one.Probability >= from).Select(one => one.Label).ToHashSet(StringComparer.Ordinal);

    // Gradient steps whose size each weight finds for itself (AdaGrad); examples with the label weigh as much as those without.
    static double[] Fit(int[][] rows, bool[] wanted, int width)
    {
        var (weights, seen) = (new double[width + 1], new double[width + 1]);
        var yes = wanted.Count(one => one);
        var (ofYes, ofNo) = (rows.Length / (2.0 * yes), rows.Length / (2.0 * (rows.Length - yes)));
        for (var round = 0; round < Rounds; round++)
        {
            var gradient = new double[width + 1];
            for (var i = 0; i < rows.Length; i++)
            {
                var scale = Scale(rows[i].Length);
                var odds = weights[width] + (scale * rows[i].Sum(run => weights[run]));
                var missed = (wanted[i] ? ofYes : ofNo) * ((wanted[i] ? 1 : 0) - Sigmoid(odds));
                foreach (var run in rows[i])
                    gradient[run] += missed * scale;
                gradient[width] += missed;
            }
            for (var at = 0; at <= width; at++)
            {
                var step = gradient[at] - (at == width ? 0 : Ridge * weights[at]);
                seen[at] += step * step;
                if (seen[at] > 0)
                    weights[at] += 0.5 * step / Math.Sqrt(seen[at]);
            }
        }
        return weights;
    }

    // A long text must not be surer only because it is long.
    static double Scale(int known) => known == 0 ? 0 : 1 / Math.Sqrt(known);

    static IEnumerable<string> Runs(string text)
    {
        var letters = string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        for (var length = 1; length <= Longest; length++)
        for (var at = 0; at + length <= letters.Length; at++)
            yield return letters.Substring(at, length);
    }

    static double Sigmoid(double odds) => 1 / (1 + Math.Exp(-odds));
}
