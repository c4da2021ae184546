using System.Security.Cryptography;
using System.Text;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Privacy;

/// <summary>A list that is compared (参与求交的名单): one identifier a line, brought into one form, because what is written differently is silently not shared (p06 R9).</summary>
public static class PsiList
{
    const int SaltSize = 32;

    /// <summary>Wide letters become narrow ones, letters large, blanks go, empty lines and repetitions too.</summary>
    public static IReadOnlyCollection<string> Read(IEnumerable<string> lines)
    {
        var entries = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var one = line.AsSpan().ContainsAnyExceptInRange('!', '`') ? Normal(line) : line;
            if (one.Length > 0)
                entries.Add(one);
        }
        return entries;
    }

    /// <summary>SM3(salt ‖ sorted entries, each with a line end): fixes the list without telling anything of it.</summary>
    /// <param name="salt">To be kept where the list is kept.</param>
    public static string Commitment(IEnumerable<string> entries, out byte[] salt)
    {
        salt = RandomNumberGenerator.GetBytes(SaltSize);
        var text = new StringBuilder();
        foreach (var entry in entries.Order(StringComparer.Ordinal))
            text.Append(entry).Append('\n');
        return Convert.ToHexStringLower(Sm3.Hash([.. salt, .. Encoding.UTF8.GetBytes(text.ToString())]));
    }

    static string Normal(string line) =>
        string.Concat(line.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(letter => !char.IsWhiteSpace(letter)));
}
