using System.Text.RegularExpressions;

namespace Yingzhou.Apps.Services.EnterpriseServices.Drafting;

/// <summary>符合下列条件之一：（一）…；（二）…: a list of which one item has to hold, or of which none may (不予).</summary>
/// <param name="Start">Where the sentence that opens it begins.</param>
/// <param name="Colon">Where the opening sentence ends and the items begin.</param>
sealed partial record AlternativeList(int Start, int Colon, int End, IReadOnlyList<(int Start, int End)> Items, bool Denies)
{
    /// <returns><c>null</c> when the text has none.</returns>
    public static AlternativeList? In(string plain)
    {
        if (Opening().Match(plain) is not { Success: true } opening)
            return null;
        var colon = opening.Index + opening.Length;
        var end = plain.IndexOf('。', colon) is >= 0 and var stop ? stop : plain.Length;
        var marks = Mark().Matches(plain[colon..end]).ToList();
        List<(int, int)> items = [];
        if (marks.Count > 0)
            for (var at = 0; at < marks.Count; at++)
                items.Add((colon + marks[at].Index + marks[at].Length, at + 1 < marks.Count ? colon + marks[at + 1].Index : end));
        else
            for (var from = colon; from < end; )
            {
                var to = plain.IndexOfAny(['；', ';'], from, end - from) is >= 0 and var semicolon ? semicolon : end;
                items.Add((from, to));
                from = to + 1;
            }
        return items.Count < 2 ? null : new(opening.Index, colon, end, items, Refusal().IsMatch(opening.Value));
    }

    [GeneratedRegex(@"(下列|以下)[^，。；：:]{0,6}之一[^。；：:]{0,24}[：:]")]
    private static partial Regex Opening();

    [GeneratedRegex(
        @"[（(][一二三四五六七八九十]+[）)]|[（(]\d+[）)]|(?<![\d.])\d{1,2}[.、．](?!\d)|[①-⑳]|(?<=[：:；;\n])[一二三四五六七八九十]+、"
    )]
    private static partial Regex Mark();

    [GeneratedRegex("不予|不得|不享受|除外|不适用")]
    private static partial Regex Refusal();
}
