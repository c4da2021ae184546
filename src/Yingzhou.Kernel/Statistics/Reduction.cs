using System.Globalization;

namespace Yingzhou.Kernel;

/// <summary>
/// What a reform took away (减材料、减时限、减环节、减跑动), with the figures it comes from: no percentage without its formula. (12.8 − 3) ÷ 12.8 = 76.6 %
/// (page a06 §3). More than before is a negative reduction and shown as one.
/// </summary>
/// <param name="Unit">Of both figures: 个工作日, 份, 个环节.</param>
public readonly record struct Reduction(decimal Before, decimal After, string Unit)
{
    /// <summary><c>null</c> from nothing: where nothing was, nothing can be taken away.</summary>
    public decimal? Rate => Before == 0 ? null : (Before - After) / Before;

    /// <summary>(12.8 − 3) ÷ 12.8 = 76.6%；<c>暂无</c> is the caller's when there is no rate.</summary>
    public string? Formula =>
        Rate is { } rate
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"({Before:0.##} − {After:0.##}) ÷ {Before:0.##} = {decimal.Round(rate * 100, 1, MidpointRounding.AwayFromZero):0.0}%"
            )
            : null;

    public static Reduction Sum(IEnumerable<Reduction> parts, string unit) =>
        parts.Aggregate(new Reduction(0, 0, unit), (sum, part) => new(sum.Before + part.Before, sum.After + part.After, unit));
}
