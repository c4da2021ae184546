using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.CityManagement.Casework;
using Yingzhou.Apps.Governance.CityManagement.Reporting;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.CityManagement.Desk;

/// <summary>A case that a report may be about, by the report of it that is most alike.</summary>
sealed record MatterCandidate(CityCase Case, ProblemReport Report, MatterLikeness Likeness, MatterDecision Decision);

/// <summary>重复上报: which cases a report may be about, the likest first (b10 §3).</summary>
sealed class MatterCandidates(CityContext city)
{
    const int Shown = 5;

    // Of the rule: 60 m and both accuracies; a grid's middle is as exact as its half diagonal.
    const double FarthestMetres = 600;
    const double MetresPerDegree = 110_500;

    // The distance at which the rule stops comparing: a position less exact than that is none. Own default.
    const double ExactMetres = 60;

    static readonly TimeSpan Recent = TimeSpan.FromDays(14);

    public async Task<IReadOnlyList<MatterCandidate>> Of(CityReport report, Guid? self, CancellationToken cancel)
    {
        var span = FarthestMetres / MetresPerDegree;
        var (south, north, since) = (report.Position.Latitude - span, report.Position.Latitude + span, report.At - Recent);
        var (west, east) = (report.Position.Longitude - (2 * span), report.Position.Longitude + (2 * span));
        var near = await (
            from other in city.Set<ProblemReport>().AsNoTracking()
            join one in city.Set<CityCase>().AsNoTracking() on other.CaseId equals (Guid?)one.Id
            where
                other.Latitude >= south
                && other.Latitude <= north
                && other.Longitude >= west
                && other.Longitude <= east
                && (one.ClosedAt == null || other.ReportedAt >= since)
            select new { other, one }
        ).ToListAsync(cancel);
        return
        [
            .. near.Where(pair => pair.other.Id != self && SameMatter.IsCandidate(report, pair.other.AsRule, pair.one.IsOpen))
                .Select(pair => (pair.one, pair.other, Likeness: SameMatter.Compare(report, pair.other.AsRule)))
                .GroupBy(pair => pair.one.Id)
                .Select(same => same.MaxBy(pair => pair.Likeness.Score))
                .Select(best => new MatterCandidate(best.one, best.other, best.Likeness, Decide(report, best.other, best.Likeness)))
                .Where(candidate => candidate.Decision is not MatterDecision.New)
                .OrderByDescending(candidate => candidate.Likeness.Score)
                .Take(Shown),
        ];
    }

    // Two middles of one grid are no metre apart and tell nothing: then nobody is told that it is the same, only asked.
    static MatterDecision Decide(CityReport report, ProblemReport other, MatterLikeness likeness) =>
        SameMatter.Default.Decide(likeness.Score) is MatterDecision.Join
        && Math.Max(report.AccuracyMetres, other.AccuracyMetres) > ExactMetres
            ? MatterDecision.Ask
            : SameMatter.Default.Decide(likeness.Score);
}
