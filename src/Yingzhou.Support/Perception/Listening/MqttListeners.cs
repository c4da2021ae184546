using System.Collections.Concurrent;

namespace Yingzhou.Support.Perception.Listening;

/// <summary>Which devices listen to their commands at our broker now, each by the sessions that have subscribed.</summary>
sealed class MqttListeners
{
    readonly ConcurrentDictionary<string, string> deviceOfClient = new(StringComparer.Ordinal);

    public bool Has(string device) => deviceOfClient.Values.Contains(device);

    public void Add(string client, string device) => deviceOfClient[client] = device;

    public void Remove(string client) => deviceOfClient.TryRemove(client, out _);
}
