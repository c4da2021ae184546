using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;
using Yingzhou.Support.Perception.Content;
using Yingzhou.Support.Perception.State;

namespace Yingzhou.Support.Perception.Watching;

/// <summary>
/// Judges every stored observation by the alert rules of the city (流式预警). Values that a check doubts, that were marked by the instrument, or that came late reach no rule: they are history. What a
/// rule remembers of a device is made again at start, from the alerts that last and from the journal; saying something again changes nothing (<see cref="IAlertFeed"/>).
/// </summary>
sealed class RuleDesk(
    RuleContent rules,
    ProductContent products,
    DeviceBook book,
    LatestStates states,
    IAlertFeed feed,
    IServiceScopeFactory scopes
) : IIntakeWatch
{
    /// <summary>What all rules remember of one device, each at its place in <paramref name="Rules"/>.</summary>
    sealed record Place(Device Device, AlertRule[] Rules, AlertMemory[] Memories, double[] Values);

    readonly ConcurrentDictionary<string, Place> places = new(StringComparer.Ordinal);
    HashSet<(string Device, string Kind, string Cause)> lasting = [];

    public async Task Begin(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var alerting = scope.ServiceProvider.GetRequiredService<IAlerting>();
        HashSet<(string, string, string)> found = [];
        foreach (var kind in rules.All.Select(rule => rule.Kind).Distinct())
            found.UnionWith((await alerting.Lasting(kind, cancel)).Select(alert => (alert.SubjectKey, alert.Kind, alert.Cause)));
        places.Clear();
        lasting = found;
    }

    public void Heard(StoredMessage message)
    {
        if (message.Device is not { } device || rules.All.Count == 0)
            return;
        var place = places.GetOrAdd(device.Code, static (_, with) => with.Desk.Made(with.Device), (Desk: this, Device: device));
        if (place.Rules.Length == 0)
            return;
        lock (place)
            foreach (var one in message.Observations)
                if (one is { Quality: ObservationQuality.Good, Arrival: Arrival.OnTime })
                    Observe(place, one);
    }

    /// <summary>Time passes: what was beyond a limit long enough is an alert, what is missing is one.</summary>
    public async Task Tick(DateTimeOffset now, CancellationToken cancel = default)
    {
        foreach (var (code, place) in places)
        {
            if (!place.Rules.Any(Waits(place)) || await book.Find(code, cancel) is not { Life: DeviceLife.InUse })
                continue;
            var heardAt = states.Of(code).LastFrameAt;
            lock (place)
                for (var i = 0; i < place.Rules.Length; i++)
                    // A device that says nothing at all is one alarm already (SilenceAlarms), not one more for each property.
                    if (place.Rules[i].Condition is not AlertCondition.Missing missing || now - heardAt <= missing.After)
                        Turn(place, i, place.Memories[i].Tick(place.Rules[i].Condition, now), now);
        }
    }

    // Only holds and silences change by time alone.
    static Func<AlertRule, bool> Waits(Place place) =>
        rule =>
            rule.Condition is AlertCondition.Missing
            || rule.Condition is AlertCondition.Threshold { Hold.Ticks: > 0 }
                && place.Memories[Array.IndexOf(place.Rules, rule)] is { IsActive: false, Since: not null };

    Place Made(Device device)
    {
        var own = rules.Of(device);
        return new(
            device,
            own,
            [
                .. own.Select(rule =>
                    lasting.Contains((device.Code, rule.Kind, rule.Why)) ? AlertMemory.Lasting(DateTimeOffset.MinValue) : AlertMemory.Fresh
                ),
            ],
            new double[own.Length]
        );
    }

    void Observe(Place place, Observation seen)
    {
        for (var i = 0; i < place.Rules.Length; i++)
            if (place.Rules[i].Property == seen.Property)
            {
                place.Values[i] = seen.Value;
                Turn(place, i, place.Memories[i].Observe(place.Rules[i].Condition, new(place.Device.Code, seen.At, seen.Value)), seen.At);
            }
    }

    void Turn(Place place, int at, (AlertMemory Memory, AlertEffect Effect) after, DateTimeOffset when)
    {
        place.Memories[at] = after.Memory;
        var rule = place.Rules[at];
        if (after.Effect is AlertEffect.Raised)
            feed.Raise(Alert(place.Device, rule, place.Values[at], when));
        // Another rule of the same cause that still holds keeps the alert.
        else if (
            after.Effect is AlertEffect.Cleared
            && !place.Rules.Where((other, i) => other.Why == rule.Why && place.Memories[i].IsActive).Any()
        )
            feed.End(rule.Kind, place.Device.Code, rule.Why, when);
    }

    RaiseAlert Alert(Device device, AlertRule rule, double value, DateTimeOffset at)
    {
        var property = products[rule.Product]!.PropertyOf(rule.Property)!;
        return new(
            rule.Kind,
            device.Code,
            device.Name,
            rule.Why,
            rule.Level,
            rule.Say(device, property, value),
            device.Region,
            at,
            device.Longitude,
            device.Latitude,
            JsonSerializer.Serialize(
                new Dictionary<string, object>
                {
                    ["规则"] = rule.Title,
                    ["规则编号"] = rule.Id,
                    ["设备"] = device.Code,
                    ["属性"] = rule.Property,
                    ["值"] = value,
                    ["观测时间"] = at,
                    ["依据"] = rule.Source,
                },
                Written
            )
        );
    }

    static readonly JsonSerializerOptions Written = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
