namespace Yingzhou.Support.Search.Content;

/// <summary>Shape of <c>search/language.json</c>.</summary>
/// <param name="Note">Where it comes from.</param>
/// <param name="StopWords">What people say around a matter: 怎么办, 请问.</param>
/// <param name="WholeWords">What shows that somebody means all that belongs to it: 手续, 开一家.</param>
sealed record LanguageFile(
    string Note,
    IReadOnlyList<string> StopWords,
    IReadOnlyList<string> WholeWords,
    IReadOnlyList<SynonymGroup> Synonyms
);

/// <param name="Means">The wording that the others are folded into.</param>
/// <param name="Said">Other wordings, dialect among them.</param>
sealed record SynonymGroup(string Means, IReadOnlyList<string> Said);
