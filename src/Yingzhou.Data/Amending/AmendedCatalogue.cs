using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Yingzhou.Data.Catalogue;

namespace Yingzhou.Data.Amending;

/// <summary>A catalogue as it is to be.</summary>
/// <param name="Base">Digest of what stood when it was proposed; <c>null</c> for a new one.</param>
public sealed record AmendedCatalogue(RegisterCatalogue Draft, string? Base)
{
    internal static IReadOnlyList<AmendedCatalogue> Read(string json) => JsonSerializer.Deserialize<List<AmendedCatalogue>>(json)!;

    internal static string Write(IReadOnlyList<AmendedCatalogue> catalogues) => JsonSerializer.Serialize(catalogues);

    /// <summary>What stands, as a draft: what a workbook with no change would say.</summary>
    internal static RegisterCatalogue DraftOf(CatalogueSheet sheet) =>
        new(
            "",
            sheet.Catalogue.Code,
            sheet.Catalogue.Dataset,
            sheet.Catalogue.Name,
            sheet.Catalogue.System,
            sheet.Catalogue.Metadata,
            [
                .. sheet.Items.Select(item => new ItemDraft(
                    item.Name,
                    item.Column,
                    item.Type,
                    item.Level,
                    item.Length,
                    item.Required,
                    item.Element,
                    item.CodeTable,
                    item.Personal
                )),
            ]
        );

    /// <summary>Loads change a catalogue's figures every day; only what it says about itself counts here.</summary>
    internal static string DigestOf(CatalogueSheet sheet) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize((object)DraftOf(sheet)))));
}
