using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Recognition;

/// <summary>What a recognition is from its last day on (到期复核).</summary>
/// <param name="Clause">By which it holds; <c>null</c> when it stays as it was, or lapses.</param>
/// <param name="ValidTo"><c>null</c> when it lapses.</param>
public sealed record RenewedRecognition(Renewed What, CategoryClause? Clause, DateOnly? ValidTo);

/// <summary>
/// 续期与降级 (a10 §3): on the last day the facts are looked at again. Whoever still fulfils the category, or a higher one, keeps it (a higher one is applied for, for it is made public); whoever fulfils a lower
/// one gets that; while something unknown decides, the category goes on for a while.
/// </summary>
public static class RecognitionRenewal
{
    /// <summary>Own default: as long as what is unknown can be found out.</summary>
    public const int UndecidedDays = 90;

    public static bool IsDue(DateOnly validTo, DateOnly today) => today >= validTo;

    public static RenewedRecognition Of(
        string category,
        DateOnly validTo,
        CategoryFinding finding,
        IReadOnlyDictionary<string, int> validYears,
        DateOnly today
    )
    {
        // What ended while nobody looked (a stopped platform) goes on from today, not from the past.
        var from = validTo > today ? validTo : today;
        var what = Renewal.Of(category, finding);
        return what switch
        {
            Renewed.Kept or Renewed.Raised => new(what, what is Renewed.Kept ? finding.Proven : null, from.AddYears(validYears[category])),
            Renewed.Lowered => new(what, finding.Proven, from.AddYears(validYears[finding.Proven!.Category])),
            Renewed.Undecided => new(what, null, from.AddDays(UndecidedDays)),
            _ => new(what, null, null),
        };
    }
}
