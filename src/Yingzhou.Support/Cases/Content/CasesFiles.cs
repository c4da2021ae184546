using Yingzhou.Foundation.Content;

namespace Yingzhou.Support.Cases.Content;

/// <summary>The files of the cases content as they stand, so that a check can point into them.</summary>
sealed record CasesFiles
{
    /// <summary>Those with a file of their own first, then those that families make.</summary>
    public required IReadOnlyList<ContentFile<ServiceItem>> Items { get; init; }

    public required IReadOnlyList<ContentFile<ItemFamily>> Families { get; init; }

    public required ContentFile<OperationsFile> Operations { get; init; }

    public required IReadOnlyList<ContentFile<Bundle>> Bundles { get; init; }

    public required ContentFile<CredentialTypesFile> CredentialTypes { get; init; }

    public required ContentFile<ElementsFile> Elements { get; init; }

    public required IReadOnlyList<ContentFile<string>> Forms { get; init; }

    public required IReadOnlyList<ContentFile<string>> Processes { get; init; }

    public required IReadOnlyList<ContentFile<string>> Decisions { get; init; }

    public static CasesFiles? Read(ContentReader reader)
    {
        var items = reader.All<ServiceItem>("items");
        var families = reader.All<ItemFamily>("families", ".family.json");
        var operations = reader.One<OperationsFile>("families/operations.json");
        var bundles = reader.All<Bundle>("bundles");
        var credentialTypes = reader.One<CredentialTypesFile>("credentials/types.json");
        var elements = reader.One<ElementsFile>("forms/elements.json");
        return credentialTypes is null || elements is null || operations is null
            ? null
            : new()
            {
                Items = [.. items, .. families.SelectMany(family => FamilyItems.Of(family, ById(operations.Content)))],
                Families = families,
                Operations = operations,
                Bundles = bundles,
                CredentialTypes = credentialTypes,
                Elements = elements,
                Forms = reader.Texts("forms", ".form.json"),
                Processes = reader.Texts("processes", ".bpmn"),
                Decisions = reader.Texts("rules", ".dmn"),
            };
    }

    // The first of two with one id wins; the family check reports the second.
    static Dictionary<string, ItemOperation> ById(OperationsFile file) =>
        file.Operations.DistinctBy(operation => operation.Id).ToDictionary(operation => operation.Id, StringComparer.Ordinal);
}
