using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace Yingzhou.Kernel;

/// <summary>Authenticated encryption by SM4 in Galois counter mode (GB/T 32907-2016, RFC 8998): a key of 16 bytes, a nonce of 12 that never comes twice, a tag of 16.</summary>
public static class Sm4Gcm
{
    public const int KeySize = 16;
    public const int NonceSize = 12;
    public const int TagSize = 16;

    /// <returns>Ciphertext and behind it the tag.</returns>
    public static byte[] Encrypt(byte[] key, byte[] nonce, ReadOnlySpan<byte> plain, byte[]? associated = null) =>
        Run(true, key, nonce, plain, associated);

    /// <exception cref="CryptographicException">Another key, another nonce, other associated data, or an altered text.</exception>
    public static byte[] Decrypt(byte[] key, byte[] nonce, ReadOnlySpan<byte> cipher, byte[]? associated = null)
    {
        try
        {
            return Run(false, key, nonce, cipher, associated);
        }
        catch (InvalidCipherTextException wrong)
        {
            throw new CryptographicException("The text was not sealed by this key", wrong);
        }
    }

    // Making the tables of a key takes longer than a short text, and a city's fields are all under the same one.
    [ThreadStatic]
    static (GcmBlockCipher Cipher, byte[] Key)? last;

    static GcmBlockCipher Ready(bool encrypt, byte[] key, byte[] nonce, byte[]? associated)
    {
        var known = last is { } kept && kept.Key.AsSpan().SequenceEqual(key);
        var gcm = known ? last!.Value.Cipher : new GcmBlockCipher(new SM4Engine());
        // A text that does not open leaves the cipher half-way: it is taken again only after it has come to its end.
        last = null;
        gcm.Init(encrypt, new AeadParameters(known ? null : new KeyParameter(key), TagSize * 8, nonce, associated));
        return gcm;
    }

    static byte[] Run(bool encrypt, byte[] key, byte[] nonce, ReadOnlySpan<byte> text, byte[]? associated)
    {
        var gcm = Ready(encrypt, key, nonce, associated);
        var input = text.ToArray();
        var output = new byte[gcm.GetOutputSize(input.Length)];
        var length = gcm.ProcessBytes(input, 0, input.Length, output, 0);
        gcm.DoFinal(output, length);
        last = (gcm, [.. key]);
        return output;
    }
}
