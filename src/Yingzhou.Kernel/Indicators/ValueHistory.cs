namespace Yingzhou.Kernel;

/// <summary>What was computed for one period: the revision, and when.</summary>
public readonly record struct Revision<T>(int Number, DateTimeOffset At, T Value);

/// <summary>数值修订: every value ever said for a period, oldest first. Nothing is overwritten; one reads as of an instant (p11 R5).</summary>
public sealed record ValueHistory<T>(IReadOnlyList<Revision<T>> Revisions)
{
    public static readonly ValueHistory<T> Empty = new([]);

    /// <summary>The same value again adds nothing.</summary>
    public ValueHistory<T> Say(T value, DateTimeOffset at) =>
        Revisions is [.., var last] && EqualityComparer<T>.Default.Equals(last.Value, value)
            ? this
            : new([.. Revisions, new((Revisions is [.., var before] ? before.Number : 0) + 1, at, value)]);

    /// <returns><c>null</c> when nothing had been said by then.</returns>
    public Revision<T>? AsOf(DateTimeOffset at) => Revisions.Where(one => one.At <= at).Select(one => (Revision<T>?)one).LastOrDefault();

    /// <summary>Whether a room that was frozen at an instant would see something else now.</summary>
    public bool HasNewer(DateTimeOffset than) => Revisions.Any(one => one.At > than);
}
