namespace Yingzhou.Kernel;

/// <summary>The badge of a dataset (更新标识).</summary>
public enum Freshness
{
    /// <summary>不定期: nothing was promised.</summary>
    NotPromised,

    /// <summary>更新及时</summary>
    OnTime,

    /// <summary>更新逾期</summary>
    Late,
}

/// <summary>Whether an open dataset is renewed as it promises. Source: p05 R5; cycle and grace are those of the catalogue (p01 R5).</summary>
public static class OpenFreshness
{
    /// <summary>Lates in a row that become the publisher's order.</summary>
    public const int LatesForOrder = 3;

    public static Freshness Of(UpdateCycle? cycle, DateTimeOffset? released, DateTimeOffset now) =>
        cycle is not { } promised || CollectionPromise.IsOnTime(promised, released, now) is not { } onTime ? Freshness.NotPromised
        : onTime ? Freshness.OnTime
        : Freshness.Late;

    /// <summary>
    /// How many releases in a row came late, the last one first, and the one that has not come yet among them. A dataset that is late three times running is an order
    /// for its publisher; one in time in between starts anew.
    /// </summary>
    /// <param name="releases">Instants of the releases, oldest first.</param>
    public static int LatesInARow(UpdateCycle? cycle, IReadOnlyList<DateTimeOffset> releases, DateTimeOffset now)
    {
        if (cycle is null or UpdateCycle.AsNeeded)
            return 0;
        var lates = 0;
        DateTimeOffset[] ends = [.. releases.Skip(1), now];
        for (var i = releases.Count - 1; i >= 0 && CollectionPromise.IsOnTime(cycle.Value, releases[i], ends[i]) is false; i--)
            lates++;
        return lates;
    }

    public static bool NeedsOrder(UpdateCycle? cycle, IReadOnlyList<DateTimeOffset> releases, DateTimeOffset now) =>
        LatesInARow(cycle, releases, now) >= LatesForOrder;
}
