using System.Text;
using Org.BouncyCastle.Crypto.Digests;

namespace Yingzhou.Kernel;

/// <summary>The hash of Chinese public administration (SM3 密码杂凑算法, GB/T 32905-2016): 32 bytes, written as 64 small hexadecimal digits.</summary>
public static class Sm3
{
    public static byte[] Hash(ReadOnlySpan<byte> content)
    {
        var digest = new SM3Digest();
        digest.BlockUpdate(content);
        var hash = new byte[digest.GetDigestSize()];
        digest.DoFinal(hash, 0);
        return hash;
    }

    /// <param name="text">Hashed as UTF-8, without a byte order mark.</param>
    public static string Hex(string text) => Convert.ToHexStringLower(Hash(Encoding.UTF8.GetBytes(text)));
}
