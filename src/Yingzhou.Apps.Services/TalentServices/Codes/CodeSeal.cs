using System.Text;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Codes;

/// <summary>
/// Signs codes with SM2 (GB/T 32918) so that a gate without a network can check them by the public key, which it keeps for a day.
/// </summary>
sealed class CodeSeal(InstallationKeys keys)
{
    Sm2Key Key => keys.Of("talent-code");

    /// <summary>What gates cache: the uncompressed point, hexadecimal.</summary>
    public string PublicKey => Convert.ToHexStringLower(Key.Public.Export());

    public string Sign(TalentCode code) => $"{code.Text}~{Convert.ToBase64String(Key.Sign(Encoding.UTF8.GetBytes(code.Text)))}";

    public Outcome<TalentCode> Open(string? shown)
    {
        var parts = (shown ?? "").Trim().Split('~');
        var code = TalentCode.Parse(parts[0]);
        if (code.Fault is not null)
            return code;
        return parts.Length == 2 && IsSigned(parts[0], parts[1]) ? code : CodeFaults.Forged;
    }

    bool IsSigned(string text, string signature)
    {
        var bytes = new byte[signature.Length];
        return Convert.TryFromBase64String(signature, bytes, out var length)
            && Key.Public.Verifies(Encoding.UTF8.GetBytes(text), bytes.AsSpan(0, length));
    }
}
