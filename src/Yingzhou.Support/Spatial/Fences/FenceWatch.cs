using System.Collections.Concurrent;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.Spatial.Reading;

namespace Yingzhou.Support.Spatial.Fences;

sealed class Geofences(ILayers layers) : IGeofences
{
    public async Task<Outcome<IFenceWatch>> Watch(
        string layer,
        Subject reader,
        TimeSpan? dwell,
        IEnumerable<FencePlace>? places,
        CancellationToken cancel
    )
    {
        List<(string, Shape)> zones = [];
        string? after = null;
        int? version = null;
        do
        {
            var page = await layers.Query(new(layer, version, After: after, Limit: FeatureQuery.MostPerPage), reader, cancel);
            if (page.Fault is { } refused)
                return refused;
            zones.AddRange(page.Value.Features.Select(one => (one.Id, one.Shape)));
            (after, version) = (page.Value.Next, page.Value.Version);
        } while (after is not null);
        var watch = FenceWatch.Of(zones, dwell, places ?? []);
        return watch.Fault is { } fault ? fault : watch.Value;
    }
}

/// <summary>Zones by their boxes; of each target only the zones it is near or in are asked.</summary>
sealed class FenceWatch : IFenceWatch
{
    // A position may truly be so many standard deviations elsewhere; the border's own tolerance comes on top.
    const double Deviations = 4;

    readonly Dictionary<string, (Geofence Fence, GeoBox Box)> zones;
    readonly TimeSpan? dwell;
    readonly ConcurrentDictionary<string, Target> targets = new(StringComparer.Ordinal);

    FenceWatch(Dictionary<string, (Geofence, GeoBox)> zones, TimeSpan? dwell) => (this.zones, this.dwell) = (zones, dwell);

    public static Outcome<FenceWatch> Of(IEnumerable<(string Id, Shape Shape)> shapes, TimeSpan? dwell, IEnumerable<FencePlace> places)
    {
        Dictionary<string, (Geofence, GeoBox)> zones = new(StringComparer.Ordinal);
        foreach (var (id, shape) in shapes)
        {
            var fence = Geofence.Of(shape);
            if (fence.Fault is { } fault)
                return fault with { Detail = $"围栏“{id}”：{fault.Detail}" };
            zones[id] = (fence.Value, shape.Box!.Value);
        }
        var watch = new FenceWatch(zones, dwell);
        foreach (var place in places.Where(place => zones.ContainsKey(place.Zone)))
            watch.targets.GetOrAdd(place.Target, _ => new()).Stands[place.Zone] = new(place.State, place.Since, place.Dwelt);
        foreach (var target in watch.targets.Values)
            target.LastAt = target.Stands.Values.Max(stand => stand.State.LastAt);
        return watch;
    }

    public IReadOnlyList<FenceEvent> Observe(string target, DateTimeOffset at, GeoPoint position, PlotVariance variance)
    {
        var known = targets.GetOrAdd(target, _ => new());
        lock (known)
        {
            if (known.LastAt >= at)
                return [];
            known.LastAt = at;
            List<FenceEvent> events = [];
            var reach = (Deviations * Math.Sqrt(Math.Max(variance.East, variance.North))) + Geofence.HysteresisMetres;
            var near = FeatureQueries.Around(position, reach);
            foreach (var (id, (fence, box)) in zones)
            {
                var stand = known.Stands.GetValueOrDefault(id);
                // Far away and never near: nothing to count.
                if (stand is null && !FeatureSource.Meets(box, near))
                    continue;
                Next(known, target, id, fence, stand ?? First(fence, known), at, position, variance, events);
            }
            known.Last = (at, position, variance);
            return events;
        }
    }

    // The report before, from too far away to be counted, tells on which side the target came: without it a crossing has no moment.
    static Stand First(Geofence fence, Target known) =>
        new(known.Last is { } last ? fence.Next(default, last.At, last.Position, last.Variance).State : default, null, false);

    void Next(
        Target known,
        string target,
        string zone,
        Geofence fence,
        Stand stand,
        DateTimeOffset at,
        GeoPoint position,
        PlotVariance variance,
        List<FenceEvent> events
    )
    {
        var update = fence.Next(stand.State, at, position, variance);
        var (since, dwelt) = (stand.Since, stand.Dwelt);
        if (update.Change is FenceChange.Entered)
        {
            (since, dwelt) = (update.CrossedAt ?? at, false);
            events.Add(new(target, zone, FenceEventKind.Entered, since.Value, update.ProbabilityInside));
        }
        // A stay that was long enough is told also when the report that shows it is the one that ends it.
        if (!dwelt && since is { } from && dwell is { } wait && Ended(update, at) - from >= wait)
        {
            dwelt = true;
            events.Add(new(target, zone, FenceEventKind.Dwelt, from + wait, update.ProbabilityInside));
        }
        if (update.Change is FenceChange.Left)
        {
            events.Add(new(target, zone, FenceEventKind.Left, update.CrossedAt ?? at, update.ProbabilityInside));
            (since, dwelt) = (null, false);
        }
        known.Stands[zone] = new(update.State, since, dwelt);
    }

    static DateTimeOffset Ended(FenceUpdate update, DateTimeOffset at) => update.Change is FenceChange.Left ? update.CrossedAt ?? at : at;

    public IReadOnlyList<string> Inside(string target)
    {
        if (!targets.TryGetValue(target, out var known))
            return [];
        lock (known)
            return [.. known.Stands.Where(one => one.Value.State.IsInside).Select(one => one.Key).Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<FencePlace> Places()
    {
        List<FencePlace> places = [];
        foreach (var (target, known) in targets)
            lock (known)
                places.AddRange(
                    known.Stands.Select(one => new FencePlace(target, one.Key, one.Value.State, one.Value.Since, one.Value.Dwelt))
                );
        return places;
    }

    sealed class Target
    {
        public Dictionary<string, Stand> Stands { get; } = new(StringComparer.Ordinal);

        public DateTimeOffset? LastAt { get; set; }

        public (DateTimeOffset At, GeoPoint Position, PlotVariance Variance)? Last { get; set; }
    }

    sealed record Stand(FenceState State, DateTimeOffset? Since, bool Dwelt);
}
