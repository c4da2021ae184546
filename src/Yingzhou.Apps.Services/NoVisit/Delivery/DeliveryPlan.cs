using Yingzhou.Apps.Services.NoVisit.Content;
using Yingzhou.Apps.Services.NoVisit.Demo;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Delivery;

/// <summary>How a result would get to an island, and by when (送达方案).</summary>
/// <param name="Journey">By timetable, if every boat goes; <c>null</c> when it does not arrive within two weeks.</param>
/// <param name="PromisedAt">At 90 %, from history; never earlier than the timetable allows. <c>null</c> when nothing is promised.</param>
/// <param name="WindForce">Forecast for tomorrow.</param>
/// <param name="SuspensionTomorrow">Probability that one of the boats on the way does not go tomorrow.</param>
public sealed record DeliveryPlan(
    DeliveryRoute Route,
    DateTimeOffset ReadyAt,
    Journey? Journey,
    DeliveryPromise? Promise,
    DateTimeOffset? PromisedAt,
    int WindForce,
    double SuspensionTomorrow,
    IReadOnlyList<Alternative> Alternatives
);

/// <summary>Plans deliveries over the city's timetable.</summary>
sealed class DeliveryPlanner(NoVisitContent content, IWindForecast wind, SimulatedPast past)
{
    readonly EarliestArrival arrivals = new(content.Timetable);

    /// <param name="assumedWind">Force to reckon with instead of the forecast: what if.</param>
    public DeliveryPlan Plan(DeliveryRoute route, DateTimeOffset readyAt, bool electronic, int? assumedWind = null)
    {
        var today = readyAt.Day();
        var force = assumedWind ?? wind.ForceOn(today);
        var tomorrow = assumedWind ?? wind.ForceOn(today.AddDays(1));
        var journey = arrivals.Find(content.Origin, route.To, readyAt);
        var promise = past.History.Promise(route.Id, today.Month, force);
        var suspension = SuspensionOdds.AnyOf(route.Lines.Select(line => content.Suspension[line]), tomorrow);
        return new(
            route,
            readyAt,
            journey,
            promise,
            PromisedAt(readyAt, journey, promise),
            tomorrow,
            suspension,
            Delivery.Alternatives.For(suspension, electronic)
        );
    }

    static DateTimeOffset? PromisedAt(DateTimeOffset readyAt, Journey? journey, DeliveryPromise? promise) =>
        promise is null || journey is null ? null
        : readyAt.AddHours(promise.Hours) is var promised && promised > journey.Arrives ? promised
        : journey.Arrives;
}
