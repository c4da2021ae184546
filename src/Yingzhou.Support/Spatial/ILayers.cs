using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Spatial;

/// <summary>What of a layer is asked for. Conditions are joined by “and”; those that are not given do not count.</summary>
/// <param name="Version">A published version; <c>null</c> for the one of now.</param>
/// <param name="Meets">Features that touch this shape (CGCS2000).</param>
/// <param name="Near">Features within so many metres on the ellipsoid.</param>
/// <param name="Equal">Attributes and the text of their value.</param>
/// <param name="After">The last id of the page before; pages go by id.</param>
public sealed record FeatureQuery(
    string Layer,
    int? Version = null,
    GeoBox? Box = null,
    Shape? Meets = null,
    (GeoPoint Point, double Metres)? Near = null,
    IReadOnlyDictionary<string, string>? Equal = null,
    string? After = null,
    int Limit = 100
)
{
    public const int MostPerPage = 10_000;
}

/// <param name="Next">The id to go on after; <c>null</c> on the last page.</param>
/// <param name="Matched">Counted exactly up to 100,000, <c>null</c> above.</param>
public sealed record LayerPage(int Version, IReadOnlyList<LayerFeature> Features, string? Next, int? Matched);

/// <param name="Id">Of an existing feature, or a new one.</param>
/// <param name="Shape">A GeoJSON geometry in CGCS2000 degrees; <c>null</c> removes the feature.</param>
/// <param name="Attributes">All of them, not only those that change.</param>
public sealed record FeatureChange(string Id, string? Shape, IReadOnlyDictionary<string, object>? Attributes = null);

/// <param name="Seen">The published version that the steward was looking at.</param>
/// <param name="Note">Why: stands in the history.</param>
public sealed record EditLayerRequest(string Layer, int Seen, IReadOnlyList<FeatureChange> Changes, string Note, string? Key = null);

/// <param name="FileName">GeoJSON, a zip with a shapefile, or a GeoPackage, by its ending.</param>
/// <param name="Crs">
/// What the numbers are counted from: <c>cgcs2000</c>, <c>wgs84</c>, <c>gcj-02</c>, <c>bd-09</c> or <c>EPSG:4549</c> and the like. <c>null</c> when the file itself says it; where it does not, the
/// refusal proposes one and waits.
/// </param>
/// <param name="IdAttribute">The attribute that names a feature in every version; <c>null</c> for the file's own ids.</param>
/// <param name="KeepOthers">Features that the file does not have stay; otherwise they are removed.</param>
public sealed record ImportLayerRequest(
    string Layer,
    int Seen,
    string FileName,
    byte[] Content,
    string? Crs,
    string? IdAttribute,
    bool KeepOthers,
    string Note,
    string? Key = null
);

/// <summary>空间图层: what is where, in versions, each with its steward and its readers.</summary>
public interface ILayers
{
    /// <summary>Those that the reader may read.</summary>
    IReadOnlyList<Layer> List(Subject reader);

    /// <returns>401, 403 or 404 as a fault.</returns>
    Outcome<Layer> Find(string layer, Subject reader);

    Task<Outcome<LayerPage>> Query(FeatureQuery query, Subject reader, CancellationToken cancel = default);

    Task<Outcome<LayerFeature>> Feature(string layer, string feature, int? version, Subject reader, CancellationToken cancel = default);

    /// <summary>Features within reach of a position, the nearest first, with metres on the ellipsoid; 0 for those that hold it.</summary>
    Task<Outcome<IReadOnlyList<(LayerFeature Feature, double Metres)>>> Nearest(
        string layer,
        GeoPoint point,
        double metres,
        int count,
        Subject reader,
        CancellationToken cancel = default
    );

    /// <summary>The version that readers see; <c>null</c> before the first.</summary>
    Task<LayerVersion?> Published(string layer, CancellationToken cancel = default);

    /// <summary>Newest first.</summary>
    Task<Outcome<IReadOnlyList<LayerVersion>>> Versions(string layer, Subject reader, CancellationToken cancel = default);

    /// <summary>Every state a feature has had, newest first.</summary>
    Task<Outcome<IReadOnlyList<FeatureState>>> History(string layer, string feature, Subject reader, CancellationToken cancel = default);

    Task<Outcome<IReadOnlyList<QuarantinedFeature>>> Quarantine(
        string layer,
        int version,
        Subject reader,
        CancellationToken cancel = default
    );

    /// <summary>Changes by hand make a version; a shape that is wrong is refused with the place where.</summary>
    Task<Outcome<LayerVersion>> Edit(EditLayerRequest request, Subject steward, CancellationToken cancel = default);

    /// <summary>A file makes a version; features that are wrong are quarantined, the others go on.</summary>
    Task<Outcome<LayerVersion>> Import(ImportLayerRequest request, Subject steward, CancellationToken cancel = default);

    /// <summary>The second person for a layer of restricted readers (复核).</summary>
    Task<Outcome<LayerVersion>> Decide(string layer, int version, bool publish, Subject official, CancellationToken cancel = default);
}
