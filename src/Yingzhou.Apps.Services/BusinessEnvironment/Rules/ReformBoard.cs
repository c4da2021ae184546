using Yingzhou.Apps.Services.BusinessEnvironment.Indicators;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Rules;

/// <param name="Month">First day.</param>
/// <param name="Touched">Median working days of the item; <c>null</c> under five cases.</param>
/// <param name="Others">Of the other monitored items.</param>
sealed record EffectPoint(DateOnly Month, double? Touched, double? Others);

sealed record EffectView(ReformEffect Effect, IReadOnlyList<EffectPoint> Months);

/// <summary>改革前后: the cases of an item before and after a day, against those of the monitored items that it left alone.</summary>
sealed class ReformBoard(ICaseLog log, IndicatorContent content, Workdays workdays)
{
    public const int MostMonths = 24;

    public async Task<Outcome<EffectView>> Read(string item, DateOnly reform, int months, Subject official, CancellationToken cancel)
    {
        if (months is < 1 or > MostMonths)
            return new Fault("environment.effect-months", $"前后各看 1 到 {MostMonths} 个月。", 400) { Field = "months" };
        var (first, last) = (reform.AddMonths(-months), reform.AddMonths(months));
        var read = await log.Read(new(CityTime.StartOf(first), CityTime.StartOf(last), ByEnd: true), official, cancel);
        if (read.Fault is { } refused)
            return refused;
        var monitored = content.All.SelectMany(one => one.Items).Append(item).ToHashSet(StringComparer.Ordinal);
        var hours = new OfficeHours(workdays);
        var period = CasePeriod.Of(read.Value, hours, workdays);
        var outside = period.Findings.Select(finding => finding.Case).ToHashSet(StringComparer.Ordinal);
        var timed = period
            .Ended.Where(one => monitored.Contains(one.Code) && !outside.Contains(one.Number) && one.Decided >= one.Submitted)
            .Select(one => (one.Code, On: one.Decided!.Value.Day(), Days: Days(one, hours)))
            .ToList();
        return new EffectView(
            ReformEffect.Of(
                timed.Where(one => one.Code == item && one.On < reform).Select(one => one.Days),
                timed.Where(one => one.Code == item && one.On >= reform).Select(one => one.Days),
                timed.Where(one => one.Code != item && one.On < reform).Select(one => one.Days),
                timed.Where(one => one.Code != item && one.On >= reform).Select(one => one.Days)
            ),
            [
                .. Enumerable
                    .Range(0, 2 * months)
                    .Select(at =>
                    {
                        var (from, until) = (first.AddMonths(at), first.AddMonths(at + 1));
                        var own = timed.Where(one => one.On >= from && one.On < until).ToLookup(one => one.Code == item, one => one.Days);
                        return new EffectPoint(from, Median(own[true]), Median(own[false]));
                    }),
            ]
        );
    }

    static double? Median(IEnumerable<double> days) =>
        TimeSummary.Of(days) is var summary && SmallCells.MayShow(summary.Count) ? summary.Median : null;

    static double Days(LoggedCase one, OfficeHours hours) =>
        hours.Between(one.Submitted!.Value, one.Decided!.Value) is { Succeeded: true, Value: var time } ? time / hours.DayLength : 0;
}
