using System.Text.RegularExpressions;

namespace Yingzhou.Languages.Forms.Reading;

static partial class Keys
{
    /// <summary>The schema's <c>^\w+(\.\w+)*$</c>, in ASCII.</summary>
    public static bool IsKey(string key) => Shape().IsMatch(key);

    [GeneratedRegex(@"^[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
