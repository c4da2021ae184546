using Yingzhou.Data.Catalogue;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Search;

namespace Yingzhou.Apps.Operation.PublicData.Finding;

/// <param name="Words">As typed; empty finds nothing.</param>
/// <param name="From">How many of the best were shown before.</param>
public sealed record CatalogueQuestion(
    string Words,
    string? Provider = null,
    DataLevel? Level = null,
    SharingAttribute? Sharing = null,
    int From = 0,
    int Size = 30
);

/// <param name="Providers">How many of all that was found each department has, most first.</param>
public sealed record CatalogueAnswer(
    IReadOnlyList<FindableEntry> Hits,
    int Found,
    IReadOnlyList<KeyValuePair<string, int>> Providers,
    IReadOnlyList<KeyValuePair<DataLevel, int>> Levels
);

/// <summary>
/// The index over all catalogues and items, as this process last built it. It is used under the catalogue's own revision only: another number, and it is built anew
/// by the first who asks.
/// </summary>
sealed class CatalogueShelf(SearchLanguage language) : IDisposable
{
    readonly KeptByRevision<Shelf> kept = new();

    public async Task<Shelf> Take(ICatalogue catalogue, CancellationToken cancel)
    {
        var revision = await catalogue.Revision(cancel);
        return await kept.Take(revision, async () => Shelf.Of(revision, await catalogue.Findable(cancel), language), cancel);
    }

    public void Dispose() => kept.Dispose();
}

sealed record Shelf(long Revision, IReadOnlyDictionary<string, FindableEntry> Entries, SearchIndex Index)
{
    // Whoever types the name of a table means the table before its items.
    const double CataloguePrior = 1;

    public static Shelf Of(long revision, IReadOnlyList<FindableEntry> entries, SearchLanguage language) =>
        new(
            revision,
            entries.ToDictionary(IdOf, StringComparer.Ordinal),
            new(
                [
                    .. entries.Select(entry => new SearchDocument(
                        IdOf(entry),
                        entry.Names,
                        entry.Text,
                        [],
                        entry.Item == 0 ? CataloguePrior : 0
                    )),
                ],
                language
            )
        );

    static string IdOf(FindableEntry entry) => $"{entry.Dataset}#{entry.Item}";
}

/// <summary>Finds catalogues and items by the words people use, with what the hits have in common to narrow them.</summary>
sealed class CatalogueSearch(ICatalogue catalogue, CatalogueShelf shelf)
{
    // Beyond it nobody reads on, and narrowing says more.
    const int Most = 2_000;

    public async Task<CatalogueAnswer> Ask(CatalogueQuestion question, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(question.Words))
            return new([], 0, [], []);
        var kept = await shelf.Take(catalogue, cancel);
        var found = kept
            .Index.Search(new(question.Words, Most: Most))
            .Select(hit => kept.Entries[hit.Id])
            .Where(entry => question.Sharing is not { } sharing || entry.Sharing == sharing)
            .ToList();
        // Each facet counts what the other one leaves.
        var narrowed = found.Where(entry => Is(entry, question.Provider, question.Level)).ToList();
        return new(
            [.. narrowed.Skip(question.From).Take(question.Size)],
            narrowed.Count,
            [.. found.Where(entry => Is(entry, null, question.Level)).CountBy(entry => entry.Provider).OrderByDescending(one => one.Value)],
            [.. found.Where(entry => Is(entry, question.Provider, null)).CountBy(entry => entry.Level).OrderBy(one => one.Key)]
        );
    }

    static bool Is(FindableEntry entry, string? provider, DataLevel? level) =>
        (provider is null || entry.Provider == provider) && (level is null || entry.Level == level);
}
