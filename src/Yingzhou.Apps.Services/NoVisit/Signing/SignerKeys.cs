using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Signing;

/// <summary>
/// SM2 keys of those who sign at the video counter (托管签名密钥), each derived from one secret of the installation: a person has the same key in every session, no key
/// is stored, and none leaves the server. A key on the signer's own device, or split between device and server, takes its place where there is one.
/// </summary>
public sealed class SignerKeys
{
    readonly Lazy<byte[]> secret;

    public SignerKeys(IOptions<StorageOptions> storage)
        : this(new Lazy<byte[]>(() => KeyFile.Open(storage.Value.Folder, "video-signers.key", () => RandomNumberGenerator.GetBytes(32))))
    { }

    SignerKeys(Lazy<byte[]> secret) => this.secret = secret;

    /// <param name="secret">32 random bytes.</param>
    public static SignerKeys From(byte[] secret) => new(new Lazy<byte[]>(secret));

    /// <summary>The electronic seal of the counter (视频窗口电子印章).</summary>
    public Sm2Key City => Derived("seal");

    /// <param name="signer">Key of a party, or id of an official.</param>
    public Sm2Key Of(SignerRole role, string signer) => Derived($"{role}:{signer}");

    // One in 2³² draws is not smaller than the order of the curve: the next one is.
    Sm2Key Derived(string of)
    {
        for (var draw = 0; ; draw++)
            try
            {
                var info = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"sm2:{draw}:{of}"));
                return Sm2Key.Import(HKDF.Expand(HashAlgorithmName.SHA256, secret.Value, 32, info));
            }
            catch (ArgumentException) when (draw < 16) { }
    }
}
