namespace Yingzhou.Support.Spatial.Reading;

/// <summary>A feature with its box, ready to be asked.</summary>
sealed record ShelvedFeature(LayerFeature Feature, Yingzhou.Kernel.GeoBox Box);

/// <summary>
/// Versions of small layers as this process last read them. A version never changes, so nothing has to be forgotten in time; when there is no room the one that was asked longest ago goes.
/// </summary>
sealed class VersionShelf
{
    /// <summary>A version of more features is asked of the database each time.</summary>
    public const int MostPerVersion = 20_000;

    const int MostFeatures = 200_000;

    readonly Lock gate = new();
    readonly Dictionary<(string, int), (IReadOnlyList<ShelvedFeature> Features, long Asked)> shelf = [];
    long asked;

    public IReadOnlyList<ShelvedFeature>? Find(string layer, int version)
    {
        lock (gate)
        {
            if (!shelf.TryGetValue((layer, version), out var kept))
                return null;
            shelf[(layer, version)] = kept with { Asked = ++asked };
            return kept.Features;
        }
    }

    public void Put(string layer, int version, IReadOnlyList<ShelvedFeature> features)
    {
        lock (gate)
        {
            while (shelf.Count > 0 && shelf.Values.Sum(one => one.Features.Count) + features.Count > MostFeatures)
                shelf.Remove(shelf.MinBy(one => one.Value.Asked).Key);
            shelf[(layer, version)] = (features, ++asked);
        }
    }
}
