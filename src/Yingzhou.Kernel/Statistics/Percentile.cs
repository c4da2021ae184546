namespace Yingzhou.Kernel;

/// <summary>
/// The percentile of a value among its peers (同类百分位), by mid-rank: those below count whole, those equal half. Below <see cref="LeastPeers"/> peers it is
/// not told: it would say more about chance, and about the others, than about the one.
/// </summary>
public static class Percentile
{
    public const int LeastPeers = 10;

    /// <param name="peers">The group, the value itself among it.</param>
    /// <returns>From 0 to 100; <c>null</c> when the group is too small.</returns>
    public static double? Of(double value, IReadOnlyCollection<double> peers) =>
        peers.Count < LeastPeers
            ? null
            : 100 * (peers.Count(peer => peer < value) + (0.5 * peers.Count(peer => peer == value))) / peers.Count;
}
