namespace Yingzhou.Kernel;

/// <summary>
/// 大地基准: what a pair of degrees is counted from. Storage knows CGCS2000 alone (p08 R1); positions of other datums are types or tags of their own, and mixing them is refused.
/// </summary>
public enum Datum
{
    /// <summary>2000 国家大地坐标系, EPSG:4490.</summary>
    Cgcs2000,

    /// <summary>EPSG:4326. Its realisation of today lies within some centimetres of CGCS2000, but that is a conversion to be asked for, not an accident.</summary>
    Wgs84,

    /// <summary>国测局坐标: the shifted degrees of commercial base maps, hundreds of metres off. For display only.</summary>
    Gcj02,

    /// <summary>百度坐标: GCJ-02 shifted once more.</summary>
    Bd09,
}
