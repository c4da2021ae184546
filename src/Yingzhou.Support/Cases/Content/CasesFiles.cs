using Yingzhou.Foundation.Content;

namespace Yingzhou.Support.Cases.Content;

/// <summary>The files of the cases content as they stand, so that a check can point into them.</summary>
sealed record CasesFiles
{
    public required IReadOnlyList<ContentFile<ServiceItem>> Items { get; init; }

    public required IReadOnlyList<ContentFile<Bundle>> Bundles { get; init; }

    public required ContentFile<CredentialTypesFile> CredentialTypes { get; init; }

    public required ContentFile<ElementsFile> Elements { get; init; }

    public required IReadOnlyList<ContentFile<string>> Forms { get; init; }

    public required IReadOnlyList<ContentFile<string>> Processes { get; init; }

    public required IReadOnlyList<ContentFile<string>> Decisions { get; init; }

    public static CasesFiles? Read(ContentReader reader)
    {
        var items = reader.All<ServiceItem>("items");
        var bundles = reader.All<Bundle>("bundles");
        var credentialTypes = reader.One<CredentialTypesFile>("credentials/types.json");
        var elements = reader.One<ElementsFile>("forms/elements.json");
        return credentialTypes is null || elements is null
            ? null
            : new()
            {
                Items = items,
                Bundles = bundles,
                CredentialTypes = credentialTypes,
                Elements = elements,
                Forms = reader.Texts("forms", ".form.json"),
                Processes = reader.Texts("processes", ".bpmn"),
                Decisions = reader.Texts("rules", ".dmn"),
            };
    }
}
