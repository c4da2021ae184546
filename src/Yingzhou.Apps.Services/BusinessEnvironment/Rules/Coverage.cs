using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Rules;

/// <summary>
/// Guards against leaving the statistics by another name (覆盖率): cases whose item belongs to a monitored point ÷ all cases of enterprises. Below 98 %, or after a drop that nobody
/// explains, somebody looks (a13 §7).
/// </summary>
public sealed record Coverage(RatioOf Now, RatioOf Before)
{
    public const decimal Least = 0.98m;

    /// <summary>A drop of more than this, in shares, wants an explanation. Own default.</summary>
    public const decimal Drop = 0.01m;

    public bool IsTooLow => Now.Share < Least;

    public bool HasDropped => Before.Share - Now.Share > Drop;
}
