using System.Security.Cryptography;
using System.Text;

namespace Yingzhou.Kernel;

/// <summary>How a caller of the gateway signs (签名算法).</summary>
public enum SignatureScheme
{
    /// <summary>A shared secret: simple clients.</summary>
    HmacSm3,

    /// <summary>The caller's own key under the identifier 1234567812345678: it cannot be denied afterwards.</summary>
    Sm2,
}

/// <summary>What a caller of the gateway signs (待签名串). Source: p03 R4.</summary>
/// <param name="Path">As it stood on the wire, without host and query.</param>
/// <param name="Query">As it stood on the wire, without the question mark; its pairs are sorted here.</param>
/// <param name="Timestamp">Seconds since 1970, UTC.</param>
/// <param name="Body">As it stood on the wire: a packed body is signed packed, so that nothing unsigned is ever unpacked.</param>
public sealed record SignedRequest(
    string Method,
    string Path,
    string Query,
    string Grant,
    string Purpose,
    string Nonce,
    long Timestamp,
    ReadOnlyMemory<byte> Body
)
{
    /// <summary>How far the clocks of both sides may be apart, seconds, to either side.</summary>
    public const int MostSkew = 300;

    /// <summary>For how long a nonce is remembered, seconds: twice the skew, so that what is forgotten is refused for its age.</summary>
    public const int NonceRemembered = 600;

    const int LongestNonce = 64;
    const int ShortestNonce = 8;

    /// <summary>The parts joined by one line feed each, none behind the last.</summary>
    public string Canonical =>
        string.Join(
            '\n',
            Method.ToUpperInvariant(),
            Path,
            Sorted(Query),
            $"grant={Grant}",
            $"purpose={Purpose}",
            $"nonce={Nonce}",
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"ts={Timestamp}"),
            Convert.ToHexStringLower(Sm3.Hash(Body.Span))
        );

    byte[] Message => Encoding.UTF8.GetBytes(Canonical);

    /// <summary>SM3 of the canonical string: the request as both sides keep it.</summary>
    public string Hash => Convert.ToHexStringLower(Sm3.Hash(Message));

    /// <summary>A line feed in a part would let two requests have one canonical string.</summary>
    public bool IsWellFormed =>
        !Path.Contains('\n') && !Query.Contains('\n') && !Grant.Contains('\n') && !Purpose.Contains('\n') && IsNonce(Nonce);

    /// <summary>8 to 64 letters and digits.</summary>
    public static bool IsNonce(string nonce) =>
        nonce.Length is >= ShortestNonce and <= LongestNonce && nonce.All(char.IsAsciiLetterOrDigit);

    public bool IsInTime(DateTimeOffset now) => Math.Abs((decimal)now.ToUnixTimeSeconds() - Timestamp) <= MostSkew;

    public byte[] Hmac(ReadOnlySpan<byte> secret) => Sm3.Hmac(secret, Message);

    public byte[] Sign(Sm2Key key) => key.Sign(Message);

    public bool IsSignedBy(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> signature) =>
        CryptographicOperations.FixedTimeEquals(Hmac(secret), signature);

    public bool IsSignedBy(Sm2PublicKey key, ReadOnlySpan<byte> signature) => key.Verifies(Message, signature);

    static string Sorted(string query) => query.Length == 0 ? "" : string.Join('&', query.Split('&').Order(StringComparer.Ordinal));
}

/// <summary>What the gateway signs for each answer (应答存证): by it a consumer proves what it was given under which request and grant. Source: p03 R5.</summary>
public static class AnswerEvidence
{
    /// <param name="grantVersion">Of the grant at the moment of the answer.</param>
    public static byte[] Of(string responseHash, string requestHash, string grant, int grantVersion) =>
        Encoding.UTF8.GetBytes(
            string.Join('\n', responseHash, requestHash, grant, grantVersion.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
}
