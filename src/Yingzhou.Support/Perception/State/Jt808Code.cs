using System.Security.Cryptography;
using System.Text;

namespace Yingzhou.Support.Perception.State;

/// <summary>鉴权码 of a vehicle terminal: follows from what is stored of its secret, so that nothing more is stored, and a new secret ends it.</summary>
static class Jt808Code
{
    const int Digits = 16;

    public static string Of(Device device) =>
        Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(device.SecretHash), Encoding.UTF8.GetBytes(device.Code)))[..Digits];
}
