using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Yingzhou.Kernel;

/// <summary>
/// The text in the code that a holder shows (亮证码): <c>YZ1.payload.signature</c>, both in Base64url without padding. The payload is JSON in UTF-8 with one-letter names, the signature SM2 (DER) over the ASCII
/// bytes of <c>YZ1.payload</c>: whoever has the public key reads and checks it without asking anybody.
/// </summary>
public static class ShownToken
{
    const string Prefix = "YZ1";

    /// <summary>Longest text that is looked at: a QR code does not hold more.</summary>
    public const int MostCharacters = 2_900;

    static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly Fault Unreadable = new("credentials.token-unreadable", "这不是亮证码。请对准持证人屏幕上的二维码重新扫。")
    {
        Field = "token",
    };

    static readonly Fault Forged = new("credentials.token-forged", "签章不符：这个亮证码不是本平台签发的，或者被改动过，不可采信。")
    {
        Field = "token",
    };

    public static string Write(ShownClaims claims, Sm2Key key)
    {
        var body = $"{Prefix}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(Payload.Of(claims), Compact))}";
        return $"{body}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(body)))}";
    }

    /// <summary>What stands in it, when it is genuine. Whether it still counts is <see cref="ShownVerdict"/>.</summary>
    public static Outcome<ShownClaims> Read(string? text, Sm2PublicKey key)
    {
        var token = (text ?? "").Trim();
        if (
            token.Length > MostCharacters
            || token.Split('.') is not [Prefix, var payload, var signature]
            || !Base64Url.IsValid(payload)
            || !Base64Url.IsValid(signature)
        )
            return Unreadable;
        if (!key.Verifies(Encoding.ASCII.GetBytes($"{Prefix}.{payload}"), Base64Url.DecodeFromChars(signature)))
            return Forged;
        try
        {
            return JsonSerializer.Deserialize<Payload>(Base64Url.DecodeFromChars(payload), Compact)!.Claims;
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or NullReferenceException)
        {
            return Unreadable;
        }
    }

    // One-letter names: every character is a module more for a camera to read.
    sealed record Payload(
        Guid I,
        string N,
        string T,
        string H,
        string S,
        string F,
        string U,
        string P,
        string R,
        long M,
        long E,
        string[][] L
    )
    {
        const string Day = "yyyy-MM-dd";

        public static Payload Of(ShownClaims one) =>
            new(
                one.Showing,
                one.Number,
                one.Title,
                one.Holder,
                one.Issuer,
                one.ValidFrom.ToString(Day, CultureInfo.InvariantCulture),
                one.ValidTo.ToString(Day, CultureInfo.InvariantCulture),
                one.Purpose,
                one.Receiver,
                one.MadeAt.ToUnixTimeSeconds(),
                one.ExpiresAt.ToUnixTimeSeconds(),
                [.. one.Lines.Select(line => new[] { line.Label, line.Value })]
            );

        [System.Text.Json.Serialization.JsonIgnore]
        public ShownClaims Claims =>
            new(
                I,
                N,
                T,
                H,
                S,
                DateOnly.ParseExact(F, Day, CultureInfo.InvariantCulture),
                DateOnly.ParseExact(U, Day, CultureInfo.InvariantCulture),
                P,
                R,
                DateTimeOffset.FromUnixTimeSeconds(M),
                DateTimeOffset.FromUnixTimeSeconds(E),
                [.. L.Select(line => new ShownLine(line[0], line[1]))]
            );
    }
}
