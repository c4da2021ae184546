using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Codes;

/// <summary>Who looks at a code, and so which layer it shows.</summary>
enum CodeReader
{
    /// <summary>Name, code, state: what the register shows anybody.</summary>
    Public,

    /// <summary>A partner: also licences and honours.</summary>
    Partner,

    /// <summary>An official on duty: also contact, size and warnings.</summary>
    Official,
}

/// <param name="Nonce">Random; a code that was read is not read again.</param>
sealed record CodeContent(string Uscc, DateTimeOffset IssuedAt, string Nonce);

/// <summary>企业码 (a08 §2): credit code, moment and nonce, signed by SM2; good for five minutes and once.</summary>
static class EnterpriseCode
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    // The clock of the reader may run ahead of ours by so much.
    static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    const string Prefix = "YZQ1";

    static readonly Fault NoCode = new("enterprise.code-shape", "这不是企业码，请让企业打开企业码后重新扫描。");

    public static string Issue(Sm2Key key, string uscc, DateTimeOffset now, string? nonce = null)
    {
        var payload = Encoding.UTF8.GetBytes(
            $"{uscc}|{now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}|{nonce ?? Convert.ToHexString(RandomNumberGenerator.GetBytes(12))}"
        );
        return $"{Prefix}.{Base64Url.EncodeToString(payload)}.{Base64Url.EncodeToString(key.Sign(payload))}";
    }

    /// <param name="firstTime">Whether a nonce was never read; asked only of a code that is genuine and fresh.</param>
    public static async Task<Outcome<CodeContent>> Read(string token, Sm2PublicKey key, DateTimeOffset now, Func<string, Task<bool>> firstTime)
    {
        if (token.Split('.') is not [Prefix, var body, var signature] || !Base64Url.IsValid(body) || !Base64Url.IsValid(signature))
            return NoCode;
        var payload = Base64Url.DecodeFromChars(body);
        if (!key.Verifies(payload, Base64Url.DecodeFromChars(signature)))
            return new Fault("enterprise.code-forged", "企业码的签名不对，可能是伪造的，请勿采信。", 403);
        if (
            Encoding.UTF8.GetString(payload).Split('|') is not [var uscc, var at, var nonce]
            || !long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        )
            return NoCode;
        var issued = DateTimeOffset.FromUnixTimeSeconds(seconds);
        // Exactly five minutes old is still good.
        if (now - issued > Life || issued - now > Skew)
            return new Fault("enterprise.code-expired", "企业码已过期（有效 5 分钟），请让企业刷新后重新扫描。");
        return await firstTime(nonce)
            ? new CodeContent(uscc, issued, nonce)
            : new Fault("enterprise.code-replayed", "这个企业码已经用过，请让企业刷新后重新扫描。", 409);
    }
}
