using System.Text.Json;
using System.Text.Json.Nodes;
using Yingzhou.Apps.Services.FinancialServices.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.FinancialServices.Storage;

/// <summary>What public registers say of an enterprise (公共信用画像), as last fetched.</summary>
sealed class Profile : Record
{
    public required string PartyKey { get; init; }

    public required string Name { get; set; }

    /// <summary>JSON object: value by fact.</summary>
    public required string Known { get; set; }

    public required DateTimeOffset FetchedAt { get; set; }

    public FactSheet Sheet(FinanceContent finance, DateTimeOffset at) =>
        new(
            from entry in JsonNode.Parse(Known)!.AsObject()
            let definition = finance.Facts.Find(entry.Key)
            let value = FeelJson.ToFeel(entry.Value)
            where definition is not null && value is not null
            select new Fact(entry.Key, value!, definition!.Dataset, FetchedAt),
            at
        );

    public decimal? Number(string name) =>
        JsonNode.Parse(Known)![name] is JsonValue value && value.GetValueKind() is JsonValueKind.Number ? value.GetValue<decimal>() : null;
}
