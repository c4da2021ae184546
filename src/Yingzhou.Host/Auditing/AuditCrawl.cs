using System.Net;
using System.Text.RegularExpressions;

namespace Yingzhou.Host.Auditing;

/// <summary>A place where something can be written into the city: a field of a question, or a part of an address.</summary>
/// <param name="Sample">An address that was met, with this field holding something.</param>
/// <param name="Field">Name of the field of the query; <c>null</c>: the last changing part of the path.</param>
sealed record AuditPlace(AuditVisitor Visitor, string Pattern, Uri Sample, string? Field)
{
    public string Named => Field is null ? Pattern : $"{Pattern}?{Field}=";

    public string With(string value)
    {
        if (Field is null)
        {
            var parts = Sample.AbsolutePath.Split('/');
            var at = Array.FindLastIndex(parts, part => AuditCrawl.IsChanging(part));
            parts[at] = Uri.EscapeDataString(value);
            return string.Join('/', parts) + Sample.Query;
        }
        var fields = AuditCrawl.Fields(Sample).Where(one => one.Name != Field).Append((Name: Field, Value: value));
        return Sample.AbsolutePath
            + "?"
            + string.Join('&', fields.Select(one => $"{Uri.EscapeDataString(one.Name)}={Uri.EscapeDataString(one.Value)}"));
    }

    public string Value => AuditCrawl.Fields(Sample).FirstOrDefault(one => one.Name == Field).Value ?? "";
}

/// <summary>
/// Walks the city as a visitor does (爬行): every link, every form that asks, each kind of page twice at most, and gathers where something can be written.
/// </summary>
sealed partial class AuditCrawl(int mostPages)
{
    const int SamplesOfAKind = 2;

    public Dictionary<string, AuditPlace> Places { get; } = [];

    /// <summary>Forms that change something, each once, with who met them first.</summary>
    public Dictionary<string, (AuditVisitor Visitor, Uri Page, AuditForm Form)> Forms { get; } = [];

    public async Task<int> Walk(AuditVisitor visitor, IEnumerable<string> start, CancellationToken cancel)
    {
        var seen = new Dictionary<string, int>();
        var done = new HashSet<string>();
        var open = new Queue<string>(start);
        var pages = 0;
        while (pages < mostPages && open.TryDequeue(out var address))
        {
            var to = new Uri(new Uri("http://city"), address);
            var kind = PatternOf(to) + "?" + string.Join('&', Fields(to).Select(one => one.Name).Order(StringComparer.Ordinal));
            if (!done.Add(address) || LeavesTheCity().IsMatch(to.AbsolutePath) || seen.GetValueOrDefault(kind) >= SamplesOfAKind)
                continue;
            seen[kind] = seen.GetValueOrDefault(kind) + 1;
            var answer = await visitor.Get(address, cancel);
            pages++;
            Gather(visitor, new Uri(answer.At, address));
            if (!answer.IsPage)
                continue;
            foreach (var (_, attributes, _) in AuditHtml.Tags(answer.Body, "a"))
                if (
                    attributes.GetValueOrDefault("href") is { Length: > 0 } href
                    && Uri.TryCreate(answer.At, href, out var link)
                    && link.Authority == answer.At.Authority
                )
                    open.Enqueue(link.PathAndQuery);
            foreach (var form in AuditForm.Of(answer))
                if (form.Posts)
                    Forms.TryAdd($"{PatternOf(form.Action)} {GuidPart().Replace(form.Handler, "{id}")}", (visitor, answer.At, form));
                else
                    open.Enqueue(
                        form.Action.AbsolutePath
                            + "?"
                            + string.Join(
                                '&',
                                form.Held.Select(one => $"{Uri.EscapeDataString(one.Name)}={Uri.EscapeDataString(one.Value)}")
                            )
                    );
        }
        return pages;
    }

    void Gather(AuditVisitor visitor, Uri at)
    {
        var pattern = PatternOf(at);
        foreach (var (name, _) in Fields(at))
            Places.TryAdd($"{pattern}?{name}", new(visitor, pattern, at, name));
        if (at.AbsolutePath.Split('/').Any(IsChanging))
            Places.TryAdd(pattern, new(visitor, pattern, at, null));
    }

    /// <summary>The address with its numbers and ids taken out.</summary>
    public static string PatternOf(Uri address) =>
        string.Join('/', address.AbsolutePath.Split('/').Select(part => IsChanging(part) ? "{}" : part));

    /// <summary>A part with a digit, or with words of ours in it, names a thing.</summary>
    public static bool IsChanging(string part) => part.Any(char.IsAsciiDigit) || part.Contains('%', StringComparison.Ordinal);

    public static IReadOnlyList<(string Name, string Value)> Fields(Uri address) =>
        [
            .. address
                .Query.TrimStart('?')
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(one => one.Split('=', 2))
                .Select(one => (WebUtility.UrlDecode(one[0]), one.Length > 1 ? WebUtility.UrlDecode(one[1]) : "")),
        ];

    // Leaving would end the session; streams do not end; what the browser needs beside the pages is static.
    [GeneratedRegex(@"^/(sign-out|connect/sign-out|_content|_framework|design)|\.(css|js|png|svg|woff2|pmtiles)$|/changes$")]
    private static partial Regex LeavesTheCity();

    [GeneratedRegex(@"[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}|\d+")]
    private static partial Regex GuidPart();
}
