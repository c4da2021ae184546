using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Yingzhou.Apps.Tests.GovStack.Suite;

/// <summary>What one scenario holds: the request that its steps put together, and the answer.</summary>
public sealed class World(HttpClient http, Scenario scenario) : IDisposable
{
    public const string Client = "eGovStack/GOV/90000009/eregistrations-dev";

    readonly List<KeyValuePair<string, string>> query = [];

    public Scenario Scenario => scenario;

    public HttpMethod Method { get; private set; } = HttpMethod.Get;

    public string Path { get; private set; } = "";

    public string? Header { get; set; }

    public HttpContent? Content { get; set; }

    public HttpResponseMessage Answer { get; private set; } = null!;

    public string Text { get; private set; } = "";

    public TimeSpan Took { get; private set; }

    public JsonNode? Json => JsonNode.Parse(Text);

    public void Get(string path) => (Method, Path, Content) = (HttpMethod.Get, path, null);

    public void Post(string path, object? body = null) =>
        (Method, Path, Content) = (HttpMethod.Post, path, body is null ? null : JsonContent.Create(body));

    public void Put(string path, object body) => (Method, Path, Content) = (HttpMethod.Put, path, JsonContent.Create(body));

    public void Query(string name, string value) => query.Add(new(name, value));

    public async Task Send()
    {
        var asked = string.Join('&', query.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        using var request = new HttpRequestMessage(Method, $"/govstack/{Path}{(asked.Length == 0 ? "" : "?" + asked)}")
        {
            Content = Content,
        };
        if (Header is not null)
            request.Headers.TryAddWithoutValidation("Information-Mediator-Client", Header);
        var began = TimeProvider.System.GetTimestamp();
        Answer = await http.SendAsync(request);
        Text = await Answer.Content.ReadAsStringAsync();
        Took = TimeProvider.System.GetElapsedTime(began);
    }

    public void Dispose() => Answer?.Dispose();
}

/// <summary>A step that did not come out: its sentence goes into the report.</summary>
public sealed class StepFailedException(string message) : Exception(message);
