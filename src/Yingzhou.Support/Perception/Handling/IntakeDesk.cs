using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Placing;
using Yingzhou.Support.Perception.State;

namespace Yingzhou.Support.Perception.Handling;

/// <summary>Where every door hands in (接收): who it is, and then it is its twin's.</summary>
sealed class IntakeDesk(
    ITwins twins,
    KeptApart apart,
    DeviceBook book,
    IntakeTroubles troubles,
    IOptions<PerceptionOptions> options,
    TimeProvider clock
) : IIntake
{
    const int BurstSeconds = 10;

    /// <summary>Whoever sends under more and more names fills no memory with them.</summary>
    const int MostBuckets = 200_000;

    readonly ConcurrentDictionary<string, TokenBucket> buckets = new(StringComparer.Ordinal);

    public async Task<Outcome<string>> Recognise(string code, string secret, CancellationToken cancel)
    {
        if (await book.Find(code, cancel) is not { } device)
            return PerceptionFaults.Unknown;
        if (device.Life is DeviceLife.Retired)
            return PerceptionFaults.Retired;
        return book.Proves(device, secret) ? device.Code : PerceptionFaults.WrongSecret;
    }

    public Task<Outcome<IntakeReceipt>> Take(
        string code,
        Wire wire,
        byte[] raw,
        IReadOnlyList<Reading> readings,
        CancellationToken cancel
    ) => Take(code, wire, raw, readings, clock.GetUtcNow(), cancel);

    /// <param name="received">When it came: now, but for the past of a demonstration.</param>
    public Task<Outcome<IntakeReceipt>> Take(
        string code,
        Wire wire,
        byte[] raw,
        IReadOnlyList<Reading> readings,
        DateTimeOffset received,
        CancellationToken cancel
    ) => twins.Take(new(code, wire, raw, readings, received), cancel);

    public void Refuse(string? code, Wire wire, string from, byte[] raw, Fault reason) => apart.Keep(code, wire, from, raw, reason);

    public void HalfOpen(string host) => troubles.Note(TroubleKind.HalfOpen, host);

    public TimeSpan Throttle(string code)
    {
        if (!buckets.TryGetValue(code, out var bucket))
        {
            // Counting stops all who use it: only for one that is new.
            if (buckets.Count > MostBuckets)
                buckets.Clear();
            bucket = buckets.GetOrAdd(code, new TokenBucket(options.Value.FramesPerSecond, options.Value.FramesPerSecond * BurstSeconds));
        }
        var seconds = bucket.Take(clock.GetUtcNow());
        if (seconds > 0)
            troubles.Note(TroubleKind.Flood, code);
        return TimeSpan.FromSeconds(seconds);
    }
}
