using System.Text;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Parameters;

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

    /// <summary>HMAC-SM3 (GB/T 15852.2-2012): 32 bytes.</summary>
    public static byte[] Hmac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> content)
    {
        var mac = new HMac(new SM3Digest());
        mac.Init(new KeyParameter(key));
        mac.BlockUpdate(content);
        var code = new byte[mac.GetMacSize()];
        mac.DoFinal(code, 0);
        return code;
    }
}
