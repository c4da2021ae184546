using Yingzhou.Foundation.Content;
using Yingzhou.Support.Search.Content;
using Yingzhou.Support.Search.Words;

namespace Yingzhou.Support.Search;

/// <summary>How the people of the city speak: words, synonyms, what says nothing, and the sounds of characters. From <c>search/</c> of the city's content.</summary>
public sealed class SearchLanguage
{
    readonly Dictionary<string, string> meanings;
    readonly HashSet<string> stopWords;
    readonly HashSet<string> wholeWords;

    SearchLanguage(LanguageFile file, IReadOnlyList<string> dictionary, Pinyin pinyin)
    {
        meanings = [];
        foreach (var group in file.Synonyms)
        foreach (var said in group.Said)
            meanings[Folded.Of(said)] = Folded.Of(group.Means);
        // 要办什么 says that the whole is meant, and nothing about what it is.
        stopWords =
        [
            .. file.StopWords.Select(Folded.Of),
            .. file.WholeWords.Select(Folded.Of).Where(word => word.Length > 1 && !meanings.ContainsKey(word)),
        ];
        wholeWords = [.. file.WholeWords.Select(Folded.Of)];
        Dictionary = [.. dictionary.Concat(meanings.Keys).Concat(meanings.Values).Concat(stopWords).Concat(wholeWords).Distinct()];
        Segmenter = new(Dictionary);
        Pinyin = pinyin;
    }

    internal IReadOnlyList<string> Dictionary { get; }

    internal Segmenter Segmenter { get; }

    internal Pinyin Pinyin { get; }

    internal bool IsStopWord(string word) => stopWords.Contains(word);

    internal bool AsksForTheWhole(string folded) => Segmenter.Cut(folded).Any(wholeWords.Contains);

    internal string Meaning(string word) => meanings.GetValueOrDefault(word, word);

    public static ContentReading<SearchLanguage> Read(CityContent city)
    {
        var reader = new ContentReader(city);
        var language = reader.One<LanguageFile>("search/language.json");
        var texts = reader.Texts("search", ".txt").ToDictionary(file => file.File);
        List<ContentProblem> problems = [.. reader.Problems];
        foreach (var missing in new[] { DictionaryFile, PinyinFile }.Where(file => !texts.ContainsKey(file)))
            problems.Add(new(missing, "", "缺少此文件"));
        if (language is null || problems.Count > 0)
            return new(null, problems);
        problems.AddRange(LanguageCheck.Check(language, texts[PinyinFile]));
        return new(
            new(
                language.Content,
                [.. Lines(texts[DictionaryFile]).Select(line => Folded.Of(line.Text))],
                new(LanguageCheck.Syllables(texts[PinyinFile]))
            ),
            problems
        );
    }

    const string DictionaryFile = "search/dictionary.txt";
    const string PinyinFile = "search/pinyin.txt";

    internal static IEnumerable<(int Number, string Text)> Lines(ContentFile<string> file) =>
        file
            .Content.Split('\n')
            .Select((line, index) => (index + 1, line.Trim()))
            .Where(line => line.Item2.Length > 0 && line.Item2[0] != '#');
}
