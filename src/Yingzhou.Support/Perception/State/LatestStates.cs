using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Yingzhou.Support.Perception.Journal;

namespace Yingzhou.Support.Perception.State;

/// <summary>
/// States of all devices and the newest of the quarantine, made again from the journal at start. Devices are as many as were registered; vessels come and go, so of them only
/// <see cref="PerceptionOptions.MostVessels"/> are kept, and those that were silent longest leave.
/// </summary>
sealed class LatestStates(IOptions<PerceptionOptions> options)
{
    public const string Vessels = "ais:";

    /// <summary>What a radar follows: comes and goes as vessels do.</summary>
    public const string Radars = "radar:";
    const int MostQuarantined = 200;

    readonly ConcurrentDictionary<string, DeviceState> states = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, DeviceState> vessels = new(StringComparer.Ordinal);
    readonly ConcurrentQueue<Quarantined> quarantine = new();
    readonly Lock leaving = new();

    public DeviceState Of(string device)
    {
        if (!device.StartsWith(Vessels, StringComparison.Ordinal) && !device.StartsWith(Radars, StringComparison.Ordinal))
            return states.GetOrAdd(device, static _ => new());
        if (vessels.TryGetValue(device, out var known))
            return known;
        var made = vessels.GetOrAdd(device, static _ => new(isVessel: true));
        if (vessels.Count > options.Value.MostVessels)
            LetGo();
        return made;
    }

    /// <returns><c>null</c> for a device that was never heard.</returns>
    public DateTimeOffset? HeardAt(string device) => states.TryGetValue(device, out var state) ? state.LastFrameAt : null;

    public int VesselCount => vessels.Count;

    /// <summary>What is followed at sea, by code; targets of radars, too.</summary>
    public IEnumerable<KeyValuePair<string, DeviceState>> AtSea => vessels;

    public IReadOnlyList<Quarantined> Quarantine => [.. quarantine.Reverse()];

    public void Apply(JournalEntry entry)
    {
        if (entry.Device.Length > 0)
            Of(entry.Device).Apply(entry);
        else if (entry.Refusal is { } refusal)
        {
            quarantine.Enqueue(new(entry.ReceivedAt, entry.Wire, entry.From, entry.Raw, refusal.Detail));
            while (quarantine.Count > MostQuarantined)
                quarantine.TryDequeue(out _);
        }
    }

    // An eighth at once, so that a sort is paid by many new ones. One that was made in this moment has no frame yet and stays.
    void LetGo()
    {
        lock (leaving)
        {
            var over = vessels.Count - options.Value.MostVessels;
            if (over <= 0)
                return;
            foreach (
                var (code, _) in vessels
                    .Select(one => (one.Key, At: one.Value.LastFrameAt))
                    .Where(one => one.At is not null)
                    .OrderBy(one => one.At)
                    .Take(over + (options.Value.MostVessels / 8))
            )
                vessels.TryRemove(code, out _);
        }
    }
}
