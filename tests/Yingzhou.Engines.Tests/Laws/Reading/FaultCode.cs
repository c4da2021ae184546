using System.Text.RegularExpressions;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Laws.Reading;

/// <summary>A refusal's code as the source writes it.</summary>
/// <param name="Code">Without quotes; with its <c>{holes}</c> where it is not literal.</param>
/// <param name="Place">File and line.</param>
sealed partial record FaultCode(string Code, string Place)
{
    // new Fault("…"  |  Fault Name = new("…"  |  Fault Name(…) => new("…"  |  Fault Name { get; } = new("…"
    [GeneratedRegex("""\b(?:new\s+Fault\s*\(|Fault\s+\w+\s*(?:\([^)]*\)|\{\s*get;\s*\})?\s*=>?\s*new\s*\()\s*\$?"(?<code>[^"]*)""" + "\"")]
    static partial Regex Written { get; }

    // Fault Refuse(string reason, …) => new($"resident-id.{reason}", …): a file's own short hand; the codes stand where it is called.
    [GeneratedRegex(
        """\bFault\s+(?<name>\w+)\s*\(\s*string\s+(?<hole>\w+)[^)]*\)\s*=>\s*new\s*\(\s*\$"(?<prefix>[^"{]*)\{\k<hole>\}"[^;]*;"""
    )]
    static partial Regex ShortHand { get; }

    public static IEnumerable<FaultCode> In(SourceFile file)
    {
        var shortHands = ShortHand.Matches(file.Text);
        var written = Written.Matches(file.Text).Where(match => !shortHands.Any(shortHand => Contains(shortHand, match)));
        return written
            .Select(match => new FaultCode(match.Groups["code"].Value, Where(file, match)))
            .Concat(shortHands.SelectMany(shortHand => CallsOf(shortHand, file)));
    }

    static IEnumerable<FaultCode> CallsOf(Match shortHand, SourceFile file) =>
        from call in Regex.Matches(file.Text, $"""\b{shortHand.Groups["name"].Value}\s*\(\s*\$?"(?<reason>[^"]*)""" + "\"")
        select new FaultCode(shortHand.Groups["prefix"].Value + call.Groups["reason"].Value, Where(file, call));

    static bool Contains(Match outer, Match inner) => inner.Index >= outer.Index && inner.Index < outer.Index + outer.Length;

    static string Where(SourceFile file, Match match) => $"{file.Path}:{file.LineOf(match.Index)}";
}
