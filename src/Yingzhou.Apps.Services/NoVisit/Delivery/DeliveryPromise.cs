using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Delivery;

/// <summary>From what a promise was learned, the closest first (承诺依据).</summary>
public enum PromiseBasis
{
    RouteMonthAndWind,
    RouteAndWind,
    Route,
}

/// <summary>When a parcel will be there, at 90 % (投递承诺, a07 §3): the 90 % quantile of history for route, month and wind force.</summary>
/// <param name="Seen">Deliveries it was learned from.</param>
public sealed record DeliveryPromise(double Hours, PromiseBasis Basis, int Seen)
{
    public const double Share = 0.9;
}

/// <summary>The history by which promises are made.</summary>
public sealed class DeliveryHistory
{
    // Own default: of fewer, the 90 % quantile is nearly the maximum.
    const int Least = 20;

    readonly ILookup<(string, int, int), double> byMonthAndWind;
    readonly ILookup<(string, int), double> byWind;
    readonly ILookup<string, double> byRoute;

    public DeliveryHistory(IReadOnlyCollection<DeliveryRecord> records)
    {
        byMonthAndWind = records.ToLookup(record => (record.Route, record.Month, record.WindForce), record => record.Hours);
        byWind = records.ToLookup(record => (record.Route, record.WindForce), record => record.Hours);
        byRoute = records.ToLookup(record => record.Route, record => record.Hours);
    }

    /// <returns><c>null</c> when too little is known of the route: then nothing is promised.</returns>
    public DeliveryPromise? Promise(string route, int month, int windForce) =>
        Of(byMonthAndWind[(route, month, windForce)], PromiseBasis.RouteMonthAndWind)
        ?? Of(byWind[(route, windForce)], PromiseBasis.RouteAndWind)
        ?? Of(byRoute[route], PromiseBasis.Route);

    static DeliveryPromise? Of(IEnumerable<double> hours, PromiseBasis basis)
    {
        var seen = hours.ToList();
        return seen.Count >= Least && Quantile.Reached(seen, DeliveryPromise.Share) is { } quantile
            ? new(quantile, basis, seen.Count)
            : null;
    }
}
