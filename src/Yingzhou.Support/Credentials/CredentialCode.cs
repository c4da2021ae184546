using System.Security.Cryptography;

namespace Yingzhou.Support.Credentials;

/// <summary>核验码: 80 random bits in letters and digits that cannot be taken for one another (Crockford's Base32), written in fours.</summary>
public static class CredentialCode
{
    const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const int Length = 16;

    internal static string New() => RandomNumberGenerator.GetString(Letters, Length);

    public static string Written(string code) => string.Join('-', code.Chunk(4).Select(four => new string(four)));

    /// <summary>As people type it: small letters, hyphens and blanks, O for 0, I and L for 1.</summary>
    /// <returns><c>null</c> when it cannot be a code.</returns>
    public static string? Read(string? typed)
    {
        var code = string.Concat(
            (typed ?? "")
                .ToUpperInvariant()
                .Where(char.IsAsciiLetterOrDigit)
                .Select(letter =>
                    letter switch
                    {
                        'O' => '0',
                        'I' or 'L' => '1',
                        _ => letter,
                    }
                )
        );
        return code.Length == Length && code.All(Letters.Contains) ? code : null;
    }
}
