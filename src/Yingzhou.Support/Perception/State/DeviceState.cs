using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Journal;

namespace Yingzhou.Support.Perception.State;

/// <summary>What is known of one device in memory (最新状态): its latest values, its newest frames, and the values by which a repetition is recognised.</summary>
/// <param name="isVessel">A vessel's positions are stored under the time of receipt, so no value of it comes twice; only its last transmissions are kept, for the echo of a second receiver.</param>
sealed class DeviceState(bool isVessel = false)
{
    /// <summary>Frames kept for the device's page; all of them are in the journal and the history.</summary>
    const int Frames = 12;
    const int FramesOfVessel = 3;

    /// <summary>Newest values of a property, among which a repetition is found at once; older ones are found when they go to the history.</summary>
    const int Remembered = 128;

    static readonly TimeSpan Echo = TimeSpan.FromSeconds(30);

    readonly Lock gate = new();
    readonly Dictionary<string, Observation> latest = [];
    readonly Dictionary<string, Queue<(long At, long Sequence, double Value)>> remembered = [];
    readonly Dictionary<string, long> refused = [];

    // In a ring: the newest stands before the place of the next.
    readonly KeptFrame?[] frames = new KeptFrame?[isVessel ? FramesOfVessel : Frames];
    int next;
    DateTimeOffset? lastFrameAt;
    long stored,
        repeated;

    public Repeat RepeatOf(Reading reading, DateTimeOffset at)
    {
        lock (gate)
        {
            if (!remembered.TryGetValue(reading.Property, out var known))
                return Repeat.First;
            double? before = null;
            foreach (var one in known)
                if (one.At == at.UtcTicks && one.Sequence == reading.Sequence)
                {
                    before = one.Value;
                    if (one.Value.Equals(reading.Value))
                        break;
                }
            return Repeats.Of(before, reading.Value);
        }
    }

    /// <summary>Whether the same bytes came within the last half minute: two receivers heard one transmission.</summary>
    public bool Heard(byte[] raw, DateTimeOffset at)
    {
        lock (gate)
        {
            foreach (var frame in frames)
                if (frame is not null && at - frame.At <= Echo && frame.Raw.AsSpan().SequenceEqual(raw))
                {
                    repeated++;
                    return true;
                }
            return false;
        }
    }

    public void Repeated(int count)
    {
        lock (gate)
            repeated += count;
    }

    /// <summary>Takes in an entry that is on the disk.</summary>
    public void Apply(JournalEntry entry)
    {
        lock (gate)
        {
            // What came as values and not as bytes has nothing to show, and must not put out what has.
            if (entry.Raw.Length > 0)
            {
                frames[next] = new KeptFrame(entry.ReceivedAt, entry.Wire, entry.Raw, entry.Refusal?.Detail);
                next = (next + 1) % frames.Length;
            }
            if (entry.Refusal is { } refusal)
            {
                refused[refusal.Code] = refused.GetValueOrDefault(refusal.Code) + 1;
                return;
            }
            if (lastFrameAt is not { } last || entry.ReceivedAt > last)
                lastFrameAt = entry.ReceivedAt;
            foreach (var one in entry.Observations)
                Apply(one);
        }
    }

    void Apply(Observation one)
    {
        stored++;
        if (!isVessel)
            Remember(one);
        // A revision of the same time counts; what came late is history.
        if (!latest.TryGetValue(one.Property, out var before) || one.At >= before.At)
            latest[one.Property] = one;
    }

    void Remember(Observation one)
    {
        if (!remembered.TryGetValue(one.Property, out var known))
            remembered[one.Property] = known = new(4);
        if (known.Count == Remembered)
            known.Dequeue();
        known.Enqueue((one.At.UtcTicks, one.Sequence, one.Value));
    }

    public DateTimeOffset? LastFrameAt
    {
        get
        {
            lock (gate)
                return lastFrameAt;
        }
    }

    /// <summary>The latest values of these properties; <c>null</c> for what was never said.</summary>
    public (double?[] Values, DateTimeOffset? HeardAt) Latest(params ReadOnlySpan<string> properties)
    {
        var values = new double?[properties.Length];
        lock (gate)
        {
            for (var i = 0; i < properties.Length; i++)
                values[i] = latest.TryGetValue(properties[i], out var one) ? one.Value : null;
            return (values, lastFrameAt);
        }
    }

    public DeviceLook Look(Device device, Product? product, DateTimeOffset now)
    {
        lock (gate)
            return new(
                device,
                product,
                product is null ? Hearing.Never : Silence.Of(lastFrameAt, product.Interval, now),
                lastFrameAt,
                new Dictionary<string, Observation>(latest),
                stored,
                repeated,
                new Dictionary<string, long>(refused),
                [.. frames[next..].Concat(frames[..next]).OfType<KeptFrame>().Reverse()]
            );
    }
}
