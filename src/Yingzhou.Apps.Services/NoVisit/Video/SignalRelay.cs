using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Yingzhou.Apps.Services.NoVisit.Video;

/// <summary>The two ends of a call.</summary>
public enum CallSide
{
    Caller,
    Clerk,
}

/// <summary>
/// Carries what two browsers have to tell each other before pictures flow (信令): in memory, to whoever listens now, kept nowhere. The pictures themselves go from
/// browser to browser. Both ends must be connected to the same process.
/// </summary>
sealed class SignalRelay
{
    const int Most = 64;

    readonly ConcurrentDictionary<(Guid Call, CallSide Side), Channel<string>> listeners = new();

    /// <summary>A newer page of the same side takes over from an older one.</summary>
    public ChannelReader<string> Listen(Guid call, CallSide side)
    {
        var channel = Channel.CreateBounded<string>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropOldest });
        listeners.AddOrUpdate(
            (call, side),
            channel,
            (_, older) =>
            {
                older.Writer.TryComplete();
                return channel;
            }
        );
        return channel.Reader;
    }

    /// <returns>Whether it was the last of its side: then the side is gone.</returns>
    public bool Leave(Guid call, CallSide side, ChannelReader<string> reader)
    {
        if (!listeners.TryGetValue((call, side), out var current) || current.Reader != reader)
            return false;
        return listeners.TryRemove(new((call, side), current));
    }

    /// <returns>Whether the other side listens.</returns>
    public bool Send(Guid call, CallSide from, string message) =>
        listeners.TryGetValue((call, from is CallSide.Caller ? CallSide.Clerk : CallSide.Caller), out var other)
        && other.Writer.TryWrite(message);
}
