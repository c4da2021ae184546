using System.Security.Cryptography;
using System.Text;

namespace Yingzhou.Support.GovStack.Registration;

/// <summary>A UUID that follows from a name, RFC 9562 §5.8 (version 8) over SHA-256: the same name gives the same UUID in every city and at every start.</summary>
static class NameBasedUuid
{
    public static Guid Of(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"urn:yingzhou:govstack:{name}")).AsSpan(0, 16);
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x80);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
