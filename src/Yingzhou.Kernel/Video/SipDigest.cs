using System.Security.Cryptography;
using System.Text;

namespace Yingzhou.Kernel;

/// <summary>注册口令摘要 of SIP (RFC 2617 without qop), as GB/T 28181 devices answer a challenge.</summary>
public static class SipDigest
{
    public static string Answer(string user, string realm, string password, string nonce, string method, string uri) =>
        Hash($"{Hash($"{user}:{realm}:{password}")}:{nonce}:{Hash($"{method}:{uri}")}");

#pragma warning disable CA5351 // The standard's legacy registration is MD5; nothing else is protected by it.
    static string Hash(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
}
