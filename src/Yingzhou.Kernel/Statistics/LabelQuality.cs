namespace Yingzhou.Kernel;

/// <summary>How good labels are where a text may have several (多标签质量): precision and recall of each label, and macro-F1, in which a rare label counts as much as a frequent one.</summary>
public sealed record LabelQuality(IReadOnlyDictionary<string, DetectionQuality> ByLabel)
{
    /// <summary>Mean of the labels' F1; a label that was never said and never there counts 0, or silence would pay.</summary>
    public decimal MacroF1 => ByLabel.Count == 0 ? 0 : ByLabel.Values.Average(quality => quality.F1 ?? 0);

    /// <param name="said">What was said of each text, beside what is true of it.</param>
    public static LabelQuality Of(IReadOnlyList<(IReadOnlySet<string> Said, IReadOnlySet<string> True)> said, IEnumerable<string> labels) =>
        new(
            labels.ToDictionary(
                label => label,
                label =>
                    DetectionQuality
                        .Of(
                            said.Count(one => one.Said.Contains(label) && one.True.Contains(label)),
                            said.Count(one => one.Said.Contains(label)),
                            said.Count(one => one.True.Contains(label))
                        )
                        .Value,
                StringComparer.Ordinal
            )
        );
}
