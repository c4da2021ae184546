namespace Yingzhou.Kernel;

public enum ShapeFault
{
    /// <summary>自相交</summary>
    SelfIntersection,

    /// <summary>洞在外边界之外</summary>
    HoleOutside,

    /// <summary>洞或面互相嵌套</summary>
    Nested,

    /// <summary>重复的环</summary>
    DuplicateRing,

    /// <summary>内部不连通</summary>
    Disconnected,

    /// <summary>点太少</summary>
    TooFewPoints,

    /// <summary>环未闭合或坐标不是数字</summary>
    Broken,

    /// <summary>尖刺：相邻两边的夹角小于 1°</summary>
    Spike,

    /// <summary>重复的点</summary>
    DuplicatePoint,

    /// <summary>环的方向与 RFC 7946 不同（外环应为逆时针）</summary>
    RingOrder,

    /// <summary>超出经纬度范围</summary>
    OutOfRange,

    /// <summary>跨 180° 经线，应分成两半</summary>
    Antimeridian,
}

/// <summary>One thing that is wrong with a shape, and where.</summary>
/// <param name="Blocks">Without a repair the shape cannot be loaded; the others are told.</param>
public sealed record ShapeFinding(ShapeFault Fault, GeoPoint? At, bool Blocks);
