using System.Security.Cryptography;
using System.Text;
using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Storage;

/// <summary>Encryption at rest of personal fields (AES-256-GCM), and the keyed digest by which a party is found without storing its number in clear.</summary>
public sealed class PersonalCipher
{
    const int NonceSize = 12;
    const int TagSize = 16;

    readonly byte[] sealKey;
    readonly byte[] digestKey;

    /// <param name="key">32 random bytes, made at first start and kept outside the database.</param>
    public PersonalCipher(byte[] key)
    {
        sealKey = HKDF.Expand(HashAlgorithmName.SHA256, key, 32, "seal"u8.ToArray());
        digestKey = HKDF.Expand(HashAlgorithmName.SHA256, key, 32, "digest"u8.ToArray());
    }

    /// <summary>Reads the installation's key, or makes it at the very first start.</summary>
    public static PersonalCipher Open(string folder) => new(KeyFile.Open(folder, "personal.key", () => RandomNumberGenerator.GetBytes(32)));

    /// <summary>The same number gives the same key, nobody without the installation's secret can try numbers out.</summary>
    public string PartyKey(string number) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(digestKey, Encoding.UTF8.GetBytes(number.ToUpperInvariant())).AsSpan(0, 16));

    /// <summary>Blind index of a person's name: finds exactly this name, tells nothing about any other. Spaces do not count.</summary>
    public string NameKey(string name) =>
        Convert.ToHexStringLower(
            HMACSHA256
                .HashData(digestKey, Encoding.UTF8.GetBytes("name:" + string.Concat(name.Where(c => !char.IsWhiteSpace(c)))))
                .AsSpan(0, 16)
        );

    public string Seal(Personal personal)
    {
        var plain = Encoding.UTF8.GetBytes(personal.Plain);
        var sealedBytes = new byte[NonceSize + plain.Length + TagSize];
        var nonce = sealedBytes.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(sealKey, TagSize);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceSize, plain.Length), sealedBytes.AsSpan(NonceSize + plain.Length));
        return $"{(int)personal.Kind}:{Convert.ToBase64String(sealedBytes)}";
    }

    /// <exception cref="CryptographicException">The key is another one, or the stored text was altered.</exception>
    public Personal Open(ReadOnlySpan<char> stored)
    {
        var kind = (PersonalKind)(stored[0] - '0');
        var bytes = Convert.FromBase64String(stored[2..].ToString());
        var plain = new byte[bytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(sealKey, TagSize);
        aes.Decrypt(bytes.AsSpan(0, NonceSize), bytes.AsSpan(NonceSize, plain.Length), bytes.AsSpan(NonceSize + plain.Length), plain);
        return new Personal(kind, Encoding.UTF8.GetString(plain));
    }
}
