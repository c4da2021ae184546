using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Yingzhou.Apps.Tests.Desk;

/// <summary>A person with a browser without scripts: follows links, fills in forms by the button that sends them, reads what is on the page.</summary>
public sealed class Visitor(HttpMessageHandler network, Uri home) : IDisposable
{
    readonly HttpClient http = new(network, disposeHandler: true) { BaseAddress = home };
    readonly CookieContainer cookies = new();

    public Uri At { get; private set; } = new("about:blank");

    public HttpStatusCode Status { get; private set; }

    public IHtmlDocument Page { get; private set; } = null!;

    /// <summary>What can be read on the page's main part, in one line.</summary>
    public string Text =>
        string.Join(
            ' ',
            (Page.QuerySelector("main") ?? Page.Body!).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    public async Task SignIn(string path, string login)
    {
        await Open(path);
        await Press($"button[value='{login}']");
    }

    public async Task Open(string path) => await Follow(new(HttpMethod.Get, new Uri(home, path)));

    public async Task Click(string link) =>
        await Open(Page.QuerySelectorAll("a").Single(a => a.TextContent.Trim() == link).GetAttribute("href")!);

    /// <summary>Presses a button, by its words or by a selector; the fields of its form are filled in by name, or keep what they hold.</summary>
    public async Task Press(string button, params (string Name, string Value)[] fields)
    {
        var pressed = button.Contains('[', StringComparison.Ordinal)
            ? Page.QuerySelector(button)
            : Page.QuerySelectorAll("button[type=submit]").FirstOrDefault(one => one.TextContent.Trim() == button);
        Assert.True(pressed is not null, $"No button {button} at {At}: {Text}");
        var form = pressed.Closest("form")!;
        var typed = fields.Select(field => field.Name).ToHashSet();
        var sent = Held(form)
            .Where(field => !typed.Contains(field.Key))
            .Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)))
            .ToList();
        if (pressed.GetAttribute("name") is { } name)
            sent.Add(KeyValuePair.Create(name, pressed.GetAttribute("value") ?? ""));
        var withFiles = form.GetAttribute("enctype") is "multipart/form-data";
        var action = form.GetAttribute("action") is { Length: > 0 } given ? new Uri(At, given) : At;
        await Follow(new(HttpMethod.Post, action) { Content = withFiles ? Parts(sent) : new FormUrlEncodedContent(sent) });
    }

    /// <summary>The files that go with the next form that takes files, by field.</summary>
    public Dictionary<string, (string Name, byte[] Content)> Files { get; } = [];

    MultipartFormDataContent Parts(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            parts.Add(new StringContent(value), $"\"{name}\"");
        foreach (var (field, file) in Files)
            parts.Add(new ByteArrayContent(file.Content), $"\"{field}\"", $"\"{file.Name}\"");
        Files.Clear();
        return parts;
    }

    /// <summary>A request by hand, as a program would send it; does not change the page.</summary>
    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => Send(request, HttpCompletionOption.ResponseContentRead);

    /// <summary>As <see cref="Send(HttpRequestMessage)"/>, without waiting for the end of an answer that has none.</summary>
    public Task<HttpResponseMessage> Begin(HttpRequestMessage request) => Send(request, HttpCompletionOption.ResponseHeadersRead);

    async Task<HttpResponseMessage> Send(HttpRequestMessage request, HttpCompletionOption until)
    {
        request.RequestUri = new Uri(home, request.RequestUri!);
        if (cookies.GetCookieHeader(request.RequestUri) is { Length: > 0 } held)
            request.Headers.Add("Cookie", held);
        var answer = await http.SendAsync(request, until);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            cookies.SetCookies(request.RequestUri, cookie.Replace("samesite=lax", "", StringComparison.OrdinalIgnoreCase));
        return answer;
    }

    public void Dispose() => http.Dispose();

    static IEnumerable<KeyValuePair<string, string>> Held(IElement form)
    {
        foreach (var control in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
            switch (control)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box:
                    if (box.IsChecked)
                        yield return KeyValuePair.Create(box.Name!, box.Value);
                    break;
                case IHtmlInputElement { Type: "file" }:
                    break;
                case IHtmlInputElement input:
                    yield return KeyValuePair.Create(input.Name!, input.Value);
                    break;
                case IHtmlTextAreaElement text:
                    yield return KeyValuePair.Create(text.Name!, text.Value);
                    break;
                case IHtmlSelectElement select:
                    yield return KeyValuePair.Create(select.Name!, select.Value ?? "");
                    break;
            }
    }

    /// <summary>Sends a request and reads the page it leads to.</summary>
    public async Task Follow(HttpRequestMessage request)
    {
        var answer = await Send(request);
        At = request.RequestUri!;
        for (var hops = 0; (int)answer.StatusCode is >= 301 and <= 303 && hops < 10; hops++)
        {
            At = new Uri(At, answer.Headers.Location!);
            answer = await Send(new(HttpMethod.Get, At));
        }
        Status = answer.StatusCode;
        Page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }
}
