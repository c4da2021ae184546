using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Figures;

/// <summary>A finished case as the no-visit rate sees it (不见面办件).</summary>
/// <param name="Visits">How often somebody had to be there in person, from application to result.</param>
/// <param name="Reason">Code of the reason for the first visit; <c>null</c> without one.</param>
/// <param name="Island">Region of the applicant.</param>
public sealed record VisitedCase(int Visits, string? Reason, string Island);

/// <summary>不见面率 = cases without any physical presence ÷ all; the reasons of the others are the backlog of work (a07 §3).</summary>
public static class NoVisitRate
{
    public const string NotGiven = "not-given";

    public static RatioOf Of(IEnumerable<VisitedCase> cases) => RatioOf.Count(cases, one => one.Visits == 0);

    /// <summary>Forced visits by reason, the most frequent first. A visit without a reason is one: nobody may hide it by not writing it down.</summary>
    public static IReadOnlyList<ParetoLine<string>> ForcedVisits(IEnumerable<VisitedCase> cases) =>
        Pareto.Of(cases.Where(one => one.Visits > 0).Select(one => one.Reason ?? NotGiven));

    /// <summary>Saved ferry-hours (节省的航程) = Σ avoided trips × round-trip hours by island (a07 §5).</summary>
    /// <param name="avoided">Trips that were not needed, by island.</param>
    /// <param name="roundTripHours">By island; of an island that is not in it nothing is claimed.</param>
    public static double SavedFerryHours(
        IEnumerable<(string Island, int Trips)> avoided,
        IReadOnlyDictionary<string, double> roundTripHours
    ) => avoided.Sum(one => one.Trips * roundTripHours.GetValueOrDefault(one.Island));
}
