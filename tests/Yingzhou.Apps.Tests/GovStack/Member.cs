using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Yingzhou.Apps.Tests.GovStack;

/// <summary>A member system's program: sends what it is told, in the name of the suite's member unless another one is given.</summary>
sealed class Member(HttpClient http, string? client = Suite.World.Client) : IDisposable
{
    public const string Registration = "/govstack/registration";
    public const string Workflow = "/govstack/workflow";

    /// <summary>母子健康手册领取登记.</summary>
    public const string Handbook = "f7d33db0-2809-484e-a780-76b7ccd4ecbf";

    public Task<Answer> Get(string path) => Send(new(HttpMethod.Get, path));

    public Task<Answer> Post(string path, object? body, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Of(body) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return Send(request);
    }

    public Task<Answer> Put(string path, object body) => Send(new(HttpMethod.Put, path) { Content = Of(body) });

    public async Task<Answer> Send(HttpRequestMessage request)
    {
        if (client is not null)
            request.Headers.TryAddWithoutValidation("Information-Mediator-Client", client);
        using var answer = await http.SendAsync(request);
        return new((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Hands in an application for the handbook and reads what it became.</summary>
    public async Task<JsonNode> Apply(string applicantId, object? form = null)
    {
        var answer = await Post(
            $"{Registration}/services/{Handbook}/applications",
            new
            {
                applicationName = "测试",
                applicantId,
                formData = new { data = new { form = form ?? new { } } },
            }
        );
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json;
    }

    /// <summary>The open task of an application.</summary>
    public async Task<string> TaskOf(JsonNode file)
    {
        var tasks = await Get($"{Registration}/tasks?fileId={file["fileId"]}");
        return (string)Assert.Single(tasks.Json.AsArray())!["taskId"]!;
    }

    public void Dispose() => http.Dispose();

    static HttpContent? Of(object? body) =>
        body switch
        {
            null => null,
            HttpContent content => content,
            _ => JsonContent.Create(body),
        };
}

sealed record Answer(int Status, string? ContentType, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>Refused with this status, in the body that the specification states, naming this field.</summary>
    public void Refused(int status, string? field)
    {
        Assert.True(Status == status, Text);
        Assert.Equal("application/json; charset=utf-8", ContentType);
        Assert.NotNull((string?)Json["code"]);
        Assert.NotNull((string?)Json["message"]);
        Assert.Equal(field, (string?)Json["field"]);
    }
}
