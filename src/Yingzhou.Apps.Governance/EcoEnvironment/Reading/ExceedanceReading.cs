using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.EcoEnvironment.Content;
using Yingzhou.Apps.Governance.EcoEnvironment.Judging;
using Yingzhou.Apps.Governance.EcoEnvironment.Sampling;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Reading;

/// <param name="Editions">Every verdict on the same hour or day, the newest first.</param>
/// <param name="Around">Verdicts of the same factor shortly before and after.</param>
/// <param name="Beside">Verdicts of the outlet's other factors on the same hour or day.</param>
/// <param name="Packets">As the monitor sent them; empty when they are no longer among its newest.</param>
sealed record ExceedanceView(
    ExceedanceLine Line,
    Outlet Outlet,
    IReadOnlyList<EmissionRecord> Editions,
    IReadOnlyList<EmissionRecord> Around,
    IReadOnlyList<EmissionRecord> Beside,
    IReadOnlyList<string> Packets,
    IReadOnlyList<FieldSample> Samples,
    bool MaySample
);

/// <summary>One exceedance with all that its verdict rests on (判定卡): packet → mark → validity → conversion → limit → verdict, and what came after.</summary>
sealed class ExceedanceReading(
    CityContext city,
    EcoContent content,
    EcoBoard board,
    Retests retests,
    IObservations observations,
    IPermissions permissions
)
{
    static readonly TimeSpan Shortly = TimeSpan.FromHours(6);

    public async Task<Outcome<ExceedanceView>> Read(Guid id, Subject official, CancellationToken cancel = default)
    {
        var all = await board.Exceedances(official, cancel);
        if (all.Fault is { } refused)
            return refused;
        if (all.Value.FirstOrDefault(one => one.Record.Id == id) is not { } line || content.OutletOf(line.Record.Outlet) is not { } outlet)
            return EcoFaults.NoExceedance;
        var record = line.Record;
        var judged = await retests.Judged(record.Outlet, record.Factor, record.At - Shortly, cancel);
        return new ExceedanceView(
            line,
            outlet,
            await city.Set<EmissionRecord>()
                .AsNoTracking()
                .Where(one => one.Outlet == record.Outlet && one.Factor == record.Factor && one.At == record.At && one.Time == record.Time)
                .OrderByDescending(one => one.Edition)
                .ToListAsync(cancel),
            [.. judged.Where(one => one.At != record.At && one.At <= record.At + Shortly)],
            [
                .. (
                    await city.Set<EmissionRecord>()
                        .AsNoTracking()
                        .Where(one => one.Outlet == record.Outlet && one.Factor != record.Factor && one.At == record.At)
                        .ToListAsync(cancel)
                )
                    .GroupBy(one => one.Factor)
                    .Select(editions => editions.MaxBy(one => one.Edition)!),
            ],
            Packets(await observations.Look(record.Outlet, cancel), record),
            await retests.Samples(record.Outlet, record.Factor, record.At, cancel),
            permissions.Decide(official, EcoRights.Sample, new("eco-sample", "") { Region = record.Region }).Allowed
        );
    }

    static IReadOnlyList<string> Packets(DeviceLook? look, EmissionRecord record)
    {
        var local = record.At.ToOffset(CityTime.Offset);
        var time =
            "DataTime=" + local.ToString(record.Time is AveragingTime.Hour ? "yyyyMMddHH" : "yyyyMMdd", CultureInfo.InvariantCulture);
        return
        [
            .. (look?.Frames ?? [])
                .Where(frame => frame.Refusal is null)
                .Select(frame => Encoding.ASCII.GetString(frame.Raw).Trim())
                .Where(text => text.Contains(time, StringComparison.Ordinal)),
        ];
    }
}
