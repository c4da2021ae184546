using Yingzhou.Data.Opening;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.OpenData.Finding;

/// <param name="Q">Words and field terms.</param>
/// <param name="Fq">Field terms that filter and do not rank.</param>
/// <param name="Sort">As CKAN writes it: <c>metadata_modified desc, name asc</c>.</param>
sealed record OpenQuestion(string? Q = null, string? Fq = null, string? Sort = null, int Start = 0, int Rows = 10);

/// <param name="Found">All of them, in order.</param>
sealed record OpenAnswer(IReadOnlyList<OpenedDataset> Found, IReadOnlyList<OpenedDataset> Page)
{
    /// <summary>How many of those found have each value, most first.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Facet(string field) =>
        [
            .. Found
                .SelectMany(one => FieldTerm.Fields[field](one).Distinct())
                .CountBy(value => value)
                .OrderByDescending(value => value.Value)
                .ThenBy(value => value.Key, StringComparer.Ordinal),
        ];
}

/// <summary>Finds open datasets, for the portal and for programs alike.</summary>
sealed class OpenSearch(IOpening opening, OpenShelf shelf)
{
    const int MostHits = 5_000;

    static readonly Dictionary<string, Comparison<OpenedDataset>> Orders = new()
    {
        ["name"] = (one, other) => string.CompareOrdinal(one.Dataset.Dataset, other.Dataset.Dataset),
        ["title"] = (one, other) => string.CompareOrdinal(one.Dataset.Title, other.Dataset.Title),
        ["title_string"] = (one, other) => string.CompareOrdinal(one.Dataset.Title, other.Dataset.Title),
        ["metadata_modified"] = (one, other) => Nullable.Compare(one.Release.DecidedAt, other.Release.DecidedAt),
        ["metadata_created"] = (one, other) => one.Dataset.CreatedAt.CompareTo(other.Dataset.CreatedAt),
    };

    public async Task<Outcome<OpenAnswer>> Ask(OpenQuestion question, CancellationToken cancel) =>
        Find(await shelf.Take(opening, cancel), question);

    internal static Outcome<OpenAnswer> Find(Shelf kept, OpenQuestion question)
    {
        var (asked, filter) = (FieldQuery.Parse(question.Q), FieldQuery.Parse(question.Fq));
        if ((asked.Fault ?? filter.Fault) is { } invalid)
            return invalid;
        var orders = Order(question.Sort);
        if (orders.Fault is { } unknown)
            return unknown;
        IEnumerable<OpenedDataset> ranked = asked.Value.Words.Length == 0 ? kept.Datasets : Ranked(kept, asked.Value.Words);
        var found = ranked
            .Where(one => asked.Value.Terms.All(term => term.Fits(one)) && filter.Value.Terms.All(term => term.Fits(one)))
            .ToList();
        // Without words nothing ranks: what was renewed last stands first.
        if (orders.Value is { } order)
            found = [.. found.Order(Comparer<OpenedDataset>.Create(order))];
        else if (asked.Value.Words.Length == 0)
            found = [.. found.OrderByDescending(one => one.Release.DecidedAt)];
        return new OpenAnswer(found, [.. found.Skip(question.Start).Take(question.Rows)]);
    }

    // What the index finds by how people speak, and what simply holds the words: a program's q is often a part of a name.
    static IEnumerable<OpenedDataset> Ranked(Shelf kept, string words)
    {
        var hits = kept.Index.Search(new(words, Most: MostHits)).Select(hit => kept.ByName[hit.Id]);
        return hits.Concat(kept.Datasets.Where(one => Holds(one, words))).Distinct();
    }

    static bool Holds(OpenedDataset one, string words) =>
        words
            .Split(' ')
            .All(word =>
                one.Dataset.Title.Contains(word, StringComparison.OrdinalIgnoreCase)
                || one.Dataset.Dataset.Contains(word, StringComparison.OrdinalIgnoreCase)
                || one.Dataset.TitleEn.Contains(word, StringComparison.OrdinalIgnoreCase)
                || one.Dataset.Notes.Contains(word, StringComparison.OrdinalIgnoreCase)
            );

    static Outcome<Comparison<OpenedDataset>?> Order(string? sort)
    {
        Comparison<OpenedDataset>? order = null;
        foreach (var part in (sort ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (field, falling) = part.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var name, var way]
                ? (name, way.Equals("desc", StringComparison.OrdinalIgnoreCase))
                : (part, false);
            // The order of the hits is theirs already.
            if (field is "score" or "relevance")
                continue;
            if (!Orders.TryGetValue(field, out var by))
                return new Fault("open-data.sort", $"Search Query is invalid: 不能按 {field} 排序", 400) { Field = "sort" };
            var (earlier, sign) = (order, falling ? -1 : 1);
            order = (one, other) => earlier?.Invoke(one, other) is { } decided and not 0 ? decided : sign * by(one, other);
        }
        return order;
    }
}
