namespace Yingzhou.Kernel;

/// <summary>A place that people name (地名): a street or a community, by a part of it.</summary>
/// <param name="Reach">Metres from the middle to the farthest corner of the part.</param>
public sealed record NamedArea(string Name, GeoPoint Middle, double Reach);

/// <param name="Metres">From the position to the nearest part of what the text names.</param>
public sealed record PlaceDoubt(string Name, double Metres);

/// <summary>位置与地名不符 (b10 §7): a position far from the place that the text names is asked about, and never corrected silently.</summary>
public static class NamedPlace
{
    /// <summary>From so many metres on somebody is asked. Own default: streets run over some kilometres, and known parts of a place are not all of it.</summary>
    public const double Far = 5_000;

    /// <returns><c>null</c> when the text names nothing that is known, or one of its names is near.</returns>
    public static PlaceDoubt? Of(string text, GeoPoint position, IEnumerable<NamedArea> areas)
    {
        PlaceDoubt? nearest = null;
        foreach (var area in areas.Where(area => text.Contains(area.Name, StringComparison.Ordinal)))
        {
            var metres = Math.Max(0, position.MetresTo(area.Middle) - area.Reach);
            if (nearest is null || metres < nearest.Metres)
                nearest = new(area.Name, metres);
        }
        return nearest?.Metres >= Far ? nearest : null;
    }
}
