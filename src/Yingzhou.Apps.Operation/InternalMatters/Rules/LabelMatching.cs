namespace Yingzhou.Apps.Operation.InternalMatters.Rules;

/// <summary>A form's field, or a data element, as the matching sees it.</summary>
/// <param name="Codes">Values of its code list; empty for free input.</param>
public sealed record LabelledField(string Id, string Label, string Type, IReadOnlyCollection<string> Codes);

public enum MatchBand
{
    /// <summary>新数据元：below 0.60.</summary>
    New,

    /// <summary>人工复核：0.60 to below 0.85.</summary>
    Review,

    /// <summary>自动建议：0.85 and above.</summary>
    Suggested,
}

public sealed record FieldMatch(LabelledField Field, LabelledField? Element, double Score, MatchBand Band);

/// <summary>
/// Maps the fields of a new form to data elements (字段映射): 0.6 · Dice of the folded labels + 0.2 · same type + 0.2 · overlap of the code lists; from 0.85 suggested, from
/// 0.60 to a reviewer, below a new element (a01 §3).
/// </summary>
public static class LabelMatching
{
    public const double SuggestFrom = 0.85;
    public const double ReviewFrom = 0.60;

    const double LabelWeight = 0.6;
    const double TypeWeight = 0.2;
    const double CodesWeight = 0.2;

    // A score that equals a limit belongs to the better band, whatever the last bit of its sum.
    const double Rounding = 1e-9;

    public static double Score(LabelledField field, LabelledField element, LabelText text) =>
        Score(field, text.Fold(field.Label), element, text.Fold(element.Label));

    public static MatchBand BandOf(double score) =>
        score >= SuggestFrom - Rounding ? MatchBand.Suggested
        : score >= ReviewFrom - Rounding ? MatchBand.Review
        : MatchBand.New;

    /// <summary>The best element for a field; of equals the one listed first.</summary>
    public static FieldMatch Best(LabelledField field, IEnumerable<LabelledField> elements, LabelText text) =>
        BestOf(field, [.. elements.Select(element => (element, text.Fold(element.Label)))], text);

    /// <param name="elements">With their labels folded, for whoever asks often.</param>
    public static FieldMatch BestOf(LabelledField field, IReadOnlyList<(LabelledField Element, string Folded)> elements, LabelText text)
    {
        var label = text.Fold(field.Label);
        var best = elements
            .Select(one => (one.Element, Score: Score(field, label, one.Element, one.Folded)))
            .OrderByDescending(one => one.Score)
            .FirstOrDefault();
        var band = best.Element is null ? MatchBand.New : BandOf(best.Score);
        return new(field, band is MatchBand.New ? null : best.Element, best.Score, band);
    }

    static double Score(LabelledField field, string label, LabelledField element, string folded) =>
        (LabelWeight * LabelText.Dice(label, folded))
        + (TypeWeight * (field.Type == element.Type ? 1 : 0))
        + (CodesWeight * Overlap(field.Codes, element.Codes));

    // Two fields without code lists have nothing to disagree about; one with and one without are of different kinds.
    static double Overlap(IReadOnlyCollection<string> left, IReadOnlyCollection<string> right)
    {
        if (left.Count == 0 && right.Count == 0)
            return 1;
        var union = left.Union(right, StringComparer.Ordinal).Count();
        return (double)left.Intersect(right, StringComparer.Ordinal).Count() / union;
    }
}
