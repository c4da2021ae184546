using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>A geometry as a GeoPackage stores it: a header of its own, then well-known binary. Source: OGC 12-128r18 §2.1.3.</summary>
public static class GeoPackageGeometry
{
    // By the header's envelope indicator: none, xy, xyz, xym, xyzm.
    static readonly int[] EnvelopeBytes = [0, 32, 48, 48, 64];

    public static Outcome<Shape> Read(ReadOnlySpan<byte> blob)
    {
        if (blob.Length < 8 || blob[0] != (byte)'G' || blob[1] != (byte)'P')
            return new Fault("spatial.geopackage-geometry", "GeoPackage 的图形没有标准的头，请重新导出。", 422) { Field = "geometry" };
        var envelope = (blob[3] >> 1) & 7;
        var start = 8 + (envelope < EnvelopeBytes.Length ? EnvelopeBytes[envelope] : 0);
        return envelope >= EnvelopeBytes.Length || start > blob.Length
            ? new Fault("spatial.geopackage-envelope", "GeoPackage 图形的外包框不对，请重新导出。", 422) { Field = "geometry" }
            : Shape.FromWkb(blob[start..], Datum.Cgcs2000);
    }
}
