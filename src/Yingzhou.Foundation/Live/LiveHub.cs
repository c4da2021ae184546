using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;

namespace Yingzhou.Foundation.Live;

/// <summary>Who listens to what, in this process (提醒中枢). Topics fall into few buckets: two that share one nudge each other, which costs a look and no truth.</summary>
public sealed class LiveHub
{
    /// <summary>Connections of all pages together; beyond it a page asks from time to time instead.</summary>
    public const int MostListeners = 500;

    /// <summary>Connections of one account: some tabs.</summary>
    public const int MostOfOne = 6;

    internal const int Buckets = 64;

    readonly ConcurrentDictionary<Listener, byte> listeners = new();
    readonly bool[] dirty = new bool[Buckets];

    public int Count => listeners.Count;

    /// <returns><c>null</c> when there are too many already.</returns>
    public Listener? Listen(string account, IEnumerable<string> topics)
    {
        if (listeners.Count >= MostListeners || listeners.Keys.Count(one => one.Account == account) >= MostOfOne)
            return null;
        var listener = new Listener(this, account, topics.Select(BucketOf).ToHashSet());
        listeners[listener] = 0;
        return listener;
    }

    /// <summary>Committed: those who wait in this process hear it now, the others through <see cref="LiveCounter"/>.</summary>
    internal void Committed(IEnumerable<string> topics)
    {
        foreach (var bucket in topics.Select(BucketOf).Distinct())
        {
            Volatile.Write(ref dirty[bucket], true);
            Nudge(bucket);
        }
    }

    internal void Nudge(int bucket)
    {
        foreach (var listener in listeners.Keys)
            if (listener.Buckets.Contains(bucket))
                listener.Nudge();
    }

    /// <summary>What was touched here since the last time, for the other processes.</summary>
    internal IReadOnlyList<int> TakeDirty() =>
        [.. Enumerable.Range(0, Buckets).Where(bucket => Interlocked.Exchange(ref dirty[bucket], false))];

    internal static int BucketOf(string topic) => SHA256.HashData(Encoding.UTF8.GetBytes(topic))[0] % Buckets;

    /// <summary>One page that waits. Several nudges before it looks are one.</summary>
    public sealed class Listener : IDisposable
    {
        readonly Channel<bool> nudges = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
        );
        readonly LiveHub hub;

        internal Listener(LiveHub hub, string account, IReadOnlySet<int> buckets) => (this.hub, Account, Buckets) = (hub, account, buckets);

        internal string Account { get; }

        internal IReadOnlySet<int> Buckets { get; }

        public ChannelReader<bool> Nudges => nudges.Reader;

        internal void Nudge() => nudges.Writer.TryWrite(true);

        public void Dispose() => hub.listeners.TryRemove(this, out _);
    }
}
