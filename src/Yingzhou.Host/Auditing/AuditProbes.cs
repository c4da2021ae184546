using System.Net;
using System.Text.RegularExpressions;

namespace Yingzhou.Host.Auditing;

/// <summary>What is written into every place that the crawl found (探测): marks that must come back escaped, quotes that must change nothing, addresses that must not be followed, paths that must not be opened.</summary>
sealed partial class AuditProbes(AuditJudge judge)
{
    const string Mark = "yz7q";
    const string Xss = $"{Mark}\"'><{Mark}>";
    static readonly TimeSpan Slow = TimeSpan.FromSeconds(2.5);

    static readonly string[] Elsewhere = ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example/"];
    static readonly string[] Paths = ["../../../../../../../../etc/passwd", "..%2f..%2f..%2f..%2f..%2fetc%2fpasswd", "/etc/passwd"];

    // Count to three million in SQLite's own words, sleep in PostgreSQL's.
    static readonly string[] Waits =
    [
        "'||(with recursive c(x) as (select 1 union all select x+1 from c where x<6000000) select count(*) from c)||'",
        "'||(select pg_sleep(3))||'",
        "' or 1=(with recursive c(x) as (select 1 union all select x+1 from c where x<6000000) select count(*) from c)--",
    ];

    public int Asked { get; private set; }

    public async Task Probe(AuditPlace place, CancellationToken cancel)
    {
        var before = await Ask(place, place.Value, cancel);
        Reflected(place.Named, await Ask(place, place.Value + Xss, cancel));
        await Sql(place, before, cancel);
        foreach (var to in Elsewhere)
            Redirected(place.Named, await Ask(place, to, cancel), to);
        foreach (var path in Paths)
            if ((await Ask(place, path, cancel)).Body.Contains("root:x:0:", StringComparison.Ordinal))
                judge.Found("traversal", place.Named, $"{path} was opened");
        // What no field holds: a zero byte, a number too large, a very long word.
        foreach (var odd in (string[])["\0", "99999999999999999999", "-1", new string('长', 600)])
            await Ask(place, odd, cancel);
    }

    async Task Sql(AuditPlace place, AuditAnswer before, CancellationToken cancel)
    {
        var holds = await Ask(place, $"{place.Value}' AND '1'='1", cancel);
        var fails = await Ask(place, $"{place.Value}' AND '1'='2", cancel);
        if (holds.Status == before.Status && Plain(holds, place) == Plain(before, place) && Plain(fails, place) != Plain(before, place))
        {
            // A page that changes by itself looks the same.
            var again = await Ask(place, $"{place.Value}' AND '1'='1", cancel);
            if (Plain(again, place) == Plain(before, place))
                judge.Found("sql", place.Named, "a condition that holds and one that does not give different answers");
        }
        foreach (var wait in Waits)
            if (
                (await Ask(place, place.Value + wait, cancel)).Took > before.Took + Slow
                && (await Ask(place, place.Value + wait, cancel)).Took > before.Took + Slow
            )
                judge.Found("sql", place.Named, $"{wait} is waited for");
    }

    /// <summary>Every field of a form that changes something, one at a time; the others keep what they hold.</summary>
    public async Task Post(AuditVisitor visitor, Uri page, AuditForm known, CancellationToken cancel)
    {
        foreach (var field in known.Typed)
        foreach (var value in (string[])[Xss, "'||(select 1)--"])
        {
            // Its token belongs to the page as it stands now.
            var fresh = AuditForm
                .Of(await visitor.Get(page.PathAndQuery, cancel))
                .FirstOrDefault(one => one.Posts && one.Handler == known.Handler && one.Action.AbsolutePath == known.Action.AbsolutePath);
            if (fresh is null)
                return;
            List<(string, string)> fields =
            [
                .. fresh.Held.Select(one => one.Name == field ? (field, value) : one),
                .. fresh.Buttons.Take(1),
            ];
            Asked++;
            var place = $"POST {AuditCrawl.PatternOf(fresh.Action)} {field}";
            var answer = await visitor.Send(() => fresh.Filled(fields), cancel);
            Reflected(place, answer);
            if (answer.Took > Slow * 2)
                judge.Found("slow", place, $"{answer.Took.TotalSeconds:0.0} s");
        }
    }

    async Task<AuditAnswer> Ask(AuditPlace place, string value, CancellationToken cancel)
    {
        Asked++;
        // Where it points is judged, not followed.
        return await place.Visitor.Once(new(HttpMethod.Get, place.With(value)), cancel);
    }

    void Reflected(string place, AuditAnswer answer)
    {
        if (answer.IsPage && answer.Body.Contains($"<{Mark}>", StringComparison.OrdinalIgnoreCase))
            judge.Found("xss", place, "a tag came back as a tag");
        if (answer.IsPage && InAttribute().IsMatch(answer.Body))
            judge.Found("xss", place, "a quotation mark came back within an attribute");
    }

    void Redirected(string place, AuditAnswer answer, string to)
    {
        if (
            answer.Headers["Location"].FirstOrDefault() is { } location
            && Uri.TryCreate(answer.At, location, out var next)
            && next.Host == "elsewhere.example"
        )
            judge.Found("redirect", place, $"{to} is followed");
        foreach (
            var (tag, attributes, _) in AuditHtml.Tags(answer.IsPage ? answer.Body : "", "a", "form", "script", "iframe", "img", "link")
        )
        foreach (var name in (string[])["href", "action", "src"])
            if (
                attributes.GetValueOrDefault(name) is { } target
                && Uri.TryCreate(answer.At, target.Replace('\\', '/'), out var there)
                && there.Host == "elsewhere.example"
            )
                judge.Found("redirect", place, $"{tag} {name} leads to {to}");
    }

    // Tokens and what was asked differ from answer to answer.
    static string Plain(AuditAnswer answer, AuditPlace place)
    {
        var body = Changing().Replace(answer.Body, "");
        var asked = AuditCrawl.Fields(answer.At).FirstOrDefault(one => one.Name == place.Field).Value ?? "";
        foreach (var written in (string[])[WebUtility.HtmlEncode(asked), Uri.EscapeDataString(asked), WebUtility.UrlEncode(asked), asked])
            if (written.Length > 0)
                body = body.Replace(written, "", StringComparison.Ordinal);
        return body;
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*>|CfDJ8[\w-]+""")]
    private static partial Regex Changing();

    [GeneratedRegex($"""=\s*"[^"<>]*{Mark}"'""")]
    private static partial Regex InAttribute();
}
