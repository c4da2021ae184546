using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Yingzhou.Host.Auditing;

namespace Yingzhou.Host.Verbs;

/// <summary>
/// <c>audit crawl</c>: a stranger and every log-in of the demonstration walk a running city; every answer is judged, every field and changing part of an address is probed, and with <c>--post</c> every form.
/// What is found and not explained makes it fail.
/// </summary>
static class AuditVerb
{
    static readonly Option<string> Url = new("--url")
    {
        Description = "The running city",
        DefaultValueFactory = _ => "http://127.0.0.1:5000",
    };
    static readonly Option<int> Pages = new("--pages")
    {
        Description = "Pages that one visitor looks at, at most",
        DefaultValueFactory = _ => 250,
    };
    static readonly Option<string[]> Logins = new("--login") { Description = "Only these log-ins; repeatable" };
    static readonly Option<bool> Post = new("--post")
    {
        Description = "Sends forms that change something: only against a city that may be thrown away",
    };
    static readonly Option<bool> NoProbes = new("--no-probes") { Description = "Walks and judges only" };
    static readonly Option<FileInfo?> Explained = new("--explained") { Description = "Findings that are known, with the reason" };
    static readonly Option<FileInfo?> Targets = new("--targets")
    {
        Description = "Writes every field of a query as a line: cookies, a tab, the address, a tab, the field",
    };

    public static Command Command { get; } = Describe();

    static Command Describe()
    {
        var crawl = new Command("crawl", "Walks a running city, judges every answer, probes every field")
        {
            Url,
            Pages,
            Logins,
            Post,
            Explained,
            Targets,
            NoProbes,
        };
        crawl.SetAction(Run);
        return new Command("audit", "Looks for weaknesses of a running city") { crawl };
    }

    static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var home = new Uri(parsed.GetValue(Url)!);
        var clock = Stopwatch.StartNew();
        var judge = new AuditJudge(home.Scheme == Uri.UriSchemeHttps);
        var crawl = new AuditCrawl(parsed.GetValue(Pages));
        var visitors = new List<AuditVisitor> { Visitor("stranger", home, judge) };
        var pages = new Dictionary<string, int>
        {
            ["stranger"] = await crawl.Walk(
                visitors[0],
                ["/", "/open", "/map", "/search?q=开饭店", "/no-such-page", "/licences", "/ask"],
                cancel
            ),
        };
        var only = parsed.GetValue(Logins) ?? [];
        foreach (var (end, login) in await Listed(visitors[0], cancel))
        {
            if (only.Length > 0 && !only.Contains(login))
                continue;
            var visitor = Visitor(login, home, judge);
            visitors.Add(visitor);
            await visitor.SignIn(end, login, cancel);
            pages[login] = await crawl.Walk(
                visitor,
                end == "/desk" ? ["/desk", "/cockpit", "/desk/security"] : ["/my", "/", "/open/mine"],
                cancel
            );
        }
        if (parsed.GetValue(Targets) is { } targets)
            await File.WriteAllLinesAsync(
                targets.FullName,
                crawl
                    .Places.Values.Where(place => place.Field is not null)
                    .Select(place =>
                        $"{place.Visitor.Cookies}\t{new Uri(new Uri(parsed.GetValue(Url)!), place.With(place.Value))}\t{place.Field}"
                    ),
                cancel
            );
        var probes = new AuditProbes(judge);
        foreach (var place in parsed.GetValue(NoProbes) ? [] : crawl.Places.Values.ToList())
            await probes.Probe(place, cancel);
        if (parsed.GetValue(Post))
            foreach (var (visitor, page, form) in crawl.Forms.Values.Where(one => !EndsTheSession(one.Form)))
                await probes.Post(visitor, page, form, cancel);
        foreach (var visitor in visitors)
            visitor.Dispose();
        return Told(parsed, judge, crawl, probes, pages, clock.Elapsed);
    }

    static int Told(
        ParseResult parsed,
        AuditJudge judge,
        AuditCrawl crawl,
        AuditProbes probes,
        Dictionary<string, int> pages,
        TimeSpan took
    )
    {
        var explained = parsed.GetValue(Explained) is { } file ? AuditExplained.Read(file.FullName) : [];
        var findings = judge
            .Findings.Select(finding => (Finding: finding, Reason: explained.FirstOrDefault(one => one.Is(finding))?.Reason))
            .ToList();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| visitors | pages | fields and parts of addresses | forms that change something | answers judged | probes | findings | explained | seconds |\n|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n| {pages.Count} | {pages.Values.Sum()} | {crawl.Places.Count} | {crawl.Forms.Count} | {judge.Answers} | {probes.Asked} | {findings.Count} | {findings.Count(one => one.Reason is not null)} | {took.TotalSeconds:0} |"
            )
        );
        foreach (var kind in findings.GroupBy(one => one.Finding.Kind))
        foreach (var (finding, reason) in kind)
            Console.WriteLine($"{finding.Kind} {finding.Place}: {finding.Detail}{(reason is null ? "" : $" — explained: {reason}")}");
        return findings.Exists(one => one.Reason is null) ? 1 : 0;
    }

    static AuditVisitor Visitor(string name, Uri home, AuditJudge judge) =>
        new(
            name,
            home,
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => home.IsLoopback },
            },
            judge.Judge
        );

    static async Task<IReadOnlyList<(string End, string Login)>> Listed(AuditVisitor stranger, CancellationToken cancel)
    {
        var listed = new List<(string, string)>();
        foreach (var end in (string[])["/my", "/desk"])
        foreach (var form in AuditForm.Of(await stranger.Get(end, cancel)))
            listed.AddRange(form.Buttons.Where(button => button.Name == "demo").Select(button => (end, button.Value)));
        return listed;
    }

    // Signing out, or a password that nobody knows afterwards, would end the audit.
    static bool EndsTheSession(AuditForm form) =>
        form.Action.AbsolutePath.Contains("sign", StringComparison.Ordinal)
        || form.Action.AbsolutePath.StartsWith("/connect/", StringComparison.Ordinal)
        || form.Action.AbsolutePath.EndsWith("/security", StringComparison.Ordinal)
        || form.Action.AbsolutePath.EndsWith("/account", StringComparison.Ordinal);
}
