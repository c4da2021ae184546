using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Guides;

/// <summary>How hard a guide is to read (通俗度, a07 §3).</summary>
/// <param name="MeanSentence">Characters a sentence, punctuation not counted; <c>null</c> of an empty text.</param>
/// <param name="Unexplained">Law terms that the glossary of the city does not explain, each once, in the order of the text.</param>
/// <param name="Connectives">则, 因此 and their like.</param>
public sealed record Readability(double? MeanSentence, IReadOnlyList<string> Unexplained, int Connectives)
{
    /// <summary>Mean sentence that is still plain; an equal one is.</summary>
    public const double PlainSentence = 25;

    /// <summary>Own default: a guide with more points goes to rewrite.</summary>
    public const double RewriteAbove = 10;

    /// <summary>
    /// Points of difficulty (own weights): one for each character of the mean sentence beyond 25, three for each unexplained term, one for each connective.
    /// </summary>
    public double Points => Math.Max(0, (MeanSentence ?? 0) - PlainSentence) + 3 * Unexplained.Count + Connectives;

    public bool NeedsRewrite => Points > RewriteAbove;
}

/// <summary>The words by which guides are judged (通俗化词表), content of a city.</summary>
/// <param name="LawTerms">Words of statutes that people do not use.</param>
/// <param name="Glossary">Terms with a plain explanation; a guide may use them, its reader can open the explanation.</param>
public sealed class PlainLanguage(IReadOnlyCollection<string> lawTerms, IReadOnlyDictionary<string, string> glossary)
{
    static readonly char[] SentenceEnds = ['。', '！', '？', '；', '!', '?', ';', '\n'];

    // The longer first: 因此 is not also 此.
    static readonly string[] Connecting = ["据此", "因此", "故而", "从而", "进而", "然后", "于是", "否则", "则"];

    // Words that merely contain the character.
    static readonly string[] NotConnecting = ["原则", "规则", "细则", "准则", "法则", "通则", "总则", "附则", "守则"];

    public Readability Read(string text)
    {
        var sentences = text.Split(SentenceEnds, StringSplitOptions.RemoveEmptyEntries)
            .Select(Letters)
            .Where(length => length > 0)
            .ToList();
        return new(
            sentences.Count == 0 ? null : sentences.Average(),
            [
                .. lawTerms
                    .Where(term => !glossary.ContainsKey(term) && text.Contains(term, StringComparison.Ordinal))
                    .OrderBy(term => text.IndexOf(term, StringComparison.Ordinal)),
            ],
            CountConnectives(text)
        );
    }

    static int Letters(string sentence) => sentence.Count(char.IsLetterOrDigit);

    static int CountConnectives(string text)
    {
        var rest = NotConnecting.Aggregate(text, (left, word) => left.Replace(word, "　", StringComparison.Ordinal));
        var count = 0;
        foreach (var word in Connecting)
        {
            count += rest.Split(word).Length - 1;
            rest = rest.Replace(word, "　", StringComparison.Ordinal);
        }
        return count;
    }
}
