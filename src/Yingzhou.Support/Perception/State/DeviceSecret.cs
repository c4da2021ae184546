using System.Security.Cryptography;
using System.Text;

namespace Yingzhou.Support.Perception.State;

/// <summary>设备密钥 at rest: salt and hash. Six digits of HJ 212 are no strong secret; what makes them one is the network in front of the door.</summary>
static class DeviceSecret
{
    const int SaltBytes = 16;
    const int HashBytes = 32;
    const int Rounds = 20_000;

    public static string Hash(string secret)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return $"{Convert.ToHexString(salt)}:{Convert.ToHexString(Of(secret, salt))}";
    }

    public static bool Matches(string secret, string hash)
    {
        var parts = hash.Split(':');
        return CryptographicOperations.FixedTimeEquals(Of(secret, Convert.FromHexString(parts[0])), Convert.FromHexString(parts[1]));
    }

    static byte[] Of(string secret, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(secret), salt, Rounds, HashAlgorithmName.SHA256, HashBytes);
}
