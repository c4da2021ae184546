using System.Text.RegularExpressions;

namespace Yingzhou.Apps.Services.OnlineServices.Gaps;

/// <summary>What somebody typed, without what could say who it was: numbers of persons, telephones, bank cards, enterprises, and addresses of mail. Source: a07 §7.</summary>
static partial class MaskedText
{
    public static string Of(string typed) => Mail().Replace(Long().Replace(typed, match => new string('*', match.Length)), "***");

    // Eight digits or more in one, blanks and hyphens between them allowed; an identity number may end in X, a credit code has letters in it.
    [GeneratedRegex(
        @"(?<![0-9A-Za-z])(?:[0-9][ \-]?){7,}[0-9Xx](?![0-9A-Za-z])|(?<![0-9A-Za-z])(?=[0-9A-Z]*[0-9])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Za-z])"
    )]
    private static partial Regex Long();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)+")]
    private static partial Regex Mail();
}
