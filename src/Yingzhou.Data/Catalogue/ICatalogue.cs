using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Catalogue;

/// <summary>The catalogue of public data (公共数据目录). Metadata may be read by every official; data may not.</summary>
public interface ICatalogue
{
    /// <summary>Catalogues in the order of their codes.</summary>
    Task<Page<DataCatalogue>> List(CatalogueFilter filter, CancellationToken cancel = default);

    /// <returns><c>null</c> when there is none.</returns>
    Task<CatalogueSheet?> Sheet(string dataset, CancellationToken cancel = default);

    /// <summary>Counts the changes of the catalogue: what was read under another number is old.</summary>
    Task<long> Revision(CancellationToken cancel = default);

    /// <summary>Everything that can be found: each catalogue and each item.</summary>
    Task<IReadOnlyList<FindableEntry>> Findable(CancellationToken cancel = default);

    /// <summary>The elements that are current on a day, by code.</summary>
    Task<IReadOnlyList<DataElement>> Elements(DateOnly day, CancellationToken cancel = default);

    /// <summary>Who is the source of each element that somebody claims, contested ones first.</summary>
    Task<IReadOnlyList<ElementSources>> OneSource(CancellationToken cancel = default);

    /// <summary>Catalogues that may be the same one again, or part of it (重复目录提示), most alike first: somebody must judge.</summary>
    Task<IReadOnlyList<AlikeCatalogue>> Alike(string dataset, CancellationToken cancel = default);

    Task<CatalogueFigures> Figures(CancellationToken cancel = default);

    /// <summary>Registers a draft (编目).</summary>
    Task<Outcome<DataCatalogue>> Register(RegisterCatalogue request, Subject official, CancellationToken cancel = default);

    /// <summary>Puts a draft in force, when nothing that the standard demands is missing.</summary>
    Task<Outcome<DataCatalogue>> Publish(PublishCatalogue request, Subject official, CancellationToken cancel = default);

    /// <summary>Decides between tied claims (数源仲裁).</summary>
    Task<Outcome<Done>> Arbitrate(ArbitrateSource request, Subject official, CancellationToken cancel = default);

    /// <summary>Systems that catalogues may arise in, by code.</summary>
    Task<IReadOnlyList<SourceSystem>> Systems(CancellationToken cancel = default);

    /// <summary>What of a draft can never stand, whatever stands already; <c>null</c> for nothing.</summary>
    Fault? Malformed(RegisterCatalogue draft);

    /// <summary>Puts a catalogue in the place of what stands (变更), or begins it; published when nothing is missing. Joins the step of whoever had it agreed to.</summary>
    Task<Outcome<DataCatalogue>> Amend(RegisterCatalogue draft, Subject official, CancellationToken cancel = default);

    /// <summary>停用: it is no longer offered. Its versions and the evidence of its use stay. Joins the caller's step.</summary>
    Task Retire(string dataset, CancellationToken cancel = default);

    /// <summary>Tells the catalogue of a new version in the lake; joins the step that stores it.</summary>
    Task Loaded(string dataset, long rows, DateTimeOffset at, CancellationToken cancel = default);
}

/// <param name="After">Code of the last one on the page before.</param>
public sealed record CatalogueFilter(
    string? Provider = null,
    DataLevel? Level = null,
    bool LateOnly = false,
    bool NeverLoaded = false,
    string? After = null,
    int Size = 30
);

public sealed record CatalogueSheet(DataCatalogue Catalogue, IReadOnlyList<DataItem> Items, string SystemName);

/// <param name="Item">Ordinal of the item; 0 for the catalogue itself.</param>
/// <param name="Names">What it is called, the Chinese name first.</param>
public sealed record FindableEntry(
    string Dataset,
    int Item,
    IReadOnlyList<string> Names,
    string Text,
    string Provider,
    DataLevel Level,
    SharingAttribute? Sharing,
    string CatalogueName
);

/// <summary>The claims to one element and what follows from them.</summary>
public sealed record ElementSources(DataElement Element, IReadOnlyList<StoredClaim> Claims, SourceSettlement Settlement);

/// <param name="Likeness">0.65 to 1, see <see cref="CatalogueLikeness"/>.</param>
public sealed record AlikeCatalogue(string Dataset, string Name, string Provider, double Likeness);

/// <param name="Catalogues">Published ones; all that is counted here is of them.</param>
/// <param name="Loaded">Of which something came into the lake ÷ all.</param>
/// <param name="OnTime">Of those that promise something.</param>
/// <param name="Providers">Most rows first.</param>
public sealed record CatalogueFigures(
    int Catalogues,
    int Items,
    int Systems,
    long Rows,
    RatioOf Loaded,
    RatioOf OnTime,
    IReadOnlyDictionary<DataLevel, int> ItemsByLevel,
    IReadOnlyList<ProviderFigures> Providers,
    DateTimeOffset AsOf
);

public sealed record ProviderFigures(string Provider, int Catalogues, long Rows, RatioOf OnTime);

/// <param name="Key">The same key again gives the first answer.</param>
public sealed record RegisterCatalogue(
    string Key,
    string Code,
    string Dataset,
    string Name,
    string System,
    CatalogueMetadata Metadata,
    IReadOnlyList<ItemDraft> Items
);

public sealed record ItemDraft(
    string Name,
    string Column,
    ItemType Type,
    DataLevel Level,
    int? Length = null,
    bool Required = false,
    string? Element = null,
    string? CodeTable = null,
    bool Personal = false
);

/// <param name="Seen">The version that the official saw.</param>
public sealed record PublishCatalogue(string Dataset, int Seen);

public sealed record ArbitrateSource(string Element, string Unit, string Reason);
