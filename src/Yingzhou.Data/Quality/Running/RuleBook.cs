using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Quality.Content;
using Yingzhou.Data.Quality.Proposing;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Quality.Running;

/// <summary>The rules of a dataset: implied by its catalogue, adopted from proposals, added or replaced (same id) by content.</summary>
sealed class RuleBook(CityContext city, ICatalogue catalogue, QualityContent content, TimeProvider clock)
{
    public async Task<IReadOnlyList<QualityRule>> Of(CatalogueSheet sheet, CancellationToken cancel)
    {
        var elements = (await catalogue.Elements(clock.GetUtcNow().Day(), cancel)).ToDictionary(element => element.Code);
        var rules = ImpliedRules.Of(sheet, elements).ToDictionary(rule => rule.Id);
        var dataset = sheet.Catalogue.Dataset;
        foreach (var adopted in await city.Set<AdoptedRule>().AsNoTracking().Where(rule => rule.Dataset == dataset).ToListAsync(cancel))
            rules[adopted.Rule] = JsonSerializer.Deserialize<QualityRule>(adopted.Definition)!;
        foreach (var rule in content.Of(dataset))
            rules[rule.Id] = rule;
        return [.. rules.Values.OrderBy(rule => rule.Id, StringComparer.Ordinal)];
    }

    /// <summary>Every adopted rule with its dataset.</summary>
    public async Task<IReadOnlyList<(string Dataset, QualityRule Rule)>> Adopted(CancellationToken cancel) =>
        [
            .. (await city.Set<AdoptedRule>().AsNoTracking().ToListAsync(cancel)).Select(rule =>
                (rule.Dataset, JsonSerializer.Deserialize<QualityRule>(rule.Definition)!)
            ),
        ];

    /// <summary>What tells one set of rules from another.</summary>
    public static string Digest(IReadOnlyList<QualityRule> rules) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(rules))))[..16];
}
