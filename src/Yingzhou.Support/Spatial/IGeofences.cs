using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Spatial;

public enum FenceEventKind
{
    /// <summary>进入</summary>
    Entered,

    /// <summary>离开</summary>
    Left,

    /// <summary>逗留: inside for as long as the watch was told to wait; once for each stay.</summary>
    Dwelt,
}

/// <summary>Something that a moving target did at a zone (围栏事件).</summary>
/// <param name="At">When the border was crossed, between two reports, or when the stay had lasted long enough.</param>
public sealed record FenceEvent(string Target, string Zone, FenceEventKind Kind, DateTimeOffset At, double ProbabilityInside);

/// <summary>Where a target stands with a zone: what a caller keeps so that a restart neither forgets nor repeats anything.</summary>
/// <param name="Since">When it came in; <c>null</c> outside.</param>
/// <param name="Dwelt">Whether this stay has been told.</param>
public sealed record FencePlace(string Target, string Zone, FenceState State, DateTimeOffset? Since, bool Dwelt);

/// <summary>A watch over the zones of one version of a layer (围栏监视). Safe for many targets at once; reports of one target come in their order.</summary>
public interface IFenceWatch
{
    /// <summary>What a report of a position means for the zones near it. A report older than the last of its target changes nothing.</summary>
    IReadOnlyList<FenceEvent> Observe(string target, DateTimeOffset at, GeoPoint position, PlotVariance variance);

    /// <summary>Zones that the target is in.</summary>
    IReadOnlyList<string> Inside(string target);

    /// <summary>Everything that has to be kept.</summary>
    IReadOnlyList<FencePlace> Places();
}

/// <summary>电子围栏: enter, leave and stay of moving targets over the areas of a layer, with the uncertainty of positions and without flutter at the border (c11 §3.4).</summary>
public interface IGeofences
{
    /// <param name="dwell">How long a stay is told after; <c>null</c> for never.</param>
    /// <param name="places">What an earlier watch kept; zones that are no more are dropped.</param>
    Task<Outcome<IFenceWatch>> Watch(
        string layer,
        Subject reader,
        TimeSpan? dwell = null,
        IEnumerable<FencePlace>? places = null,
        CancellationToken cancel = default
    );
}
