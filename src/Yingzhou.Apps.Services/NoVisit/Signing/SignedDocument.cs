using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Yingzhou.Apps.Services.NoVisit.Identity;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Signing;

/// <summary>In which part somebody signs; in the order in which they do.</summary>
public enum SignerRole
{
    /// <summary>办事人.</summary>
    Caller,

    /// <summary>窗口工作人员, as witness, when the session ends.</summary>
    Clerk,
}

/// <summary>One of the signatures on a document (SM2 签名, GB/T 32918.2-2016).</summary>
/// <param name="Order">From 1: a later signature covers the ones before (有序签署).</param>
/// <param name="Name">Masked for the caller, in full for the official.</param>
/// <param name="Level">How surely the signer was known.</param>
/// <param name="PublicKey">65 bytes, hexadecimal.</param>
/// <param name="Signature">DER, Base64.</param>
/// <param name="Before">SM3 of the signature before; empty for the first.</param>
public sealed record DocumentSignature(
    int Order,
    SignerRole Role,
    string Name,
    AssuranceLevel Level,
    DateTimeOffset At,
    string PublicKey,
    string Before,
    string Signature
);

/// <summary>
/// A document that two remote parties signed in one session (远程签署), complete in itself: anybody can check it with the city's public key alone. What is signed is
/// the document's SM3, by whom, when, at which level, in which order; the city seals it all together with the session record.
/// </summary>
/// <param name="Record">Link of the session record when the seal was set.</param>
/// <param name="Seal">SM2 signature of the city's video counter over everything above, Base64; <c>null</c> while the session runs.</param>
public sealed record SignedDocument(
    Guid Session,
    string Matter,
    string Document,
    string DocumentSm3,
    IReadOnlyList<DocumentSignature> Signatures,
    string Record,
    string? Seal
)
{
    [JsonIgnore]
    public bool IsSealed => Seal is not null;

    public static DocumentSignature Sign(
        Guid session,
        string documentSm3,
        IReadOnlyList<DocumentSignature> before,
        SignerRole role,
        string name,
        AssuranceLevel level,
        DateTimeOffset at,
        Sm2Key key
    )
    {
        var unsigned = new DocumentSignature(
            before.Count + 1,
            role,
            name,
            level,
            at,
            Convert.ToHexStringLower(key.Public.Export()),
            before.Count == 0 ? "" : Sm3.Hex(before[^1].Signature),
            ""
        );
        return unsigned with { Signature = Convert.ToBase64String(key.Sign(Statement(session, documentSm3, unsigned))) };
    }

    public SignedDocument Sealed(Sm2Key city) => this with { Seal = Convert.ToBase64String(city.Sign(SealStatement())) };

    /// <summary>Everything that is wrong with it, in words; nothing when it is genuine and whole.</summary>
    /// <param name="city">The public key of the city's video counter.</param>
    public IReadOnlyList<string> Problems(Sm2PublicKey city)
    {
        List<string> found = [];
        if (Sm3.Hex(Document) != DocumentSm3)
            found.Add("文书内容和签名时的不一样（SM3 不符）");
        if (Signatures.Count == 0)
            found.Add("没有任何人的签名");
        var before = "";
        foreach (var (at, signature) in Signatures.Index())
        {
            if (signature.Order != at + 1 || signature.Before != before)
                found.Add($"第 {at + 1} 个签名的次序不对，可能被删改过");
            if (!IsGenuine(signature))
                found.Add($"第 {at + 1} 个签名（{signature.Name}）不是真的，或者签名后内容改过");
            before = Sm3.Hex(signature.Signature);
        }
        if (Seal is null)
            found.Add("还没有加盖视频窗口的电子印章，会话可能没有办完");
        else if (!Verifies(city, SealStatement(), Seal))
            found.Add("视频窗口的电子印章不符");
        return found;
    }

    bool IsGenuine(DocumentSignature signature)
    {
        try
        {
            return Verifies(
                Sm2PublicKey.Import(Convert.FromHexString(signature.PublicKey)),
                Statement(Session, DocumentSm3, signature),
                signature.Signature
            );
        }
        catch (Exception malformed) when (malformed is FormatException or ArgumentException)
        {
            return false;
        }
    }

    static bool Verifies(Sm2PublicKey key, byte[] message, string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) && key.Verifies(message, bytes.AsSpan(0, length));
    }

    static byte[] Statement(Guid session, string documentSm3, DocumentSignature signature) =>
        Lines(
            "YINGZHOU-VIDEO-SIGNATURE-1",
            session.ToString(),
            documentSm3,
            signature.Order.ToString(CultureInfo.InvariantCulture),
            signature.Role.ToString(),
            signature.Name,
            signature.Level.ToString(),
            Instant(signature.At),
            signature.PublicKey,
            signature.Before
        );

    byte[] SealStatement() =>
        Lines(["YINGZHOU-VIDEO-SEAL-1", Session.ToString(), Matter, DocumentSm3, Record, .. Signatures.Select(one => one.Signature)]);

    static byte[] Lines(params string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines));

    static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
