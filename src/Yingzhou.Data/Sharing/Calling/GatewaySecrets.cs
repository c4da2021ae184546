using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Calling;

/// <summary>
/// What only this gateway knows (网关密钥). Secrets of consumers are derived from one file that lies beside the installation's other keys and never in the database: a copy of the database signs no call.
/// </summary>
sealed class GatewaySecrets(IOptions<StorageOptions> storage, InstallationKeys keys)
{
    const int NonceSize = 12;
    const int TagSize = 16;
    const int MasterSize = 32;

    readonly Lazy<byte[]> master = new(() =>
        KeyFile.Open(storage.Value.Folder, "gateway-secrets.key", () => RandomNumberGenerator.GetBytes(MasterSize))
    );

    /// <summary>By which answers are signed.</summary>
    public Sm2Key Signer => keys.Of("gateway");

    /// <summary>32 bytes: what a consumer signs with.</summary>
    public byte[] SecretOf(string keyId) => Derive($"key\n{keyId}");

    /// <summary>By which the tokens of one department differ from those of another.</summary>
    public byte[] MaskKeyOf(string consumer) => Derive($"mask\n{consumer}");

    public byte[] WatermarkKey => Derive("watermark");

    byte[] Derive(string purpose) => Sm3.Hmac(master.Value, Encoding.UTF8.GetBytes(purpose));

    /// <summary>An answer that is kept for a repetition, bound to its call.</summary>
    public byte[] Seal(Guid call, ReadOnlySpan<byte> answer)
    {
        var kept = new byte[NonceSize + answer.Length + TagSize];
        RandomNumberGenerator.Fill(kept.AsSpan(0, NonceSize));
        using var aes = new AesGcm(Derive("answers"), TagSize);
        aes.Encrypt(
            kept.AsSpan(0, NonceSize),
            answer,
            kept.AsSpan(NonceSize, answer.Length),
            kept.AsSpan(NonceSize + answer.Length),
            call.ToByteArray()
        );
        return kept;
    }

    /// <exception cref="CryptographicException">It was altered, or belongs to another call.</exception>
    public byte[] Open(Guid call, ReadOnlySpan<byte> kept)
    {
        var answer = new byte[kept.Length - NonceSize - TagSize];
        using var aes = new AesGcm(Derive("answers"), TagSize);
        aes.Decrypt(
            kept[..NonceSize],
            kept.Slice(NonceSize, answer.Length),
            kept[(NonceSize + answer.Length)..],
            answer,
            call.ToByteArray()
        );
        return answer;
    }
}
