using Yingzhou.Apps.Services.NoVisit.Content;
using Yingzhou.Apps.Services.NoVisit.Delivery;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Demo;

/// <summary>Three made-up years of deliveries up to this month, made when first asked for; the last twelve months are promised and tested (模拟历史与回测).</summary>
sealed class SimulatedPast(NoVisitContent content, TimeProvider clock)
{
    const int Seed = 20261125;
    const int PerDay = 2;

    readonly Lazy<(DeliveryHistory History, PromiseBackTest Test)> made = new(() => Make(content, clock.GetUtcNow().Day()));

    public DeliveryHistory History => made.Value.History;

    public PromiseBackTest Test => made.Value.Test;

    static (DeliveryHistory, PromiseBackTest) Make(NoVisitContent content, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var records = new SimulatedDeliveries(content.Timetable, [.. content.Suspension.Values], content.MeanWindByMonth, Seed).Make(
            [.. content.Routes.Select(route => (route.Id, content.Origin, route.To))],
            month.AddYears(-3),
            month.AddDays(-1),
            PerDay
        );
        return (new(records), PromiseBackTest.Run(records, month.AddYears(-1)));
    }
}
