using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Content;
using Yingzhou.Support.Perception.Journal;
using Yingzhou.Support.Perception.State;
using Yingzhou.Support.Perception.Watching;

namespace Yingzhou.Support.Perception.Handling;

/// <summary>Where every door hands in (接收): who it is, what of it is stored, and only then that it is.</summary>
sealed class IntakeDesk(
    OpenJournal journal,
    LatestStates states,
    DeviceBook book,
    ProductContent products,
    IntakeWatches watches,
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
    public async Task<Outcome<IntakeReceipt>> Take(
        string code,
        Wire wire,
        byte[] raw,
        IReadOnlyList<Reading> readings,
        DateTimeOffset received,
        CancellationToken cancel
    )
    {
        if (await book.Find(code, cancel) is not { } device)
            return PerceptionFaults.Unknown;
        // A session may be older than the end of its device.
        if (device.Life is DeviceLife.Retired)
            return PerceptionFaults.Retired;
        var state = states.Of(code);
        var judged = new JudgedReadings(products[device.Product], device.Life, state, received, readings.Count);
        foreach (var reading in readings)
            judged.Add(reading);
        foreach (var refused in judged.Refused)
            Refuse(code, wire, code, raw, refused);
        state.Repeated(judged.Repeated);
        // A message of nothing but repetitions is stored already; one without values is still a sign of life.
        if (judged.Stored.Count > 0 || readings.Count == 0)
        {
            var entry = new JournalEntry(code, wire, code, received, raw, judged.Stored);
            try
            {
                await (await journal.Opened(cancel)).Append(entry, cancel);
            }
            catch (IOException)
            {
                return PerceptionFaults.NotStored;
            }
            states.Apply(entry);
            watches.Heard(entry, device);
        }
        return new IntakeReceipt(judged.Stored.Count, judged.Repeated, judged.Revised, judged.Refused);
    }

    public void Refuse(string? code, Wire wire, string from, byte[] raw, Fault reason)
    {
        var entry = new JournalEntry(code ?? "", wire, from, clock.GetUtcNow(), raw, [], (reason.Code, reason.Detail));
        states.Apply(entry);
        // Nobody waits for it: what was refused is promised to nobody. A journal that is broken was told already.
        _ = Keep(entry);
    }

    async Task Keep(JournalEntry entry)
    {
        try
        {
            await (await journal.Opened(CancellationToken.None)).Append(entry, CancellationToken.None);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or System.Threading.Channels.ChannelClosedException) { }
    }

    public TimeSpan Throttle(string code)
    {
        if (!buckets.TryGetValue(code, out var bucket))
        {
            // Counting stops all who use it: only for one that is new.
            if (buckets.Count > MostBuckets)
                buckets.Clear();
            bucket = buckets.GetOrAdd(code, new TokenBucket(options.Value.FramesPerSecond, options.Value.FramesPerSecond * BurstSeconds));
        }
        return TimeSpan.FromSeconds(bucket.Take(clock.GetUtcNow()));
    }
}
