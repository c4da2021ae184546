namespace Yingzhou.Kernel;

/// <summary>What a message is that was seen before (重复报送).</summary>
public enum Repeat
{
    /// <summary>首次</summary>
    First,

    /// <summary>重复: the same value again; nothing changes.</summary>
    Same,

    /// <summary>修订: another value under the same key; both are kept, the later one counts.</summary>
    Revision,
}

/// <summary>An observation is the same when device, phenomenon time, property and the sender's sequence are. Source: p07 R2.</summary>
public readonly record struct ObservationKey(string Device, DateTimeOffset At, string Property, long Sequence);

public static class Repeats
{
    /// <param name="stored">The value under the key; <c>null</c> when there is none.</param>
    public static Repeat Of(double? stored, double arrived) =>
        stored is not { } value ? Repeat.First
        : value.Equals(arrived) ? Repeat.Same
        : Repeat.Revision;
}
