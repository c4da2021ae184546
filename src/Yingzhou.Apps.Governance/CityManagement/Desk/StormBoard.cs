using Yingzhou.Apps.Governance.CityManagement.Casework;
using Yingzhou.Apps.Governance.CityManagement.Content;
using Yingzhou.Apps.Governance.CityManagement.Reporting;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.CityManagement.Desk;

/// <summary>One place and one large class (同一处): what waits there, and which cases are open.</summary>
/// <param name="Reporters">How many different ones.</param>
sealed record StormSpot(string Grid, string Class, IReadOnlyList<ProblemReport> Waiting, int Reporters, IReadOnlyList<CityCase> Open);

/// <summary>态势: after a storm three hundred reports are a dozen places; the commander wants those.</summary>
static class StormBoard
{
    /// <summary>The places with most waiting first, then those with most open cases.</summary>
    public static IReadOnlyList<StormSpot> Of(
        IReadOnlyList<ProblemReport> waiting,
        IReadOnlyList<CityCase> open,
        CityManagementContent content
    )
    {
        string ClassOf(string kind) => content.Kinds.TryGetValue(kind, out var known) ? known.Class : kind;
        var reports = waiting.ToLookup(report => (report.Grid, ClassOf(report.Kind)));
        var cases = open.ToLookup(one => (one.Grid, ClassOf(one.Kind)));
        return
        [
            .. reports
                .Select(same => same.Key)
                .Union(cases.Select(same => same.Key))
                .Select(key => new StormSpot(
                    key.Item1,
                    key.Item2,
                    [.. reports[key].OrderBy(report => report.ReportedAt)],
                    reports[key].Select(report => report.ReporterKey).Distinct().Count(),
                    [.. cases[key]]
                ))
                .OrderByDescending(spot => spot.Waiting.Count)
                .ThenByDescending(spot => spot.Open.Count)
                .ThenBy(spot => spot.Grid, StringComparer.Ordinal),
        ];
    }
}
