namespace Yingzhou.Support.Releases.Reading;

/// <summary>All released models at one moment, immutable.</summary>
sealed class ReleaseList
{
    readonly Dictionary<(ModelKind, string), List<ReleasedModel>> versions;

    public ReleaseList(long newest, IEnumerable<ReleasedModel> models)
    {
        Newest = newest;
        versions = models
            .OrderByDescending(model => model.Version)
            .GroupBy(model => (model.Kind, model.Key))
            .ToDictionary(key => key.Key, key => key.ToList());
    }

    public long Newest { get; }

    public ReleasedModel? InForce(ModelKind kind, string key, long? asOf) =>
        versions.TryGetValue((kind, key), out var all) ? InForce(all, asOf) : null;

    public IReadOnlyList<ReleasedModel> AllInForce(ModelKind kind, long? asOf) =>
        [.. versions.Where(key => key.Key.Item1 == kind).Select(key => InForce(key.Value, asOf)).OrderBy(model => model.Key, StringComparer.Ordinal)];

    public IReadOnlyList<ReleasedModel> Versions(ModelKind kind, string key) => versions.GetValueOrDefault((kind, key)) ?? [];

    static ReleasedModel InForce(List<ReleasedModel> newestFirst, long? asOf) =>
        asOf is { } release ? newestFirst.Find(model => model.Release <= release) ?? newestFirst[^1] : newestFirst[0];
}
