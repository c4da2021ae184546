using Yingzhou.Kernel;

namespace Yingzhou.Support.Spatial;

/// <summary>Who may read a layer (图层密级).</summary>
public enum LayerSensitivity
{
    /// <summary>公开: everybody; positions rounded where the layer says so.</summary>
    Open,

    /// <summary>内部: officials whose area holds the layer's.</summary>
    Internal,

    /// <summary>受限: the layer's own unit, leaders and those on watch. A new version waits for a second person.</summary>
    Restricted,
}

public enum LayerGeometry
{
    Point,
    Line,
    Polygon,
}

public enum LayerValueKind
{
    Text,
    Whole,
    Number,
    Flag,
}

/// <param name="Title">In Chinese, for legends and tables.</param>
public sealed record LayerAttribute(string Name, string Title, LayerValueKind Kind);

/// <summary>How a layer is drawn when nobody asks otherwise.</summary>
/// <param name="Colour">As <c>#rrggbb</c>.</param>
/// <param name="Label">The attribute written beside a feature; <c>null</c> for none.</param>
public sealed record LayerStyle(string Colour, string? Label);

/// <summary>A layer (图层): what it shows, whose it is, who may read it, where it comes from. Its features are versions of their own.</summary>
/// <param name="UnitId">The steward's unit.</param>
/// <param name="GridDegrees">Positions shown to readers outside the unit are rounded to it; <c>null</c> shows them exactly.</param>
/// <param name="Origin">Where the data came from and what is known about its accuracy.</param>
public sealed record Layer(
    string Id,
    string Title,
    string UnitId,
    string Region,
    LayerSensitivity Sensitivity,
    LayerGeometry Geometry,
    decimal? GridDegrees,
    IReadOnlyList<LayerAttribute> Attributes,
    LayerStyle Style,
    string Origin,
    string Licence,
    string Note
);

public enum LayerVersionState
{
    /// <summary>待复核: waits for a second person.</summary>
    Checked,

    /// <summary>已发布</summary>
    Published,

    /// <summary>已被替代</summary>
    Superseded,

    /// <summary>已退回</summary>
    Rejected,
}

/// <summary>A version of a layer (图层版本); immutable.</summary>
/// <param name="Source">A file's name, <c>city</c> for content, <c>edit</c> for edits by hand.</param>
/// <param name="Quarantined">Features that were not let in.</param>
/// <param name="Checksum">The same features give the same checksum.</param>
public sealed record LayerVersion(
    string Layer,
    int Number,
    LayerVersionState State,
    DateTimeOffset MadeAt,
    string MadeBy,
    string Note,
    string Source,
    int Added,
    int Changed,
    int Removed,
    int Quarantined,
    int Features,
    GeoBox? Box,
    string Checksum
);

/// <summary>A feature of one version.</summary>
/// <param name="Since">The version that gave it this state.</param>
public sealed record LayerFeature(string Id, Shape Shape, IReadOnlyDictionary<string, object> Attributes, int Since);

/// <summary>A state that a feature had (要素历史).</summary>
/// <param name="Until">The version that changed or removed it; <c>null</c> when it is so today.</param>
public sealed record FeatureState(int Since, int? Until, Shape Shape, IReadOnlyDictionary<string, object> Attributes);

/// <summary>A feature of a file that was not let in (隔离要素).</summary>
/// <param name="At">Where the shape is wrong, when that is one place.</param>
public sealed record QuarantinedFeature(string Place, string? Id, string Code, string Reason, GeoPoint? At);
