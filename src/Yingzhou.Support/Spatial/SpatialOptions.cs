namespace Yingzhou.Support.Spatial;

/// <summary>Settings of the maps. Without any, everything that a map shows comes from this city.</summary>
public sealed class SpatialOptions
{
    public const string Section = "Spatial";

    /// <summary>Address of outside raster tiles with <c>{z}</c>, <c>{x}</c>, <c>{y}</c>, e.g. 天地图 with the city's key; <c>null</c> for none.</summary>
    public string? RasterTiles { get; set; }

    /// <summary>What must stand beside them: 审图号 and owner.</summary>
    public string RasterCredit { get; set; } = "";
}
