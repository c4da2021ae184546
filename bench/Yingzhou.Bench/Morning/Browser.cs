using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Yingzhou.Bench.Morning;

/// <summary>A browser without scripts: keeps cookies, follows redirects, sends forms; tells how long each answer took, whole body read.</summary>
sealed class Browser(HttpMessageInvoker network, Uri home, Action<string, TimeSpan, bool> tell, CookieContainer? session = null)
{
    readonly CookieContainer cookies = session ?? new();

    /// <summary>The last page.</summary>
    public string Body { get; private set; } = "";

    public Uri At { get; private set; } = new("about:blank");

    /// <summary>Another window of the same browser: signed in as this one is.</summary>
    public Browser Again() => new(network, home, tell, cookies);

    public Task Open(string kind, string path) => Send(kind, () => new(HttpMethod.Get, new Uri(home, path)));

    /// <summary>Sends the form of the first button that the selector finds, with what its fields hold.</summary>
    public async Task Press(string kind, string selector, params (string Name, string Value)[] fields)
    {
        using var page = await new HtmlParser().ParseDocumentAsync(Body);
        var button = page.QuerySelector(selector) ?? throw new InvalidOperationException($"No {selector} at {At}");
        var form = (IHtmlFormElement)button.Closest("form")!;
        var sent = form.QuerySelectorAll("input[type=hidden]")
            .OfType<IHtmlInputElement>()
            .Select(input => KeyValuePair.Create(input.Name!, input.Value))
            .Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)))
            .ToList();
        if (button.GetAttribute("name") is { } name)
            sent.Add(KeyValuePair.Create(name, button.GetAttribute("value") ?? ""));
        var action = form.GetAttribute("action") is { Length: > 0 } given ? new Uri(At, given) : At;
        await Send(kind, () => new(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(sent) });
    }

    // A redirect belongs to the answer: the visitor waits for the page.
    async Task Send(string kind, Func<HttpRequestMessage> make)
    {
        var start = Stopwatch.GetTimestamp();
        var request = make();
        for (var hops = 0; ; hops++)
        {
            using var sent = request;
            if (cookies.GetCookieHeader(sent.RequestUri!) is { Length: > 0 } held)
                sent.Headers.Add("Cookie", held);
            using var answer = await network.SendAsync(sent, CancellationToken.None);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
                cookies.SetCookies(sent.RequestUri!, cookie.Replace("samesite=lax", "", StringComparison.OrdinalIgnoreCase));
            Body = await answer.Content.ReadAsStringAsync();
            At = sent.RequestUri!;
            if ((int)answer.StatusCode is >= 301 and <= 303 && hops < 10)
            {
                request = new(HttpMethod.Get, new Uri(At, answer.Headers.Location!));
                continue;
            }
            tell(kind, Stopwatch.GetElapsedTime(start), answer.IsSuccessStatusCode);
            return;
        }
    }
}
