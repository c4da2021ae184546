using System.Globalization;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.DataProtection;

/// <summary>How a match is said, on the page and by the verb.</summary>
public static class TraceWords
{
    /// <summary>E.g. <c>58/64</c>.</summary>
    public static string Bits(WatermarkMatch match) => $"{match.Agree}/{match.Known}";

    /// <summary>E.g. <c>4.9E-05</c>.</summary>
    public static string Chance(double chance) => chance.ToString("0.0E+00", CultureInfo.InvariantCulture);

    public static string Verdict(LeakVerdict verdict) =>
        verdict switch
        {
            LeakVerdict.Named => "认定",
            LeakVerdict.Lead => "仅为线索",
            _ => "不能认定",
        };
}
