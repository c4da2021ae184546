using System.Text;
using Yingzhou.Formats;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Spatial.Importing;

/// <summary>What was read of a file that somebody sent, and what its numbers are counted from.</summary>
sealed record FeatureFile(IReadOnlyList<FileFeature> Features, NamedCrs Crs)
{
    const int MostFeatures = 200_000;

    /// <param name="crs">As the sender names it; <c>null</c> where the file says it itself.</param>
    public static Outcome<FeatureFile> Read(string name, byte[] content, string? crs)
    {
        var named = NamedCrs.Of(crs);
        if (named.Fault is { } unknown)
            return unknown;
        var read = Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".geojson" or ".json" => GeoJson(content),
            ".zip" => ZippedShapefile.Read(content),
            ".gpkg" => GeoPackage.Read(content),
            _ => new Fault(
                "spatial.file-kind",
                $"不认识文件“{Path.GetFileName(name)}”，可用 GeoJSON（.geojson）、压缩的 Shapefile（.zip）或 GeoPackage（.gpkg）。",
                400
            )
            {
                Field = "file",
            },
        };
        if (read.Fault is { } unreadable)
            return unreadable;
        if (read.Value.Features.Count > MostFeatures)
            return new Fault("spatial.too-many", $"文件有 {read.Value.Features.Count:N0} 个要素，一次最多 {MostFeatures:N0} 个，请分批。")
            {
                Field = "file",
            };
        return (named.Value ?? read.Value.Crs) is { } known ? new FeatureFile(read.Value.Features, known) : Ask(read.Value.Features);
    }

    // RFC 7946 says WGS-84, but the files of old map sites are shifted and do not say so: whoever sends one has to.
    static Outcome<ReadFile> GeoJson(byte[] content)
    {
        var read = GeoJsonFeatures.Read(content);
        return read.Fault is { } fault ? fault : new ReadFile(read.Value, null);
    }

    /// <summary>A guess is proposed and waits: nothing is stored until a person has said it (p08 example 6).</summary>
    static Fault Ask(IReadOnlyList<FileFeature> features)
    {
        (double, double)[] sample =
        [
            .. features
                .Select(one => one.Shape.Fault is null ? one.Shape.Value.Box : null)
                .OfType<GeoBox>()
                .Take(100)
                .SelectMany(box => new[] { (box.West, box.South), (box.East, box.North) }),
        ];
        var guess = CoordinateSniff.Of(sample);
        var proposal = guess?.System is { } system ? $"（EPSG:{system.Epsg}）" : "";
        return new Fault("spatial.crs-needed", $"文件没有写明坐标系，请选择。{guess?.Says}{proposal}") { Field = "crs" };
    }
}

/// <param name="Crs">What the file itself says.</param>
sealed record ReadFile(IReadOnlyList<FileFeature> Features, NamedCrs? Crs);

/// <summary>Encodings that .cpg files name; GBK where they say nothing that is known, because Chinese desktop programs write it.</summary>
static class CodePages
{
    static CodePages() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding Of(string? cpg) =>
        cpg?.Trim().ToUpperInvariant() switch
        {
            "UTF-8" or "UTF8" or "65001" => Encoding.UTF8,
            "ISO-8859-1" or "88591" => Encoding.Latin1,
            _ => Encoding.GetEncoding("GB18030"),
        };
}
