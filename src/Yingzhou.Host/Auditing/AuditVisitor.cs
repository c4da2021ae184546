using System.Diagnostics;
using System.Net;

namespace Yingzhou.Host.Auditing;

/// <summary>An answer, and how it was come by.</summary>
/// <param name="At">Where it came from, after redirections.</param>
sealed record AuditAnswer(Uri At, HttpStatusCode Status, ILookup<string, string> Headers, string Body, TimeSpan Took)
{
    public bool IsPage => Headers["Content-Type"].Any(type => type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase));
}

/// <summary>Somebody with a browser without scripts: keeps cookies, follows redirections within the city, and shows every answer on the way to whoever judges it.</summary>
sealed class AuditVisitor(string name, Uri home, HttpMessageHandler network, Action<AuditVisitor, AuditAnswer> judge) : IDisposable
{
    const int MostBytes = 4 << 20;

    readonly HttpClient http = new(network, disposeHandler: true) { BaseAddress = home, Timeout = TimeSpan.FromSeconds(60) };
    readonly CookieContainer cookies = new();

    public string Name => name;

    public bool IsSignedIn { get; private set; }

    public string Cookies => cookies.GetCookieHeader(home);

    public Task<AuditAnswer> Get(string address, CancellationToken cancel) =>
        Follow(() => new(HttpMethod.Get, new Uri(home, address)), cancel);

    public Task<AuditAnswer> Send(Func<HttpRequestMessage> request, CancellationToken cancel) => Follow(request, cancel);

    /// <summary>One answer, wherever it points.</summary>
    public async Task<AuditAnswer> Once(HttpRequestMessage request, CancellationToken cancel)
    {
        request.RequestUri = new Uri(home, request.RequestUri!);
        if (cookies.GetCookieHeader(request.RequestUri) is { Length: > 0 } held)
            request.Headers.Add("Cookie", held);
        var clock = Stopwatch.StartNew();
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        var body = await Body(answer, cancel);
        clock.Stop();
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set)
                cookies.SetCookies(request.RequestUri, cookie);
        var headers = answer.Headers.Concat(answer.Content.Headers).SelectMany(one => one.Value.Select(value => (one.Key, value)));
        var read = new AuditAnswer(
            request.RequestUri,
            answer.StatusCode,
            headers.ToLookup(one => one.Key, one => one.value, StringComparer.OrdinalIgnoreCase),
            body,
            clock.Elapsed
        );
        judge(this, read);
        return read;
    }

    public async Task SignIn(string end, string login, CancellationToken cancel)
    {
        var page = await Get(end, cancel);
        var form = AuditForm.Of(page).First(one => one.Buttons.Contains(("demo", login)));
        await Send(() => form.Filled([.. form.Held, ("demo", login)]), cancel);
        IsSignedIn = true;
    }

    async Task<AuditAnswer> Follow(Func<HttpRequestMessage> request, CancellationToken cancel)
    {
        var answer = await Once(request(), cancel);
        for (
            var hops = 0;
            hops < 10 && (int)answer.Status is >= 300 and < 400 && answer.Headers["Location"].FirstOrDefault() is { } to;
            hops++
        )
        {
            var next = new Uri(answer.At, to);
            if (next.Authority != home.Authority)
                return answer;
            answer = await Once(new(HttpMethod.Get, next), cancel);
        }
        return answer;
    }

    // Streams have no end, and downloads are not looked into.
    static async Task<string> Body(HttpResponseMessage answer, CancellationToken cancel)
    {
        var type = answer.Content.Headers.ContentType?.MediaType ?? "";
        if (
            type is "text/event-stream"
            || !(type.StartsWith("text/", StringComparison.Ordinal) || type.Contains("json", StringComparison.Ordinal))
        )
            return "";
        await using var stream = await answer.Content.ReadAsStreamAsync(cancel);
        var buffer = new byte[MostBytes];
        var read = await stream.ReadAtLeastAsync(buffer, MostBytes, throwOnEndOfStream: false, cancel);
        return System.Text.Encoding.UTF8.GetString(buffer, 0, read);
    }

    public void Dispose() => http.Dispose();
}
