using System.Globalization;
using System.Text.RegularExpressions;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Spatial.Importing;

/// <summary>What a file's numbers are counted from, as its sender names it (坐标系): degrees of a datum, or metres of a projection of CGCS2000.</summary>
sealed partial record NamedCrs(Datum Datum, GaussKruger? Plane)
{
    public static readonly NamedCrs Cgcs2000 = new(Datum.Cgcs2000, null);

    /// <summary>The choices of a form.</summary>
    public static readonly IReadOnlyList<(string Code, string Title)> Choices =
    [
        ("cgcs2000", "CGCS2000 经纬度（EPSG:4490）"),
        ("wgs84", "WGS-84 经纬度（EPSG:4326）"),
        ("EPSG:4549", "CGCS2000 3° 带，中央经线 120°，不带带号"),
        ("EPSG:4550", "CGCS2000 3° 带，中央经线 123°，不带带号"),
        ("EPSG:4528", "CGCS2000 3° 带，带号 40"),
        ("EPSG:4529", "CGCS2000 3° 带，带号 41"),
        ("gcj-02", "GCJ-02（高德、腾讯地图）"),
        ("bd-09", "BD-09（百度地图）"),
    ];

    /// <returns><c>null</c> within the outcome for no name at all.</returns>
    public static Outcome<NamedCrs?> Of(string? name) =>
        name?.Trim().ToLowerInvariant() switch
        {
            null or "" => (NamedCrs?)null,
            "cgcs2000" or "epsg:4490" => Cgcs2000,
            "wgs84" or "epsg:4326" => new NamedCrs(Datum.Wgs84, null),
            "gcj-02" => new NamedCrs(Datum.Gcj02, null),
            "bd-09" => new NamedCrs(Datum.Bd09, null),
            { } other
                when other.StartsWith("epsg:", StringComparison.Ordinal)
                    && int.TryParse(other[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var code)
                    && GaussKruger.OfEpsg(code) is { Succeeded: true, Value: var system } => new NamedCrs(Datum.Cgcs2000, system),
            { } other => new Fault(
                "spatial.crs-unknown",
                $"不认识坐标系“{other}”，可用 cgcs2000、wgs84、gcj-02、bd-09，或 EPSG:4549 这样的 3° 带代码。",
                400
            )
            {
                Field = "crs",
            },
        };

    [GeneratedRegex("Central_Meridian\"\\s*,\\s*(?<degrees>[0-9.]+)", RegexOptions.IgnoreCase)]
    static partial Regex CentralMeridian { get; }

    [GeneratedRegex("False_Easting\"\\s*,\\s*(?<metres>[0-9.]+)", RegexOptions.IgnoreCase)]
    static partial Regex FalseEasting { get; }

    /// <summary>What a .prj says (ESRI well-known text).</summary>
    /// <returns><c>null</c> when it says nothing that is known for sure.</returns>
    public static NamedCrs? OfPrj(string prj)
    {
        var china =
            prj.Contains("CGCS2000", StringComparison.OrdinalIgnoreCase)
            || prj.Contains("China_2000", StringComparison.OrdinalIgnoreCase)
            || prj.Contains("China_Geodetic_Coordinate_System_2000", StringComparison.OrdinalIgnoreCase);
        if (!prj.TrimStart().StartsWith("PROJCS", StringComparison.OrdinalIgnoreCase))
            return china ? Cgcs2000
                : prj.Contains("WGS_1984", StringComparison.OrdinalIgnoreCase) ? new NamedCrs(Datum.Wgs84, null)
                : null;
        if (
            !china
            || Number(CentralMeridian.Match(prj), "degrees") is not { } meridian
            || Number(FalseEasting.Match(prj), "metres") is not { } easting
        )
            return null;
        return
            GaussKruger.OfZone((int)Math.Round(meridian / 3), prefixed: easting > 1_000_000) is { Succeeded: true, Value: var system }
            && system.CentralMeridian == meridian
            ? new NamedCrs(Datum.Cgcs2000, system)
            : null;
    }

    static double? Number(Match match, string group) =>
        match.Success && double.TryParse(match.Groups[group].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>The shape in degrees of CGCS2000. WGS-84 is taken as it stands: they differ by centimetres.</summary>
    public Shape Stored(Shape read) => Plane is { } plane ? read.FromPlane(plane) : read.CountedFrom(Datum).To(Datum.Cgcs2000);
}
