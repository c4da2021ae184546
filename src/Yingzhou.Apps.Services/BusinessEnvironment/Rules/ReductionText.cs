using System.Globalization;
using System.Text.RegularExpressions;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Rules;

/// <param name="Quote">The words of the text.</param>
public sealed record FoundClaim(string Quote, ClaimedChange Change, ClaimVerdict? Verdict)
{
    /// <summary>What to tell the author; <c>null</c> when nothing is wrong.</summary>
    public string? Advice =>
        Verdict switch
        {
            ClaimVerdict.Contradicts =>
                $"“{Quote}”前后不一致：由 {Change.Before} 到 {Change.After}，变化是 {Change.Actual:0.0}%，不是 {Change.Percent}%。",
            ClaimVerdict.WithinRounding => $"“{Quote}”按所写的数算是 {Change.Actual:0.0}%，请写明取整前的数，或改写百分比。",
            _ => null,
        };
}

/// <summary>Reads reports for changes that contradict their own percentage (百分比校核): 由 12.8 天压缩到 3 天，压缩 61%. Source: a13 example 6.</summary>
public static partial class ReductionText
{
    const string Unit = @"(?:个?工作日|个?小时|分钟|天|日|项|份|次|元|件|个|家|环节|步|张)?";
    const string Change = @"(?:大幅|进一步|平均|整体)?(?:压缩|缩短|压减|精简|减少|降低|下降|提速|增加|增长|提高|上升|减|降|升)";

    [GeneratedRegex(
        $@"(?:由|从|原来的?|原)[^\d。；;\n]{{0,12}}(?<before>\d+(?:\.\d+)?)\s*{Unit}[^\d。；;\n]{{0,6}}(?:至|到|为|成|→|——|->)\s*(?<after>\d+(?:\.\d+)?)\s*{Unit}(?:[^\d。；;\n]{{0,16}}?{Change})(?:了|比例|幅度|率)?(?:约为|约|近|超过|超|逾|达到|达|为)?\s*(?<percent>\d+(?:\.\d+)?)\s*[%％](?<more>以上)?"
    )]
    static partial Regex Claim { get; }

    public static IReadOnlyList<FoundClaim> Read(string text) =>
        [
            .. Claim
                .Matches(text)
                .Select(match =>
                {
                    var change = new ClaimedChange(
                        Number(match, "before"),
                        Number(match, "after"),
                        Number(match, "percent"),
                        KindOf(match)
                    );
                    return new FoundClaim(match.Value, change, change.Judge());
                }),
        ];

    static ClaimKind KindOf(Match match)
    {
        var before = match.Value[..(match.Groups["percent"].Index - match.Index)].TrimEnd();
        return match.Groups["more"].Success
            || before.EndsWith('超')
            || before.EndsWith('逾')
            || before.EndsWith("超过", StringComparison.Ordinal)
                ? ClaimKind.MoreThan
            : before.EndsWith('约') || before.EndsWith('近') || before.EndsWith("约为", StringComparison.Ordinal) ? ClaimKind.About
            : ClaimKind.Exact;
    }

    static decimal Number(Match match, string group) => decimal.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
}
