using System.Text;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Security;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Codes;

/// <summary>
/// Signs codes with SM2 (GB/T 32918) so that a gate without a network can check them by the public key. A code lives a minute, so a key need not outlive the process.
/// </summary>
sealed class CodeSeal
{
    readonly AsymmetricCipherKeyPair pair;

    public CodeSeal()
    {
        var generator = new ECKeyPairGenerator();
        generator.Init(new ECKeyGenerationParameters(GMObjectIdentifiers.sm2p256v1, new SecureRandom()));
        pair = generator.GenerateKeyPair();
    }

    public string Sign(TalentCode code)
    {
        var signer = new SM2Signer();
        signer.Init(true, pair.Private);
        var text = Encoding.UTF8.GetBytes(code.Text);
        signer.BlockUpdate(text, 0, text.Length);
        return $"{code.Text}~{Convert.ToBase64String(signer.GenerateSignature())}";
    }

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
        if (!Convert.TryFromBase64String(signature, bytes, out var length))
            return false;
        var signer = new SM2Signer();
        signer.Init(false, pair.Public);
        var content = Encoding.UTF8.GetBytes(text);
        signer.BlockUpdate(content, 0, content.Length);
        return signer.VerifySignature(bytes[..length]);
    }
}
