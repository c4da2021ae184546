using System.Collections.Concurrent;
using Yingzhou.Support.Perception.Journal;

namespace Yingzhou.Support.Perception.State;

/// <summary>States of all devices and the newest of the quarantine, made again from the journal at start.</summary>
sealed class LatestStates
{
    const int MostQuarantined = 200;

    readonly ConcurrentDictionary<string, DeviceState> states = new(StringComparer.Ordinal);
    readonly ConcurrentQueue<Quarantined> quarantine = new();

    public DeviceState Of(string device) => states.GetOrAdd(device, _ => new());

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
}
