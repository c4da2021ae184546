using System.Text.Json;
using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.EnterpriseServices.Storage;

/// <summary>An enterprise (企业) and what the registers say of it, as last fetched. <c>Region</c> is the county of registration.</summary>
public sealed class Firm : Record
{
    static readonly string[] SizeFigures = ["staff", "revenue", "assets"];

    public required string Uscc { get; init; }

    public required string PartyKey { get; init; }

    public required string Name { get; set; }

    /// <summary>GB/T 4754-2017, with the letter: C1361.</summary>
    public required string Industry { get; set; }

    public string? Park { get; set; }

    /// <summary>JSON array of <see cref="KnownFact"/>.</summary>
    public required string Known { get; set; }

    /// <summary>What is known of it on a day, with size class and sector worked out by the standard in force.</summary>
    internal FactSheet Sheet(PoliciesContent policies, DateTimeOffset at)
    {
        var facts = new Dictionary<string, Fact>(StringComparer.Ordinal);
        foreach (var known in JsonSerializer.Deserialize<List<KnownFact>>(Known)!)
            if (policies.Facts.Find(known.Name) is { } definition && FactReading.ToFeel(definition, known.Value) is { } value)
                facts[known.Name] = new(known.Name, value, known.Dataset ?? definition.Dataset, known.FetchedAt, Declared: known.Declared)
                {
                    Period = known.Period,
                };
        Derive(facts, policies, at);
        return new(facts.Values, at);
    }

    void Derive(Dictionary<string, Fact> facts, PoliciesContent policies, DateTimeOffset at)
    {
        Add("industryCode", Industry, at);
        if (policies.Sizes.SectorOf(Industry) is { } sector)
            Add("sector", sector.Id, at);
        // As old as the oldest figure it rests on.
        var figures = SizeFigures.Select(facts.GetValueOrDefault).OfType<Fact>().Where(fact => !fact.Declared).ToList();
        decimal? Number(string name) => (figures.Find(fact => fact.Name == name)?.Value as FeelNumber)?.Value.ToDecimal();
        if (policies.Sizes.Of(Industry, Number("staff"), Number("revenue"), Number("assets")) is { } size)
            Add(
                "sizeClass",
                JsonNamingPolicy.KebabCaseLower.ConvertName(size.ToString()),
                figures.Select(fact => fact.FetchedAt).DefaultIfEmpty(at).Min()
            );

        void Add(string name, string value, DateTimeOffset fetchedAt) =>
            facts[name] = new(name, value, policies.Facts.Find(name)?.Dataset ?? "", fetchedAt);
    }

    /// <summary>What a register shows anybody of it; <c>null</c> when the size cannot be told.</summary>
    public static string? SizeOf(FactSheet sheet) => sheet.Find("sizeClass")?.Value.ToString();
}

/// <summary>A fact as it is kept.</summary>
/// <param name="Dataset">Where it came from, when that is not the fact's own register.</param>
/// <param name="Declared">The enterprise's own word.</param>
public sealed record KnownFact(
    string Name,
    JsonElement Value,
    DateTimeOffset FetchedAt,
    string? Dataset = null,
    bool Declared = false,
    string? Period = null
);
