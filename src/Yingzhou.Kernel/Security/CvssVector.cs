using System.Collections.Frozen;

namespace Yingzhou.Kernel;

/// <summary>
/// 通用漏洞评分 (CVSS 3.1, FIRST): the base metrics of a vector such as <c>CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H</c>. Metrics of the temporal and environmental groups may follow; they do not
/// change the base score.
/// </summary>
public sealed record CvssVector
{
    const string Version = "CVSS:3.1";

    static readonly FrozenDictionary<string, string> Base = new Dictionary<string, string>
    {
        ["AV"] = "NALP",
        ["AC"] = "LH",
        ["PR"] = "NLH",
        ["UI"] = "NR",
        ["S"] = "UC",
        ["C"] = "HLN",
        ["I"] = "HLN",
        ["A"] = "HLN",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenSet<string> Others = FrozenSet.ToFrozenSet(
        ["E", "RL", "RC", "CR", "IR", "AR", "MAV", "MAC", "MPR", "MUI", "MS", "MC", "MI", "MA"],
        StringComparer.Ordinal
    );

    CvssVector(string text, decimal score) => (Text, Score) = (text, score);

    public string Text { get; }

    /// <summary>Base score, 0.0–10.0, one decimal.</summary>
    public decimal Score { get; }

    public VulnerabilitySeverity Severity => VulnerabilityPriority.SeverityOf(Score);

    /// <returns>Refused: <c>security.cvss</c>, naming the metric that is missing, twice there or has no such value.</returns>
    public static Outcome<CvssVector> Parse(string text)
    {
        var parts = text.Trim().Split('/');
        if (parts[0] != Version)
            return Wrong($"应以 {Version} 开头");
        var found = new Dictionary<string, char>(StringComparer.Ordinal);
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var part in parts.Skip(1))
        {
            if (part.Split(':') is not [var metric, { Length: 1 } value])
                return Wrong($"“{part}”不是“指标:取值”");
            if (!seen.Add(metric))
                return Wrong($"指标 {metric} 写了两次");
            if (Base.TryGetValue(metric, out var values))
            {
                if (!values.Contains(value[0], StringComparison.Ordinal))
                    return Wrong($"指标 {metric} 没有取值 {value}");
                found[metric] = value[0];
            }
            else if (!Others.Contains(metric))
                return Wrong($"没有指标 {metric}");
        }
        foreach (var metric in (string[])["AV", "AC", "PR", "UI", "S", "C", "I", "A"])
            if (!found.ContainsKey(metric))
                return Wrong($"缺少指标 {metric}");
        return new CvssVector(text.Trim(), ScoreOf(found));
    }

    // CVSS v3.1 specification, section 7.1.
    static decimal ScoreOf(Dictionary<string, char> metric)
    {
        var changed = metric["S"] == 'C';
        var rest = (1 - Loss(metric["C"])) * (1 - Loss(metric["I"])) * (1 - Loss(metric["A"]));
        var lost = 1 - rest;
        var impact = changed ? (7.52 * (lost - 0.029)) - (3.25 * Math.Pow(lost - 0.02, 15)) : 6.42 * lost;
        if (impact <= 0)
            return 0;
        var reach = metric["AV"] switch
        {
            'N' => 0.85,
            'A' => 0.62,
            'L' => 0.55,
            _ => 0.2,
        };
        var rights = metric["PR"] switch
        {
            'N' => 0.85,
            'L' => changed ? 0.68 : 0.62,
            _ => changed ? 0.5 : 0.27,
        };
        var ease = 8.22 * reach * (metric["AC"] == 'L' ? 0.77 : 0.44) * rights * (metric["UI"] == 'N' ? 0.85 : 0.62);
        return RoundUp(Math.Min((changed ? 1.08 : 1) * (impact + ease), 10));
    }

    static double Loss(char value) =>
        value switch
        {
            'H' => 0.56,
            'L' => 0.22,
            _ => 0,
        };

    // Appendix A: integers keep 4.00 from becoming 4.1 by the noise of floating point.
    static decimal RoundUp(double score)
    {
        var whole = (long)Math.Round(score * 100_000, MidpointRounding.AwayFromZero);
        return whole % 10_000 == 0 ? whole / 100_000m : ((whole / 10_000) + 1) / 10m;
    }

    static Fault Wrong(string why) => new("security.cvss", $"CVSS 向量写错了：{why}。") { Field = "vector" };
}
