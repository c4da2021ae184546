using Yingzhou.Support.Search.Words;

namespace Yingzhou.Support.Search;

/// <summary>
/// A full-text index (全文检索) in memory, for some thousands of documents: finds them by the words people use, misspelt or typed as pinyin too. A document's score
/// is how like its likeliest name is to the question (both what was asked and what is written must be covered, rare words count more), its BM25 over everything
/// written about it, and its prior.
/// </summary>
public sealed class SearchIndex
{
    const double NameShare = 0.76;
    const double Bm25Share = 0.24;
    const double PriorShare = 0.08;
    const double LifeEventShare = 0.04;

    // What fills a name that is longer than the question counts against it, but less than what was asked and is missing.
    const double AskedShare = 0.72;

    // A name counts three times, as it would if the text repeated it.
    const double NameInText = 3;

    // Below it only stray pairs of characters were in common.
    const double Least = 0.30;
    const double LeastOfBest = 0.42;
    const double LeastCoverage = 0.34;

    readonly SearchLanguage language;
    readonly Analyser analyser;
    readonly TypedLetters letters;
    readonly IReadOnlyList<SearchDocument> documents;
    readonly List<NameEntry> names = [];
    readonly Dictionary<string, List<Posting>> inNames = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<Posting>> inDocuments = new(StringComparer.Ordinal);
    readonly double[] lengths;
    readonly double averageLength;

    public SearchIndex(IReadOnlyList<SearchDocument> documents, SearchLanguage language)
    {
        this.documents = documents;
        this.language = language;
        analyser = new(language);
        lengths = new double[documents.Count];
        foreach (var (index, document) in documents.Index())
            Add(index, document);
        averageLength = documents.Count == 0 ? 1 : Math.Max(1, lengths.Average());
        foreach (var entry in names)
            entry.Mass = entry.Terms.Sum(Mass);
        letters = new(language.Pinyin, WordsByDemand());
    }

    public IReadOnlyList<SearchHit> Search(SearchQuestion question)
    {
        var folded = Folded.OfQuestion(question.Words);
        var whole = language.AsksForTheWhole(folded);
        return
        [
            .. Readings(folded)
                .SelectMany(reading => Hits(reading, whole, question.Region))
                .GroupBy(hit => hit.Id)
                .Select(same => same.MaxBy(hit => hit.Score)!)
                .OrderByDescending(hit => hit.Score)
                .ThenBy(hit => hit.Id, StringComparer.Ordinal)
                .Take(question.Most),
        ];
    }

    // What was typed, and for letters what they may stand for.
    IEnumerable<IReadOnlyCollection<Term>> Readings(string folded)
    {
        if (folded.Length == 0)
            return [];
        var runs = folded
            .Split(' ')
            .Where(run => run.Length > 1 && run.All(char.IsAsciiLetterLower) && !inNames.ContainsKey($"w{run}"))
            .ToList();
        if (runs.Count == 0)
            return [Heard(analyser.Terms(folded))];
        if (folded.All(c => c == ' ' || char.IsAsciiLetterLower(c)))
        {
            var joined = folded.Replace(" ", "", StringComparison.Ordinal);
            if (letters.Written(joined) is { } written)
                return [analyser.Terms(written)];
            if (runs.Count == 1 && letters.Abbreviated(joined) is { Count: > 0 } meanings)
                return meanings.Select(analyser.Terms);
            if (language.Pinyin.Syllables(joined) is { Count: > 1 } syllables)
                return [Analyser.Sounds(syllables)];
        }
        return [analyser.Terms(runs.Aggregate(folded, (text, run) => text.Replace(run, Meant(run), StringComparison.Ordinal)))];
    }

    // Characters that stand nowhere together, but whose sound does, were meant by their sound (公鸡金 for 公积金): what was written instead says nothing then.
    IReadOnlyCollection<Term> Heard(IReadOnlyCollection<Term> asked)
    {
        List<Term> heard = [];
        HashSet<string> instead = new(StringComparer.Ordinal);
        foreach (var (first, second) in asked.Where(IsUnknownPair).Select(term => (term.Key[1], term.Key[2])))
            if (analyser.SoundOf(first, second) is { } sound && inNames.ContainsKey(sound.Key))
            {
                heard.Add(sound);
                instead.UnionWith([sound.Key, $"b{first}{second}", $"w{first}{second}", $"w{first}", $"w{second}"]);
            }
        return heard.Count == 0
            ? asked
            : [.. asked.Where(term => !instead.Contains(term.Key) || inDocuments.ContainsKey(term.Key) && term.Key[0] == 'w'), .. heard];
    }

    bool IsUnknownPair(Term term) => term.Key is ['b', _, _] && !inDocuments.ContainsKey(term.Key);

    string Meant(string run) => letters.Written(run) ?? (letters.Abbreviated(run) is [var first, ..] ? first : run);

    IEnumerable<SearchHit> Hits(IReadOnlyCollection<Term> asked, bool whole, string? region)
    {
        var mass = asked.Sum(Mass);
        if (mass <= 0)
            return [];
        var (likeness, name, coverage) = Likeness(asked, mass);
        var bm25 = Bm25Of(asked, mass);
        List<SearchHit> hits = [];
        for (var index = 0; index < documents.Count; index++)
        {
            if (coverage[index] < LeastCoverage || !IsThere(documents[index], region))
                continue;
            var score =
                NameShare * likeness[index]
                + Bm25Share * bm25[index]
                + PriorShare * documents[index].Prior
                + (whole && documents[index].LifeEvent ? LifeEventShare : 0);
            hits.Add(new(documents[index].Id, score, coverage[index], names[name[index]].Name));
        }
        var best = hits.Select(hit => hit.Score).DefaultIfEmpty().Max();
        return hits.Where(hit => hit.Score >= Least && hit.Score >= best * LeastOfBest);
    }

    (double[] Likeness, int[] Name, double[] Coverage) Likeness(IReadOnlyCollection<Term> asked, double mass)
    {
        var common = new double[names.Count];
        HashSet<int> touched = [];
        var coverage = new double[documents.Count];
        var seen = new int[documents.Count];
        var turn = 0;
        foreach (var term in asked)
        {
            turn++;
            var weight = Mass(term);
            foreach (var posting in inNames.GetValueOrDefault(term.Key) ?? [])
            {
                common[posting.At] += weight;
                touched.Add(posting.At);
                var document = names[posting.At].Document;
                if (seen[document] != turn)
                    (seen[document], coverage[document]) = (turn, coverage[document] + weight / mass);
            }
        }
        var likeness = new double[documents.Count];
        var best = new int[documents.Count];
        foreach (var at in touched)
        {
            var entry = names[at];
            var asIs = common[at] / mass * (AskedShare + (1 - AskedShare) * common[at] / entry.Mass);
            if (asIs > likeness[entry.Document])
                (likeness[entry.Document], best[entry.Document]) = (asIs, at);
        }
        return (likeness, best, coverage);
    }

    // As a share of the most that the words could add.
    double[] Bm25Of(IReadOnlyCollection<Term> asked, double mass)
    {
        var scores = new double[documents.Count];
        foreach (var term in asked)
        {
            var idf = Mass(term);
            foreach (var posting in inDocuments.GetValueOrDefault(term.Key) ?? [])
                scores[posting.At] += Bm25.Term(idf, posting.Frequency, lengths[posting.At], averageLength) / (mass * (Bm25.K1 + 1));
        }
        return scores;
    }

    double Mass(Term term) =>
        term.Weight * Bm25.Idf(documents.Count, inDocuments.GetValueOrDefault(term.Key)?.Count ?? documents.Count / 20);

    static bool IsThere(SearchDocument document, string? region) =>
        region is null
        || document.Regions.Count == 0
        || document.Regions.Any(where =>
            region.StartsWith(where, StringComparison.Ordinal) || where.StartsWith(region, StringComparison.Ordinal)
        );

    void Add(int index, SearchDocument document)
    {
        Dictionary<string, double> frequencies = new(StringComparer.Ordinal);
        var firstName = names.Count;
        foreach (var name in document.Names.Distinct())
        {
            var terms = analyser.Terms(Folded.Of(name));
            foreach (var term in terms)
            {
                Postings(inNames, term.Key).Add(new(names.Count, 1));
                frequencies[term.Key] = Math.Min(NameInText * 2, frequencies.GetValueOrDefault(term.Key) + NameInText);
            }
            names.Add(new(index, name, terms));
        }
        var text = analyser.Terms(Folded.Of(document.Text));
        foreach (var term in text)
            frequencies[term.Key] = frequencies.GetValueOrDefault(term.Key) + 1;
        foreach (var (key, frequency) in frequencies)
            Postings(inDocuments, key).Add(new(index, frequency));
        // Another wording of the same does not make a document longer.
        lengths[index] = text.Count + NameInText * names[firstName].Terms.Count;
    }

    static List<Posting> Postings(Dictionary<string, List<Posting>> index, string key)
    {
        if (!index.TryGetValue(key, out var postings))
            index[key] = postings = [];
        return postings;
    }

    // A spelling that several words share means the one that is in most names.
    IEnumerable<string> WordsByDemand() =>
        language
            .Dictionary.Where(word => !language.IsStopWord(word))
            .OrderByDescending(word =>
                inNames.GetValueOrDefault($"w{language.Meaning(word)}")?.Sum(posting => 1 + documents[names[posting.At].Document].Prior)
                ?? 0
            );

    sealed class NameEntry(int document, string name, IReadOnlyCollection<Term> terms)
    {
        public int Document { get; } = document;

        public string Name { get; } = name;

        public IReadOnlyCollection<Term> Terms { get; } = terms;

        public double Mass { get; set; }
    }

    readonly record struct Posting(int At, double Frequency);
}
