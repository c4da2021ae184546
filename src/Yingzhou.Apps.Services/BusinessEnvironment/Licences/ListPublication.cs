using System.Text;
using System.Text.Json;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Licences;

public enum PublicationStage
{
    /// <summary>草案：等市场监管、司法两家会核.</summary>
    Draft,

    /// <summary>已会核.</summary>
    Checked,

    /// <summary>公示中.</summary>
    Public,

    /// <summary>已发布并签名.</summary>
    Published,
}

/// <summary>
/// The way of one version of the list into force (清单发布, a13 §4): checked by market supervision and by justice, public for seven days, then signed (SM2 over the SM3 of its
/// content). From the first check on the content is held by its digest: what changes afterwards has to be checked anew.
/// </summary>
public sealed class ListPublication : Record
{
    public const int PublicDays = 7;

    public const string Market = "market-supervision";
    public const string Justice = "justice";

    public required string ListId { get; init; }

    /// <summary>SM3 of the content, hexadecimal.</summary>
    public required string Digest { get; set; }

    public string? MarketBy { get; private set; }

    public string? JusticeBy { get; private set; }

    public DateOnly? PublicUntil { get; private set; }

    public DateOnly? PublishedOn { get; private set; }

    /// <summary>Base64.</summary>
    public string? Signature { get; private set; }

    /// <summary>The uncompressed point, hexadecimal.</summary>
    public string? PublicKey { get; private set; }

    public PublicationStage Stage =>
        PublishedOn is not null ? PublicationStage.Published
        : PublicUntil is not null ? PublicationStage.Public
        : MarketBy is not null && JusticeBy is not null ? PublicationStage.Checked
        : PublicationStage.Draft;

    public static string DigestOf(LicenceList list) => Sm3.Hex(JsonSerializer.Serialize(list, ContentJson.Options));

    /// <param name="department">Family of the department that checks.</param>
    public Fault? Check(string department, string by, string digest)
    {
        if (Stage is not PublicationStage.Draft)
            return ListFaults.NotAtThisStep;
        if (digest != Digest)
            (Digest, MarketBy, JusticeBy) = (digest, null, null);
        if (department is Market)
            MarketBy = by;
        else if (department is Justice)
            JusticeBy = by;
        else
            return ListFaults.NotAChecker;
        return null;
    }

    public Fault? Announce(string digest, DateOnly today)
    {
        if (Stage is not PublicationStage.Checked)
            return ListFaults.NotAtThisStep;
        if (digest != Digest)
            return ListFaults.Changed;
        PublicUntil = today.AddDays(PublicDays);
        return null;
    }

    public Fault? Publish(string digest, Sm2Key key, DateOnly today)
    {
        if (Stage is not PublicationStage.Public)
            return ListFaults.NotAtThisStep;
        if (digest != Digest)
            return ListFaults.Changed;
        if (today <= PublicUntil)
            return ListFaults.StillPublic(PublicUntil.Value);
        Sign(key, today);
        return null;
    }

    /// <summary>A version that was in force before this city signed its lists.</summary>
    internal void TakeOver(Sm2Key key, DateOnly on) => Sign(key, on);

    void Sign(Sm2Key key, DateOnly on) =>
        (PublishedOn, Signature, PublicKey) = (
            on,
            Convert.ToBase64String(key.Sign(Encoding.ASCII.GetBytes(Digest))),
            Convert.ToHexStringLower(key.Public.Export())
        );

    /// <summary>Whether a content is the one that was signed: anybody can do the same with what is published.</summary>
    public bool Verifies(string digest) =>
        digest == Digest
        && Signature is { } signature
        && PublicKey is { } point
        && Sm2PublicKey.Import(Convert.FromHexString(point)).Verifies(Encoding.ASCII.GetBytes(Digest), Convert.FromBase64String(signature));
}

static class ListFaults
{
    public static readonly Fault NotAtThisStep = new("licence.list-step", "这个版本现在不在这一步，请刷新后再看。", 409);

    public static readonly Fault NotAChecker = new(
        "licence.list-checker",
        "清单由市场监管、司法行政两家会核，请由这两家的负责人操作。",
        403
    );

    public static readonly Fault Changed = new("licence.list-changed", "会核之后内容有改动，请重新会核。", 409);

    public static Fault StillPublic(DateOnly until) => new("licence.list-public", $"公示到 {until:yyyy-MM-dd} 才满，期满后再发布。", 409);
}
