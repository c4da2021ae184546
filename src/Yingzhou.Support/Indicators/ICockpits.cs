using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.Indicators.Cockpits;

namespace Yingzhou.Support.Indicators;

/// <summary>驾驶舱: arranged, submitted, released by somebody else.</summary>
public interface ICockpits
{
    Task<IReadOnlyList<Cockpit>> All(CancellationToken cancel = default);

    /// <returns><c>null</c> when there is none of this key.</returns>
    Task<Cockpit?> Find(string key, CancellationToken cancel = default);

    /// <param name="seen">The version that was edited; <c>null</c> begins one.</param>
    Task<Outcome<Done>> Arrange(
        string key,
        string title,
        IReadOnlyList<CockpitTile> tiles,
        int? seen,
        Subject official,
        CancellationToken cancel = default
    );

    Task<Outcome<Done>> Submit(string key, int seen, Subject official, CancellationToken cancel = default);

    /// <param name="released">Otherwise it goes back to whoever arranged it.</param>
    Task<Outcome<Done>> Decide(string key, int seen, bool released, Subject official, CancellationToken cancel = default);
}
