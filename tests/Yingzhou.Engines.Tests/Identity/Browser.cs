using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Yingzhou.Engines.Tests.Identity;

/// <summary>A person's browser without scripts: it keeps cookies, follows links and sends forms.</summary>
sealed partial class Browser(HttpMessageHandler network, Uri home) : IDisposable
{
    readonly HttpClient http = new(network, disposeHandler: true) { BaseAddress = home };

    public CookieContainer Cookies { get; private set; } = new();

    /// <summary>Where the last answer came from.</summary>
    public Uri At { get; private set; } = new("about:blank");

    /// <summary>A copy of the cookies in another browser, as after a restart of the machine.</summary>
    public void TakeCookiesOf(Browser other) => Cookies = other.Cookies;

    public Task<HttpResponseMessage> Get(string path) => Follow(new HttpRequestMessage(HttpMethod.Get, new Uri(home, path)));

    public Task<HttpResponseMessage> Ask(HttpRequestMessage request) => Send(request);

    /// <summary>Fills in the first form of a page, with its hidden fields, and sends it.</summary>
    public async Task<HttpResponseMessage> Submit(HttpResponseMessage page, params (string Name, string Value)[] fields) =>
        await Follow(await Form(page, fields));

    public Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] fields) => Follow(Sending(path, fields));

    async Task<HttpRequestMessage> Form(HttpResponseMessage page, params (string Name, string Value)[] fields)
    {
        var html = await page.Content.ReadAsStringAsync();
        var form = html[..html.IndexOf("</form>", StringComparison.Ordinal)];
        var hidden = Hidden.Matches(form).Select(field => (Text(field.Groups[1]), Text(field.Groups[2])));
        return Sending(Text(Action.Match(form).Groups[1]), [.. hidden, .. fields]);
    }

    HttpRequestMessage Sending(string path, (string Name, string Value)[] fields) =>
        new(HttpMethod.Post, new Uri(home, path))
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };

    static string Text(Group found) => WebUtility.HtmlDecode(found.Value);

    public async Task<WhoIsThere> SignIn(string path, string login, string password)
    {
        var answer = await Submit(await Get(path), ("login", login), ("password", password));
        Assert.True(
            answer.StatusCode is HttpStatusCode.OK && answer.Content.Headers.ContentType?.MediaType is "application/json",
            $"At {At}: {await answer.Content.ReadAsStringAsync()}"
        );
        return (await answer.Content.ReadFromJsonAsync<WhoIsThere>())!;
    }

    /// <summary>Signs in on the page and does not go where it leads.</summary>
    public async Task SignInOnly(HttpResponseMessage page, string login, string password)
    {
        var answer = await Send(await Form(page, ("login", login), ("password", password)));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    public async Task<WhoIsThere> Look(string path) => (await (await Get(path)).Content.ReadFromJsonAsync<WhoIsThere>())!;

    async Task<HttpResponseMessage> Follow(HttpRequestMessage request)
    {
        var answer = await Send(request);
        for (var hops = 0; answer.StatusCode is HttpStatusCode.Redirect && hops < 10; hops++)
            answer = await Send(new HttpRequestMessage(HttpMethod.Get, new Uri(At, answer.Headers.Location!)));
        return answer;
    }

    async Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        At = request.RequestUri!;
        if (Cookies.GetCookieHeader(At) is { Length: > 0 } cookies)
            request.Headers.Add("Cookie", cookies);
        var answer = await http.SendAsync(request);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            Cookies.SetCookies(At, cookie.Replace("samesite=lax", "", StringComparison.OrdinalIgnoreCase));
        return answer;
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("<form[^>]*action=\"([^\"]*)\"")]
    static partial Regex Action { get; }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    static partial Regex Hidden { get; }
}
