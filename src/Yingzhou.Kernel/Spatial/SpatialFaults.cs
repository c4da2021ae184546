namespace Yingzhou.Kernel;

/// <summary>Refusals that several spatial rules share, each code written once.</summary>
static class SpatialFaults
{
    public static Fault NotANumber() => new("spatial.not-a-number", "坐标不是数字，请检查坐标列。", 400) { Field = "coordinates" };

    public static Fault Mixed(string what) => new("spatial.datum-mixed", $"{what}，请先转换到 CGCS2000。", 400) { Field = "datum" };

    /// <summary>A shape where storage's own datum is needed.</summary>
    public static Fault NotStored(string what, Datum datum) => Mixed($"{what}的基准是 {Shape.Name(datum)}");

    public static Fault Shifted(string what) => new("spatial.datum-shifted", $"{what}，请先转换到 CGCS2000。", 400) { Field = "datum" };

    public static Fault Crs(string detail) => new("spatial.crs", detail, 400) { Field = "crs" };

    public static Fault Unreadable(string what) => new("spatial.unreadable", $"{what}，请检查文件。", 400) { Field = "geometry" };
}
