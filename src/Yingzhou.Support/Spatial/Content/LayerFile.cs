namespace Yingzhou.Support.Spatial.Content;

/// <summary>Shape of <c>layers/*.layer.json</c>.</summary>
/// <param name="Owner">Id of the steward's department.</param>
/// <param name="Features">How many features the content has: a file cut short is noticed.</param>
/// <param name="Datum">As <see cref="Importing.NamedCrs"/> names it.</param>
/// <param name="DatumConfirmed">Whether whoever made the data says so, or we presume it.</param>
/// <param name="File">GeoJSON beside this file; without it and without <paramref name="Points"/> the layer starts empty.</param>
/// <param name="IdAttribute">The property that names a feature, where the file has no ids.</param>
/// <param name="Repair">Whoever keeps the content has looked at the proposed repairs of broken shapes and takes them.</param>
/// <param name="Grid">Degrees that positions are rounded to for readers of other units.</param>
sealed record LayerFile(
    string Id,
    string Title,
    string Owner,
    LayerSensitivity Sensitivity,
    LayerGeometry Geometry,
    string Datum,
    bool DatumConfirmed,
    string Precision,
    IReadOnlyList<LayerAttribute> Attributes,
    LayerFileStyle Style,
    string Source,
    string Licence,
    string Note,
    string? File = null,
    int Features = 0,
    string? IdAttribute = null,
    bool Repair = false,
    LayerPoints? Points = null,
    LayerJoin? Join = null,
    decimal? Grid = null
);

/// <param name="Label">The attribute written beside a feature.</param>
sealed record LayerFileStyle(string Colour, string? Label = null);

/// <summary>Points that other content already has: objects of a list with <c>id</c>, <c>longitude</c> and <c>latitude</c>.</summary>
/// <param name="Skip">Beginnings of the ids that are left out.</param>
sealed record LayerPoints(string File, string List, IReadOnlyList<string> Skip);

/// <summary>Attributes that other content already has, by id: a name stands in one place (一数一源). Every feature must be found there.</summary>
sealed record LayerJoin(string File, string List, string Key);
