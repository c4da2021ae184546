using System.Globalization;
using System.Text;

namespace Yingzhou.Kernel;

/// <summary>
/// Which credentials do not count for the time being or for ever (状态清单), to be taken along by whoever checks without a network. It holds digests, not numbers: it tells nothing to those who have not
/// been shown the credential itself.
/// </summary>
/// <param name="At">What ended later is not in it.</param>
/// <param name="Entries">As of <see cref="Entry"/>, sorted.</param>
public sealed record CredentialStatusList(DateTimeOffset At, IReadOnlyList<string> Entries)
{
    const int DigestCharacters = 16;

    /// <summary><c>r</c> revoked or <c>s</c> suspended, and the first 64 bits of SM3 over the number in UTF-8, in hexadecimal.</summary>
    public static string Entry(string number, bool suspended) => $"{(suspended ? 's' : 'r')}{DigestOf(number)}";

    public bool IsRevoked(string number) => Entries.Contains(Entry(number, suspended: false));

    public bool IsSuspended(string number) => Entries.Contains(Entry(number, suspended: true));

    /// <summary>What is signed: the second and the entries, a line each.</summary>
    public string Text =>
        string.Join('\n', [At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), .. Entries]);

    static string DigestOf(string number) => Convert.ToHexStringLower(Sm3.Hash(Encoding.UTF8.GetBytes(number)))[..DigestCharacters];
}
