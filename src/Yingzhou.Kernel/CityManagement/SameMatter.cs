namespace Yingzhou.Kernel;

public enum MatterDecision
{
    /// <summary>新建案件</summary>
    New,

    /// <summary>请派遣员判断</summary>
    Ask,

    /// <summary>并入已有案件，可撤销</summary>
    Join,
}

/// <param name="Metres">Between both positions.</param>
/// <param name="TextLikeness">Jaccard of character bigrams, places folded.</param>
public readonly record struct MatterLikeness(
    double Metres,
    double Hours,
    double TextLikeness,
    bool SameSmallClass,
    bool PhotosAlike,
    double Score
);

/// <summary>
/// 重复上报: whether two reports are one matter (b10 §3). Weights and cuts are our own defaults, to be calibrated on labelled pairs; a score equal to a cut belongs above it.
/// </summary>
public sealed record SameMatter(double JoinFrom = 0.65, double AskFrom = 0.45)
{
    public static readonly SameMatter Default = new();

    const double CandidateMetres = 60;
    static readonly TimeSpan CandidateWithin = TimeSpan.FromDays(14);

    /// <summary>Whether two are compared at all: same large class, near, and recent or still open.</summary>
    public static bool IsCandidate(CityReport report, CityReport earlier, bool earlierCaseIsOpen) =>
        report.Kind.LargeClass == earlier.Kind.LargeClass
        && report.Position.MetresTo(earlier.Position) <= CandidateMetres + report.AccuracyMetres + earlier.AccuracyMetres
        && (earlierCaseIsOpen || (report.At - earlier.At).Duration() <= CandidateWithin);

    /// <param name="fold">Writes place names one way, so that 人民路 and 人民路东段 do not tell two places apart; <c>null</c> leaves the text.</param>
    public static MatterLikeness Compare(CityReport one, CityReport other, Func<string, string>? fold = null)
    {
        var metres = one.Position.MetresTo(other.Position);
        var hours = (one.At - other.At).Duration().TotalHours;
        var text = TextLikeness.Jaccard(TextLikeness.Shingles(Folded(one.Text)), TextLikeness.Shingles(Folded(other.Text)));
        var same = one.Kind == other.Kind;
        var photos =
            one.PhotoHash is { } first && other.PhotoHash is { } second && PhotoHash.Distance(first, second) <= PhotoHash.AlikeWithin;
        var score =
            (0.35 * Math.Exp(-Math.Pow(metres / 30, 2)))
            + (0.15 * Math.Exp(-hours / 72))
            + (0.35 * text)
            + (same ? 0.15 : 0)
            + (photos ? 0.10 : 0);
        return new(metres, hours, text, same, photos, Math.Min(1, score));

        string Folded(string text) => fold is null ? text : fold(text);
    }

    public MatterDecision Decide(double score) =>
        score >= JoinFrom ? MatterDecision.Join
        : score >= AskFrom ? MatterDecision.Ask
        : MatterDecision.New;
}
