using System.Net;
using System.Text.RegularExpressions;

namespace Yingzhou.Engines.Tests.Identity;

static partial class Html
{
    public static async Task<string> Text(HttpResponseMessage page) => WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());

    /// <summary>The sentence of refusal that a page shows.</summary>
    public static string Problem(string html) => WebUtility.HtmlDecode(Sentence.Match(html).Groups[1].Value);

    [GeneratedRegex("role=\"alert\".*?<div>\\s*([^<]+)", RegexOptions.Singleline)]
    static partial Regex Sentence { get; }
}
