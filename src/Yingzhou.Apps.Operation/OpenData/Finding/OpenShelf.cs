using Yingzhou.Data.Opening;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Search;

namespace Yingzhou.Apps.Operation.OpenData.Finding;

/// <summary>Everything that is public, as this process last read it. It is used under the engine's own revision number only.</summary>
sealed class OpenShelf(SearchLanguage language) : IDisposable
{
    readonly KeptByRevision<Shelf> kept = new();

    public async Task<Shelf> Take(IOpening opening, CancellationToken cancel)
    {
        var revision = await opening.Revision(cancel);
        return await kept.Take(revision, async () => Shelf.Of(revision, await opening.Opened(cancel), language), cancel);
    }

    public void Dispose() => kept.Dispose();
}

sealed record Shelf(
    long Revision,
    IReadOnlyList<OpenedDataset> Datasets,
    IReadOnlyDictionary<string, OpenedDataset> ByName,
    SearchIndex Index
)
{
    public static Shelf Of(long revision, IReadOnlyList<OpenedDataset> datasets, SearchLanguage language) =>
        new(
            revision,
            datasets,
            datasets.ToDictionary(one => one.Dataset.Dataset, StringComparer.Ordinal),
            new(
                [
                    .. datasets.Select(one => new SearchDocument(
                        one.Dataset.Dataset,
                        [
                            one.Dataset.Title,
                            .. one.Dataset.TitleEn is { Length: > 0 } english ? new[] { english } : [],
                            .. one.Dataset.TagList,
                        ],
                        $"{one.Dataset.Notes} {string.Join(' ', one.Columns.Select(column => column.Title))}",
                        []
                    )),
                ],
                language
            )
        );

    /// <summary>By name or by id, as CKAN's clients ask.</summary>
    public OpenedDataset? Find(string? nameOrId) =>
        nameOrId is null ? null
        : ByName.TryGetValue(nameOrId, out var named) ? named
        : Guid.TryParse(nameOrId, out var id) ? Datasets.FirstOrDefault(one => one.Dataset.Id == id)
        : null;

    public (OpenedDataset Dataset, ReleaseFile File)? FindFile(string? id) =>
        Guid.TryParse(id, out var wanted)
            ? Datasets
                .SelectMany(one => one.Files.Select(file => (one, file)))
                .Where(pair => pair.file.Id == wanted)
                .Select(pair => ((OpenedDataset, ReleaseFile)?)pair)
                .FirstOrDefault()
            : null;
}
