namespace Yingzhou.Kernel;

/// <summary>One layer of a cryptographic assessment.</summary>
/// <param name="Weight">0 or more.</param>
/// <param name="Score">0–1; <c>null</c>: the layer does not apply to the system (不适用), or has not been judged.</param>
public sealed record CryptoLayer(string Name, decimal Weight, decimal? Score);

public enum CryptoVerdict
{
    /// <summary>不符合</summary>
    Failed,

    /// <summary>基本符合</summary>
    Basic,

    /// <summary>符合</summary>
    Passed,
}

/// <summary>
/// 商用密码应用安全性评估 (GB/T 39786-2021, quantified by the 2023 rules as p14 R3 tells them): objects make units, units layers, layers the total of 100. The pass line of 60 and the weights are as p14 marks them:
/// to be confirmed before a report is filed.
/// </summary>
public static class CryptoAssessment
{
    public const decimal PassLine = 60;

    /// <summary>D·A·K: is it used, by a sound algorithm, with managed keys. Each 0–1.</summary>
    public static decimal ObjectScore(decimal used, decimal algorithm, decimal keys) => Rounded(used * algorithm * keys);

    /// <summary>What another means makes good: the greater of half the score of the compensating one and the own score.</summary>
    /// <param name="compensating">P_A</param>
    /// <param name="own">P_B</param>
    public static decimal Compensated(decimal compensating, decimal own) => Rounded(Math.Max(0.5m * compensating, own));

    /// <returns>The mean of the objects; <c>null</c> when there is none.</returns>
    public static decimal? UnitScore(IReadOnlyCollection<decimal> objects) => objects.Count == 0 ? null : Rounded(objects.Average());

    /// <returns>0–100 over the layers that apply; <c>null</c> when none does.</returns>
    public static decimal? Total(IEnumerable<CryptoLayer> layers)
    {
        var (sum, weight) = (0m, 0m);
        foreach (var layer in layers)
            if (layer.Score is { } score)
                (sum, weight) = (sum + (layer.Weight * score), weight + layer.Weight);
        return weight == 0 ? null : 100 * sum / weight;
    }

    /// <summary>60 itself passes; one open high risk does not, whatever the score.</summary>
    public static CryptoVerdict Judge(decimal total, int highRisks) =>
        highRisks > 0 || total < PassLine ? CryptoVerdict.Failed
        : total >= 100 ? CryptoVerdict.Passed
        : CryptoVerdict.Basic;

    static decimal Rounded(decimal score) => Math.Round(score, 4, MidpointRounding.AwayFromZero);
}
