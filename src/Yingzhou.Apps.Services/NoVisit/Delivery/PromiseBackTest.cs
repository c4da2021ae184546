using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Delivery;

/// <summary>How promises would have been kept (承诺回测, a07 §3): each month is promised from what was known before it began.</summary>
/// <param name="Kept">Deliveries within their promise; one exactly at it was kept.</param>
/// <param name="MeanHours">Mean width of the promises; <c>null</c> when none was made.</param>
/// <param name="NotPromised">Deliveries of which too little was known.</param>
public sealed record PromiseBackTest(RatioOf Kept, double? MeanHours, int NotPromised)
{
    /// <summary>Coverage of a good 90 % promise: more often kept is too cautious, less often is a broken word. Both ends belong to it.</summary>
    public bool IsCalibrated => Kept.Share is >= 0.88m and <= 0.92m;

    /// <param name="from">First day of the months to be tested; what was ready before is only learned from.</param>
    public static PromiseBackTest Run(IReadOnlyCollection<DeliveryRecord> records, DateOnly from)
    {
        var (kept, promised, hours, silent) = (0, 0, 0.0, 0);
        foreach (var month in records.Where(record => record.ReadyAt.Day() >= from).GroupBy(MonthOf))
        {
            // Only what had arrived when the month began was known then.
            var known = new DeliveryHistory([
                .. records.Where(record => record.ReadyAt.AddHours(record.Hours) < CityTime.StartOf(month.Key)),
            ]);
            foreach (var delivery in month)
            {
                if (known.Promise(delivery.Route, delivery.Month, delivery.WindForce) is not { } promise)
                {
                    silent++;
                    continue;
                }
                promised++;
                hours += promise.Hours;
                if (delivery.Hours <= promise.Hours)
                    kept++;
            }
        }
        return new(new(kept, promised), promised == 0 ? null : hours / promised, silent);
    }

    static DateOnly MonthOf(DeliveryRecord record) => record.ReadyAt.Day() is var day ? new DateOnly(day.Year, day.Month, 1) : default;
}
