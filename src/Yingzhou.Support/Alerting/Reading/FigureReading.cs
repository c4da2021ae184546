using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting.Content;

namespace Yingzhou.Support.Alerting.Reading;

/// <summary>处置评价: counted from the incidents themselves each time.</summary>
sealed class FigureReading(IncidentReading reading, AlertingContent content)
{
    public async Task<IncidentFigures> Of(DateOnly from, DateOnly until, Subject official, CancellationToken cancel)
    {
        var (first, last) = (CityTime.StartOf(from), CityTime.EndOf(until));
        var known = reading.InSight(official) is { } seen
            ? await seen.Where(one => one.KnownAt >= first && one.KnownAt <= last).ToListAsync(cancel)
            : [];
        return new(
            from,
            until,
            [
                Of("", "全部", known),
                .. known
                    .GroupBy(one => one.Kind)
                    .Select(kind => Of(kind.Key, content.Kinds.GetValueOrDefault(kind.Key)?.Title ?? kind.Key, [.. kind]))
                    .OrderByDescending(kind => kind.Known)
                    .ThenBy(kind => kind.Kind, StringComparer.Ordinal),
            ]
        );
    }

    static KindFigures Of(string kind, string title, IReadOnlyList<Incident> known)
    {
        var verified = known.Where(one => one.VerifiedAt is not null).ToList();
        var closed = known.Where(one => one.Stage is IncidentStage.Closed).ToList();
        return new(
            kind,
            title,
            known.Count,
            RatioOf.Count(verified, one => one.Stage is not IncidentStage.FalseAlarm),
            Minutes(known.Where(one => one.AlertId is not null), one => one.KnownAt - one.HappenedAt),
            Minutes(known, one => one.AnsweredAt - one.KnownAt),
            Minutes(known, one => one.VerifiedAt - one.KnownAt),
            TimeSummary.Of(closed.Select(one => (one.ClosedAt!.Value - one.KnownAt).TotalHours)),
            RatioOf.Count(closed, one => !one.WasLate)
        );
    }

    // What has not happened yet took no time and does not count.
    static TimeSummary Minutes(IEnumerable<Incident> incidents, Func<Incident, TimeSpan?> took) =>
        TimeSummary.Of(incidents.Select(took).OfType<TimeSpan>().Select(time => Math.Max(0, time.TotalMinutes)));
}
