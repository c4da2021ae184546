using System.Text.RegularExpressions;

namespace Yingzhou.Host.Auditing;

/// <summary>Something that should not be so.</summary>
/// <param name="Kind">E.g. <c>xss</c>, <c>cookie</c>: explanations are kept by kind and place.</param>
/// <param name="Place">Pattern of the address, and the field where it is one.</param>
sealed record AuditFinding(string Kind, string Place, string Detail);

/// <summary>What is asked of every answer, whatever it answers (应答检查): headers, cookies, caching, leaks, mixed content, tokens of forms.</summary>
sealed partial class AuditJudge(bool isHttps)
{
    readonly Dictionary<(string, string), AuditFinding> findings = [];
    readonly Lock both = new();

    static readonly (string Name, string Wanted)[] Headers =
    [
        ("Content-Security-Policy", "frame-ancestors"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Permissions-Policy", "camera"),
    ];

    public int Answers { get; private set; }

    public IReadOnlyList<AuditFinding> Findings
    {
        get
        {
            lock (both)
                return
                [
                    .. findings.Values.OrderBy(one => one.Kind, StringComparer.Ordinal).ThenBy(one => one.Place, StringComparer.Ordinal),
                ];
        }
    }

    /// <summary>The same thing at the same place is one finding.</summary>
    public void Found(string kind, string place, string detail)
    {
        lock (both)
            findings.TryAdd((kind, place), new(kind, place, detail));
    }

    public void Judge(AuditVisitor visitor, AuditAnswer answer)
    {
        lock (both)
            Answers++;
        var place = AuditCrawl.PatternOf(answer.At);
        // The server itself refuses what is no request, before anything of ours runs; it says nothing but that.
        var isRefusedBelow =
            (int)answer.Status is 400 or 414 or 431 && answer.Body.Length == 0 && answer.Headers["Connection"].Contains("close");
        foreach (var (name, wanted) in isRefusedBelow ? [] : Headers)
            if (!answer.Headers[name].Any(value => value.Contains(wanted, StringComparison.Ordinal)))
                Found("header", place, $"{name} lacks {wanted}");
        foreach (var name in (string[])["Server", "X-Powered-By", "X-AspNet-Version"])
            if (answer.Headers[name].Any())
                Found("header", place, $"{name} tells what serves it");
        if (isHttps && !answer.Headers["Strict-Transport-Security"].Any())
            Found("header", place, "Strict-Transport-Security is not there");
        foreach (var cookie in answer.Headers["Set-Cookie"])
            Cookie(cookie);
        if ((int)answer.Status >= 500)
            Found("error", place, $"{(int)answer.Status} for {answer.At.PathAndQuery}");
        if (Leak().Match(answer.Body) is { Success: true } leak)
            Found("leak", place, $"{leak.Value} in the answer to {answer.At.PathAndQuery}");
        if (answer.IsPage)
            Page(visitor, answer, place);
    }

    void Cookie(string cookie)
    {
        var name = cookie.Split('=', 2)[0];
        var flags = cookie.Split(';').Skip(1).Select(flag => flag.Trim().ToLowerInvariant()).ToList();
        // A cookie that is taken back carries nothing.
        if (flags.Exists(flag => flag.StartsWith("expires=thu, 01 jan 1970", StringComparison.Ordinal)))
            return;
        var place = NumberedCookie().Replace(name, "…");
        if (!flags.Contains("httponly"))
            Found("cookie", place, "is not HttpOnly");
        if (!flags.Exists(flag => flag.StartsWith("samesite=", StringComparison.Ordinal)))
            Found("cookie", place, "has no SameSite");
        if (isHttps && !flags.Contains("secure"))
            Found("cookie", place, "is not Secure");
    }

    void Page(AuditVisitor visitor, AuditAnswer answer, string place)
    {
        var cache = string.Join(",", answer.Headers["Cache-Control"]);
        if (visitor.IsSignedIn && !cache.Contains("no-store", StringComparison.Ordinal))
            Found(
                "cache",
                place,
                $"a page of somebody who is signed in may be kept: Cache-Control {(cache.Length == 0 ? "is not there" : cache)}"
            );
        foreach (var (tag, attributes, _) in AuditHtml.Tags(answer.Body, "script", "link", "img", "iframe", "form", "source", "video"))
        foreach (var name in (string[])["src", "href", "action"])
            if (
                attributes.GetValueOrDefault(name) is { } to
                && to.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
                && !IsOwn(to, answer)
            )
                Found("mixed", place, $"{tag} from {to}");
        foreach (var form in AuditForm.Of(answer))
            if (form.Posts && !form.HasToken)
                Found("csrf", place, $"a form that posts to {form.Action.AbsolutePath} has no token");
    }

    static bool IsOwn(string to, AuditAnswer answer) =>
        Uri.TryCreate(to, UriKind.Absolute, out var uri) && uri.Authority == answer.At.Authority;

    // The frames of a stack and the names of what threw; a page that explains our own API names neither.
    [GeneratedRegex(
        @"(?m)^\s+at [A-Z]\w*(\.\w+)+[.(<]|System\.[A-Z]\w*Exception|Microsoft\.(Data|EntityFrameworkCore|AspNetCore)\.\w+|SQLite Error \d|Npgsql\.|SqliteException|/src/Yingzhou\."
    )]
    private static partial Regex Leak();

    [GeneratedRegex(@"(?<=[._-])[A-Za-z0-9_-]{16,}$")]
    private static partial Regex NumberedCookie();
}
