using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.EcoEnvironment.Content;
using Yingzhou.Apps.Governance.EcoEnvironment.Sampling;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Judging;

/// <summary>复测销号: an exceedance may be closed when the monitor passed for the hours that are asked for, or a sample by hand did. By what was judged, never by what somebody says.</summary>
sealed class Retests(CityContext city, EcoContent content) : IClosingCondition
{
    public string Kind => JudgeEmission.Kind;

    public async Task<Fault?> Missing(Incident incident, Alert? alert, CancellationToken cancel)
    {
        // What somebody reported has no monitor to ask.
        if (
            alert is null
            || content.OutletOf(alert.SubjectKey) is not { } outlet
            || outlet.Limits.FirstOrDefault(limit => limit.Title == alert.Cause) is not { } limit
        )
            return null;
        // A verdict becomes known at the end of its hour or day.
        var from = alert.HappenedAt.AddDays(-1);
        var judged = await Judged(outlet.Device, limit.Factor, from, cancel);
        var last = judged.FindLastIndex(one => one.Verdict is EmissionVerdict.Exceed && (alert.EndedAt is null || one.At < alert.EndedAt));
        // Judged again and excused: nothing is left to retest.
        if (last < 0)
            return null;
        var recheck = Recheck.Of(judged.Skip(last + 1).Select(one => one.Verdict), content.RecheckHours);
        if (recheck.IsMet || await Passed(outlet.Device, limit.Factor, judged[last].At, cancel) is not null)
            return null;
        return new(
            "eco.not-retested",
            $"{outlet.Name}{limit.Title}复测 {recheck.Passed}/{recheck.Needed}，还没有达标：等监测连续达标，或登记合格的现场采样后再销号。",
            409
        )
        {
            Field = "opinion",
        };
    }

    /// <summary>The newest sample by hand after a moment, if it passes.</summary>
    public async Task<FieldSample?> Passed(string outlet, string factor, DateTimeOffset after, CancellationToken cancel) =>
        (await Samples(outlet, factor, after, cancel)) is [.., { Passes: true } newest] ? newest : null;

    /// <summary>In order of time.</summary>
    public async Task<IReadOnlyList<FieldSample>> Samples(string outlet, string factor, DateTimeOffset after, CancellationToken cancel) =>
        await city.Set<FieldSample>()
            .AsNoTracking()
            .Where(one => one.Outlet == outlet && one.Factor == factor && one.SampledAt > after)
            .OrderBy(one => one.SampledAt)
            .ToListAsync(cancel);

    /// <summary>The highest edition of each verdict since a moment, in order of time.</summary>
    public async Task<List<EmissionRecord>> Judged(string outlet, string factor, DateTimeOffset from, CancellationToken cancel) =>
        [
            .. (
                await city.Set<EmissionRecord>()
                    .AsNoTracking()
                    .Where(one => one.Outlet == outlet && one.Factor == factor && one.At >= from)
                    .ToListAsync(cancel)
            )
                .GroupBy(one => (one.Time, one.At))
                .Select(editions => editions.MaxBy(one => one.Edition)!)
                .OrderBy(one => one.At),
        ];
}
