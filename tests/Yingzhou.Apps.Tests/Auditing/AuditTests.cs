using System.Net;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Host.Auditing;

namespace Yingzhou.Apps.Tests.Auditing;

/// <summary>The short form of <c>./yz audit crawl</c>: a stranger and an official, a sample of pages, a sample of fields.</summary>
public class AuditTests(DeskCity city)
{
    [Fact]
    public async Task A_walk_through_the_city_finds_nothing_that_is_not_explained()
    {
        var judge = new AuditJudge(isHttps: false);
        var crawl = new AuditCrawl(mostPages: 25);
        using var stranger = new AuditVisitor("stranger", city.Home, city.Network(), judge.Judge);
        using var official = new AuditVisitor("dai-yong", city.Home, city.Network(), judge.Judge);

        var pages = await crawl.Walk(
            stranger,
            ["/", "/search?q=开饭店", "/no-visit/delivery?to=dongji&wind=9", "/items?page=2", "/open", "/no-such-page"],
            default
        );
        await official.SignIn("/desk", "dai-yong", default);
        pages += await crawl.Walk(
            official,
            ["/desk", "/desk/ledger?q=Q-2026-000001", "/desk/cases?group=Late&first=2026-03-02&region=330902", "/desk/privacy"],
            default
        );
        var probes = new AuditProbes(judge);
        foreach (var place in crawl.Places.Values.Take(8))
            await probes.Probe(place, default);

        var explained = AuditExplained.Read(Path.Combine(AppContext.BaseDirectory, "Auditing", "explained.json"));
        Assert.Equal("", string.Join('\n', judge.Findings.Where(finding => !explained.Any(one => one.Is(finding)))));
        Assert.InRange(pages, 30, 50);
        Assert.True(crawl.Places.Count >= 4 && probes.Asked >= 60, $"{crawl.Places.Count} places, {probes.Asked} probes");
        Assert.True(official.IsSignedIn);
    }

    /// <summary>A weak city, planted: what the judge and the probes would say of it.</summary>
    sealed class WeakCity : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var asked = WebUtility.UrlDecode(request.RequestUri!.Query).Replace("?q=", "", StringComparison.Ordinal);
            if (asked.Contains("recursive", StringComparison.Ordinal))
                await Task.Delay(2_700, cancellationToken);
            var answer = new HttpResponseMessage(
                asked.Contains("elsewhere", StringComparison.Ordinal) ? HttpStatusCode.Found : HttpStatusCode.OK
            )
            {
                Content = new StringContent(
                    asked.Contains("passwd", StringComparison.Ordinal) ? "root:x:0:0:root"
                        : asked.EndsWith("'1'='2", StringComparison.Ordinal) ? "none"
                        : asked.EndsWith("'1'='1", StringComparison.Ordinal) ? Page("")
                        : asked.Length > 500 ? "System.FormatException\n   at Yingzhou.Weak.Page()"
                        : Page(asked),
                    System.Text.Encoding.UTF8,
                    "text/html"
                ),
            };
            if (asked.Contains("elsewhere", StringComparison.Ordinal))
                answer.Headers.TryAddWithoutValidation("Location", asked);
            answer.Headers.TryAddWithoutValidation("Set-Cookie", "session=1");
            answer.Headers.TryAddWithoutValidation("Server", "weak");
            return answer;
        }

        static string Page(string asked) =>
            $"""<form method="post"><input name="a" value=""></form><img src="http://other.example/a.png"><p>{asked}</p>""";
    }

    [Fact]
    public async Task Planted_weaknesses_are_found()
    {
        var judge = new AuditJudge(isHttps: true);
        var home = new Uri("https://weak.example");
        using var visitor = new AuditVisitor("stranger", home, new WeakCity(), judge.Judge);
        var place = new AuditPlace(visitor, "/", new(home, "/?q="), "q");

        await new AuditProbes(judge).Probe(place, default);

        Assert.Equal(
            ["cookie", "csrf", "header", "leak", "mixed", "redirect", "sql", "traversal", "xss"],
            judge.Findings.Select(finding => finding.Kind).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.True(new AuditExplained("sql", @"^/\?q=", "planted").Is(judge.Findings.First(finding => finding.Kind == "sql")));
    }
}
