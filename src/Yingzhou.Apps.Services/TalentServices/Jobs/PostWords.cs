using System.Text.RegularExpressions;

namespace Yingzhou.Apps.Services.TalentServices.Jobs;

/// <summary>A sentence of a post that may not be published (歧视性表述).</summary>
/// <param name="Words">What in it discriminates.</param>
public sealed record ForbiddenSentence(int Start, string Sentence, string Words, string Why);

/// <param name="Pattern">Regular expression over one sentence.</param>
public sealed record ForbiddenPattern(string Pattern, string Why);

/// <summary>Whether a post discriminates (招聘歧视, 就业促进法 第三条、第二十七条): publishing is refused with each sentence marked (a10 §7).</summary>
public sealed class PostWords(IEnumerable<ForbiddenPattern> patterns)
{
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);
    static readonly char[] Ends = ['。', '！', '？', '；', '\n', '!', '?', ';'];

    readonly IReadOnlyList<(Regex Pattern, string Why)> patterns =
    [
        .. patterns.Select(one => (new Regex(one.Pattern, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience), one.Why)),
    ];

    public IReadOnlyList<ForbiddenSentence> Check(string text)
    {
        var found = new List<ForbiddenSentence>();
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOfAny(Ends, start);
            end = end < 0 ? text.Length : end + 1;
            var sentence = text[start..end];
            foreach (var (pattern, why) in patterns)
                if (pattern.Match(sentence) is { Success: true } match)
                {
                    found.Add(new(start + sentence.Length - sentence.TrimStart().Length, sentence.Trim(), match.Value, why));
                    break;
                }
            start = end;
        }
        return found;
    }
}
