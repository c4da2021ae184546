using System.Text.RegularExpressions;
using Yingzhou.Data.Opening;

namespace Yingzhou.Data.Assets.Handling;

/// <summary>Looks for the evidence behind each line of a source chain (来源链).</summary>
sealed partial class SourceChain(IOpening opening)
{
    [GeneratedRegex("^(?<dataset>[a-z0-9-]+)@(?<number>[0-9]+\\.[0-9]+\\.[0-9]+)$")]
    static partial Regex Release { get; }

    [GeneratedRegex("^[0-9a-f]{64} .{2,}$", RegexOptions.IgnoreCase)]
    static partial Regex Evidence { get; }

    public static bool NamesRelease(string sources) =>
        sources.Split('\n', StringSplitOptions.TrimEntries).Any(line => Release.IsMatch(line));

    /// <returns>The lines without evidence.</returns>
    public async Task<IReadOnlyList<string>> Gaps(IReadOnlyList<string> lines, CancellationToken cancel)
    {
        var gaps = new List<string>();
        foreach (var line in lines)
        {
            if (Evidence.IsMatch(line))
                continue;
            if (
                Release.Match(line) is { Success: true } named
                && (await opening.Releases(named.Groups["dataset"].Value, cancel)).Any(one => one.Number == named.Groups["number"].Value)
            )
                continue;
            gaps.Add(line);
        }
        return gaps;
    }
}
