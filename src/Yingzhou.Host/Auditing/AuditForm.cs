using System.Net;
using System.Text.RegularExpressions;

namespace Yingzhou.Host.Auditing;

/// <summary>A form as it stands on a page.</summary>
/// <param name="Held">Fields with what they hold.</param>
/// <param name="Typed">Names of those that somebody types into or chooses from.</param>
/// <param name="Buttons">Those that say something.</param>
sealed record AuditForm(
    Uri Action,
    bool Posts,
    bool WithFiles,
    IReadOnlyList<(string Name, string Value)> Held,
    IReadOnlyList<string> Typed,
    IReadOnlyList<(string Name, string Value)> Buttons
)
{
    public string Handler => Held.FirstOrDefault(one => one.Name == "_handler").Value ?? "";

    public bool HasToken => Held.Any(one => one.Name == "__RequestVerificationToken");

    public HttpRequestMessage Filled(IReadOnlyList<(string Name, string Value)> fields)
    {
        if (!WithFiles)
            return new(HttpMethod.Post, Action)
            {
                Content = new FormUrlEncodedContent(fields.Select(one => KeyValuePair.Create(one.Name, one.Value))),
            };
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            parts.Add(new StringContent(value), $"\"{name}\"");
        return new(HttpMethod.Post, Action) { Content = parts };
    }

    public static IEnumerable<AuditForm> Of(AuditAnswer page)
    {
        foreach (Match form in AuditHtml.Forms().Matches(page.Body))
        {
            var own = AuditHtml.Attributes(form.Groups["attributes"].Value);
            var held = new List<(string, string)>();
            var typed = new List<string>();
            var buttons = new List<(string, string)>();
            foreach (var (tag, attributes, inside) in AuditHtml.Tags(form.Groups["inside"].Value, "input", "select", "textarea", "button"))
            {
                if (!attributes.TryGetValue("name", out var name) || name.Length == 0)
                    continue;
                var type = attributes.GetValueOrDefault("type", "text");
                var value = attributes.GetValueOrDefault("value", "");
                if (tag == "button")
                    buttons.Add((name, value));
                else if (type is "checkbox" or "radio" && !attributes.ContainsKey("checked") || type is "file" or "submit")
                    continue;
                else
                {
                    held.Add(
                        (
                            name,
                            tag == "select" ? AuditHtml.Chosen(inside)
                            : tag == "textarea" ? WebUtility.HtmlDecode(inside)
                            : value
                        )
                    );
                    if (type is not ("hidden" or "checkbox" or "radio"))
                        typed.Add(name);
                }
            }
            yield return new(
                new(page.At, own.GetValueOrDefault("action") is { Length: > 0 } action ? action : page.At.PathAndQuery),
                own.GetValueOrDefault("method", "get").Equals("post", StringComparison.OrdinalIgnoreCase),
                own.GetValueOrDefault("enctype") == "multipart/form-data",
                held,
                [.. typed.Distinct()],
                buttons
            );
        }
    }
}

/// <summary>As much of HTML as our own pages are written in.</summary>
static partial class AuditHtml
{
    public static IEnumerable<(string Tag, IReadOnlyDictionary<string, string> Attributes, string Inside)> Tags(
        string html,
        params string[] wanted
    )
    {
        foreach (Match tag in Opening().Matches(html))
            if (wanted.Contains(tag.Groups["tag"].Value.ToLowerInvariant()))
                yield return (
                    tag.Groups["tag"].Value.ToLowerInvariant(),
                    Attributes(tag.Groups["attributes"].Value),
                    tag.Groups["tag"].Value is "select" or "textarea" ? Inside(html, tag) : ""
                );
    }

    static string Inside(string html, Match tag)
    {
        var from = tag.Index + tag.Length;
        var until = html.IndexOf($"</{tag.Groups["tag"].Value}", from, StringComparison.OrdinalIgnoreCase);
        return until < 0 ? "" : html[from..until];
    }

    public static IReadOnlyDictionary<string, string> Attributes(string text)
    {
        var read = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match attribute in Attribute().Matches(text))
            read[attribute.Groups["name"].Value] = WebUtility.HtmlDecode(attribute.Groups["value"].Value);
        return read;
    }

    /// <summary>What a list holds: the chosen one, else the first that says something.</summary>
    public static string Chosen(string options)
    {
        var all = Tags(options, "option").Select(one => one.Attributes).ToList();
        return (
                all.Find(one => one.ContainsKey("selected")) ?? all.Find(one => one.GetValueOrDefault("value", "").Length > 0)
            )?.GetValueOrDefault("value") ?? "";
    }

    [GeneratedRegex("""<form\b(?<attributes>[^>]*)>(?<inside>.*?)</form>""", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    public static partial Regex Forms();

    [GeneratedRegex("""<(?<tag>[a-zA-Z][a-zA-Z0-9]*)(?<attributes>(\s+[^\s=>"'/]+(\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*/?>""")]
    private static partial Regex Opening();

    [GeneratedRegex("""(?<name>[^\s=>"'/]+)(\s*=\s*("(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^\s"'>]+)))?""")]
    private static partial Regex Attribute();
}
