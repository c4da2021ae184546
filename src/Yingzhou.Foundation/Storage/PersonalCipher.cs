using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Storage;

/// <summary>
/// Encryption at rest of personal fields (SM4-GCM under <see cref="PersonalKeys"/>; what was sealed before there were any, by AES-256-GCM, is still read), and the keyed digest by which a party is found without
/// storing its number in clear.
/// </summary>
public sealed class PersonalCipher
{
    const int NonceSize = 12;
    const int TagSize = 16;
    const char PackedText = 'z';
    const int PackQuality = 1;
    const int PackWindow = 16;
    const int LongestText = 64 * 1024 * 1024;

    readonly PersonalKeys keys;
    readonly byte[] formerKey;
    readonly byte[] digestKey;

    PersonalCipher(byte[] key, PersonalKeys keys)
    {
        this.keys = keys;
        formerKey = HKDF.Expand(HashAlgorithmName.SHA256, key, 32, "seal"u8.ToArray());
        digestKey = HKDF.Expand(HashAlgorithmName.SHA256, key, 32, "digest"u8.ToArray());
    }

    /// <summary>Reads the installation's keys, or makes them at the very first start.</summary>
    /// <param name="holder">Socket of the key server that holds the key-encryption keys; <c>null</c> for the folder itself.</param>
    public static PersonalCipher Open(string folder, string? holder = null) =>
        new(KeyFile.Open(folder, "personal.key", () => RandomNumberGenerator.GetBytes(32)), PersonalKeys.Open(folder, holder));

    /// <summary>How a field sealed by the current key begins, behind the digit of its kind.</summary>
    public string CurrentMark => string.Create(CultureInfo.InvariantCulture, $":{keys.Current.Id}.");

    public PersonalKeys Keys => keys;

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

    /// <returns>Kind, number of the data key, and in Base64 nonce, ciphertext and tag: <c>0:1.…</c>.</returns>
    public string Seal(Personal personal) => Seal((char)('0' + (int)personal.Kind), Encoding.UTF8.GetBytes(personal.Plain));

    /// <summary>Seals a long text, packed by Brotli (RFC 7932).</summary>
    /// <returns>As a field, of the kind <c>z</c>: <c>z:1.…</c>.</returns>
    /// <exception cref="ArgumentException">It has more than 64 MiB: what could not be opened is not sealed.</exception>
    public string SealText(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(plain.Length, LongestText, nameof(text));
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        return BrotliEncoder.TryCompress(plain, packed, out var length, PackQuality, PackWindow)
            ? Seal(PackedText, packed.AsSpan(0, length))
            : throw new InvalidOperationException("Brotli took more than its own bound");
    }

    /// <summary>Opens what <see cref="SealText"/> sealed. A text that does not begin so is from before it was sealed, and is given back.</summary>
    /// <exception cref="CryptographicException">The key is another one, or gone, or the stored text was altered.</exception>
    public string OpenText(string stored)
    {
        if (!stored.StartsWith("z:", StringComparison.Ordinal))
            return stored;
        var packed = Unseal(stored);
        // How long it was is not written: most are at most four times as long as packed, and none is longer than what is sealed.
        for (var room = Math.Max(1024, packed.Length); room < LongestText; )
        {
            room = (int)Math.Min(room * 4L, LongestText);
            var plain = ArrayPool<byte>.Shared.Rent(room);
            try
            {
                if (BrotliDecoder.TryDecompress(packed, plain, out var length))
                    return Encoding.UTF8.GetString(plain, 0, length);
            }
            finally
            {
                // It held what somebody had sealed.
                ArrayPool<byte>.Shared.Return(plain, clearArray: true);
            }
        }
        throw new CryptographicException("The text opens, but what is in it was not packed here");
    }

    string Seal(char kind, ReadOnlySpan<byte> plain)
    {
        var (id, key) = keys.Current;
        var nonce = RandomNumberGenerator.GetBytes(Sm4Gcm.NonceSize);
        byte[] sealedBytes = [.. nonce, .. Sm4Gcm.Encrypt(key, nonce, plain)];
        return string.Create(CultureInfo.InvariantCulture, $"{kind}:{id}.{Convert.ToBase64String(sealedBytes)}");
    }

    byte[] Unseal(ReadOnlySpan<char> stored)
    {
        var dot = stored.IndexOf('.');
        var id = int.Parse(stored[2..dot], NumberStyles.None, CultureInfo.InvariantCulture);
        var bytes = Convert.FromBase64String(stored[(dot + 1)..].ToString());
        return Sm4Gcm.Decrypt(keys.Of(id), bytes[..Sm4Gcm.NonceSize], bytes.AsSpan(Sm4Gcm.NonceSize));
    }

    /// <exception cref="CryptographicException">The key is another one, or gone, or the stored text was altered.</exception>
    public Personal Open(ReadOnlySpan<char> stored)
    {
        var kind = (PersonalKind)(stored[0] - '0');
        return new(
            kind,
            Encoding.UTF8.GetString(stored.Contains('.') ? Unseal(stored) : Former(Convert.FromBase64String(stored[2..].ToString())))
        );
    }

    byte[] Former(byte[] bytes)
    {
        var plain = new byte[bytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(formerKey, TagSize);
        aes.Decrypt(bytes.AsSpan(0, NonceSize), bytes.AsSpan(NonceSize, plain.Length), bytes.AsSpan(NonceSize + plain.Length), plain);
        return plain;
    }
}
