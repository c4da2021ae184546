using System.Globalization;
using System.Text.Json;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Assets;

/// <summary>A data asset, from the request for its registration on (数据资产).</summary>
public sealed class DataAsset : Record
{
    public required string Title { get; init; }

    /// <summary>Key of the party that holds it.</summary>
    public required string Holder { get; init; }

    public required string HolderName { get; init; }

    /// <summary>持有权, 加工使用权, 经营权, separated by 、.</summary>
    public required string Rights { get; init; }

    /// <summary>Source chain, a line each: <c>dataset@1.0.0</c> or a SHA-256 with a word about it.</summary>
    public required string Sources { get; init; }

    /// <summary>Lines of it for which there is no evidence; empty when there is none.</summary>
    public required string Gaps { get; init; }

    /// <summary>SHA-256 of its files or blocks, separated by commas.</summary>
    public required string Digests { get; init; }

    public AssetState State { get; internal set; }

    /// <summary>Until when the formal check must be done.</summary>
    public required DateOnly CheckDueOn { get; init; }

    public string? CheckedBy { get; internal set; }

    /// <summary>What check, objection or examiner said last.</summary>
    public string? Words { get; internal set; }

    /// <summary>The last day of the notice.</summary>
    public DateOnly? NoticeUntil { get; internal set; }

    /// <summary><c>ZC-2026-000001</c>.</summary>
    public string? Code { get; internal set; }

    public DateOnly? RegisteredOn { get; internal set; }

    public DateOnly? ValidUntil { get; internal set; }

    /// <summary>SM3 over what was registered.</summary>
    public string? Seal { get; internal set; }

    /// <summary>JSON array of <see cref="ValuationLine"/>.</summary>
    public string Valuation { get; internal set; } = "[]";

    /// <summary>In yuan, by the method that was chosen for pledging; <c>null</c> before it was valued.</summary>
    public decimal? Value { get; internal set; }

    public string? PledgedTo { get; internal set; }

    public decimal? PledgedAmount { get; internal set; }

    /// <summary>Whether a release of public data stands in its source chain.</summary>
    public bool IsOfPublicData => Handling.SourceChain.NamesRelease(Sources);

    public IReadOnlyList<string> DigestList => Digests.Split(',', StringSplitOptions.RemoveEmptyEntries);

    public DataValuation ValuationSheet => new(JsonSerializer.Deserialize<List<ValuationLine>>(Valuation, AssetJson.Of) ?? []);

    internal AssetClaim Claim(int openObjections) =>
        new(HolderName, DigestList.ToHashSet(), Gaps.Length == 0 ? 0 : Gaps.Split('\n').Length, openObjections);

    /// <summary>What the seal is over.</summary>
    internal string Sealed =>
        Sm3.Hex(
            string.Join(
                '\n',
                Code,
                Title,
                HolderName,
                Rights,
                Sources,
                Digests,
                RegisteredOn?.ToString("O", CultureInfo.InvariantCulture),
                ValidUntil?.ToString("O", CultureInfo.InvariantCulture)
            )
        );

    /// <summary>Whether what stands here is what was registered (核验).</summary>
    public bool? IsGenuine => Seal is { } seal ? seal == Sealed : null;
}

static class AssetJson
{
    public static readonly JsonSerializerOptions Of = new()
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(), new MoneyJson() },
    };

    sealed class MoneyJson : System.Text.Json.Serialization.JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetDecimal());

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Yuan);
    }
}

/// <summary>Somebody says in the notice that it is not so (异议).</summary>
public sealed class AssetObjection : Record
{
    public required Guid AssetId { get; init; }

    public required string By { get; init; }

    public required string Reason { get; init; }

    /// <summary><c>null</c> while it is open.</summary>
    public bool? IsUpheld { get; internal set; }

    public string? Answer { get; internal set; }
}

/// <param name="Key">The same key again gives the first answer.</param>
/// <param name="Sources">Lines.</param>
/// <param name="Digests">Lines, a SHA-256 each.</param>
public sealed record SubmitAsset(string Key, string Title, IReadOnlyList<string> Rights, string Sources, string Digests);

/// <param name="Seen">The version that the official saw.</param>
public sealed record DecideAsset(Guid Asset, int Seen, bool Agrees, string Words);

public sealed record DecideObjection(Guid Objection, int Seen, bool Upholds, string Answer);

/// <param name="Costs">Yuan, to build it again.</param>
/// <param name="Income">Yuan a year; empty when nobody can tell.</param>
/// <param name="Method">By which of them it is pledged.</param>
public sealed record ValueAsset(
    Guid Asset,
    int Seen,
    IReadOnlyList<decimal> Costs,
    decimal Obsolescence,
    decimal Quality,
    IReadOnlyList<decimal> Income,
    decimal Rate,
    decimal Share,
    ValuationMethod Method
);

/// <param name="Bank"><c>null</c> with <paramref name="Amount"/> to release.</param>
public sealed record PledgeAsset(Guid Asset, int Seen, string Bank, decimal? Amount);

public sealed record AssetSheet(DataAsset Asset, IReadOnlyList<AssetObjection> Objections);
