using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.EcoEnvironment.Content;
using Yingzhou.Apps.Governance.EcoEnvironment.Judging;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Explaining;

/// <param name="IsStored">The verdict that stands; otherwise what the marks and limits of today would make of the hour.</param>
sealed record FactorOutlook(string Factor, EmissionVerdict Verdict, NotJudgedReason Reason, bool IsStored, bool LateMark);

/// <summary>这个小时判不判: the verdict of an hour of one's own outlet, or what would become of one that is still to come.</summary>
sealed class HourOutlook(CityContext city, EcoContent content, PersonalCipher cipher, ConditionMarks marks)
{
    public async Task<Outcome<IReadOnlyList<FactorOutlook>>> Of(
        string? device,
        DateTimeOffset? at,
        Subject party,
        CancellationToken cancel = default
    )
    {
        if (content.OutletOf(device ?? "") is not { } outlet || party.PartyKey is null || cipher.PartyKey(outlet.Uscc) != party.PartyKey)
            return EcoFaults.NotOwn;
        if (at is not { } asked)
            return EcoFaults.Hour;
        if (outlet.Kind is OutletKind.Water)
            return EcoFaults.ByDay;
        var hour = HourMeans.HourOf(asked);
        var stored = await city.Set<EmissionRecord>()
            .AsNoTracking()
            .Where(one => one.Outlet == outlet.Device && one.At == hour && one.Time == AveragingTime.Hour)
            .ToListAsync(cancel);
        var told = await marks.Of(outlet, hour, hour.AddHours(1), cancel);
        FactorOutlook[] factors =
        [
            .. outlet
                .Limits.Where(limit => limit.Time is AveragingTime.Hour)
                .GroupBy(limit => limit.Factor)
                .Select(factor =>
                {
                    if (stored.Where(one => one.Factor == factor.Key).MaxBy(one => one.Edition) is { } stands)
                        return new FactorOutlook(
                            factor.First().Title,
                            stands.Verdict,
                            stands.Reason,
                            true,
                            stands.Notes.Contains("late-mark", StringComparison.Ordinal)
                        );
                    var would = Exceedance.GasHour(hour, null, null, null, factor.Select(limit => limit.Of(outlet.Device)), told);
                    return new FactorOutlook(factor.First().Title, would.Verdict, would.Reason, false, would.Notes.Contains("late-mark"));
                }),
        ];
        return factors;
    }
}
