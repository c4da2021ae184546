using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Yingzhou.Kernel;

/// <summary>A second factor that changes every thirty seconds (动态口令, RFC 6238 over RFC 4226), as authenticator programs make it: six digits by HMAC-SHA-1.</summary>
public static class Totp
{
    public const int StepSeconds = 30;
    public const int SecretSize = 20;

    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    public static string Code(byte[] secret, long step, int digits = 6, HashAlgorithmName? hash = null)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // HMAC-SHA-1 is what RFC 4226 says, and what the programs on people's phones do.
        byte[] mac =
            hash == HashAlgorithmName.SHA256 ? HMACSHA256.HashData(secret, counter)
            : hash == HashAlgorithmName.SHA512 ? HMACSHA512.HashData(secret, counter)
            : HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var offset = mac[^1] & 0x0f;
        var number = BinaryPrimitives.ReadUInt32BigEndian(mac.AsSpan(offset)) & 0x7fffffff;
        var modulus = (uint)Math.Pow(10, digits);
        return (number % modulus).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>Accepts the code of now, of the step before and of the one behind: clocks of phones are off by half a minute.</summary>
    /// <param name="lastUsed">The step of the last accepted code; it and what came before are used up.</param>
    /// <returns>The step of the code; <c>null</c>: wrong, or used before.</returns>
    public static long? Accept(byte[] secret, string typed, DateTimeOffset now, long? lastUsed)
    {
        var code = Encoding.ASCII.GetBytes(string.Concat(typed.Where(char.IsAsciiDigit)));
        foreach (var step in (long[])[StepAt(now), StepAt(now) - 1, StepAt(now) + 1])
            if (
                CryptographicOperations.FixedTimeEquals(code, Encoding.ASCII.GetBytes(Code(secret, step)))
                && (lastUsed is null || step > lastUsed)
            )
                return step;
        return null;
    }

    /// <summary>What the phone reads from a picture.</summary>
    public static string Address(string issuer, string account, byte[] secret) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={Base32(secret)}&issuer={Uri.EscapeDataString(issuer)}";

    /// <summary>RFC 4648, without padding.</summary>
    public static string Base32(byte[] bytes)
    {
        var text = new StringBuilder();
        var (held, bits) = (0, 0);
        foreach (var one in bytes)
        {
            (held, bits) = (((held << 8) | one) & 0xfff, bits + 8);
            for (; bits >= 5; bits -= 5)
                text.Append(Alphabet[(held >> (bits - 5)) & 31]);
        }
        if (bits > 0)
            text.Append(Alphabet[(held << (5 - bits)) & 31]);
        return text.ToString();
    }
}
