using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Yingzhou.Support.Cases.Handling;

namespace Yingzhou.Apps.Tests.Desk;

/// <summary>The cases interface under <c>/api/cases</c>, as a program speaks to it.</summary>
public class CaseInterfaceTests(DeskCity city)
{
    [Fact]
    public async Task Submitting_twice_with_one_key_gives_one_case()
    {
        using var enterprise = await Enterprise();
        var key = Guid.CreateVersion7().ToString();

        var first = await Json(await enterprise.Send(Submission(key)));
        var second = await Json(await enterprise.Send(Submission(key)));

        Assert.Equal((string?)first["number"], (string?)second["number"]);
    }

    [Fact]
    public async Task Submitting_without_a_key_is_refused_as_a_problem()
    {
        using var enterprise = await Enterprise();

        var answer = await enterprise.Send(Submission(key: null));

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("http.idempotency-key-missing", (string?)(await Json(answer, HttpStatusCode.BadRequest))["title"]);
    }

    [Fact]
    public async Task Somebody_elses_number_is_not_taken_for_ones_own()
    {
        using var enterprise = await Enterprise();

        var problem = await Json(await enterprise.Send(Submission("k", "91330903MA2B00270C")), HttpStatusCode.UnprocessableEntity);

        Assert.Equal("cases.not-applicants-number", (string?)problem["title"]);
        Assert.Equal("applicant.number", (string?)problem["field"]);
    }

    [Fact]
    public async Task A_decision_sent_twice_with_one_key_is_done_once_and_answered_alike()
    {
        var (clerk, task) = await TaskOf(await Given.Signboard(city));
        using var _ = clerk;

        var first = await clerk.Send(Decision(task, "accepted", "\"0\"", "one"));
        var second = await clerk.Send(Decision(task, "accepted", "\"0\"", "one"));

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (first.StatusCode, second.StatusCode));
    }

    [Theory]
    [InlineData("\"7\"", 412, "cases.task-changed")]
    [InlineData(null, 428, "http.if-match-missing")]
    [InlineData("W/\"0\"", 428, "http.if-match-missing")]
    public async Task A_decision_is_taken_only_on_the_version_that_was_seen(string? ifMatch, int status, string code)
    {
        var (clerk, task) = await TaskOf(await Given.Signboard(city));
        using var _ = clerk;

        var problem = await Json(await clerk.Send(Decision(task, "accepted", ifMatch, Guid.CreateVersion7().ToString())), (HttpStatusCode)status);

        Assert.Equal(code, (string?)problem["title"]);
    }

    [Fact]
    public async Task A_task_comes_with_its_version_and_with_names_for_values()
    {
        var (clerk, task) = await TaskOf(await Given.Signboard(city));
        using var _ = clerk;

        var answer = await clerk.Send(new(HttpMethod.Get, new Uri($"/api/cases/tasks/{task}", UriKind.Relative)));

        Assert.Equal("\"0\"", answer.Headers.ETag!.Tag);
        Assert.Equal("Open", (string?)(await Json(answer))["task"]!["status"]);
    }

    [Fact]
    public async Task The_diagram_is_given_to_whoever_has_the_task_and_to_nobody_else()
    {
        var @case = await Given.Signboard(city);
        var (clerk, task) = await TaskOf(@case);
        using var _ = clerk;
        using var stranger = await city.Official("chen-haisheng");
        var found = await Json(await clerk.Send(new(HttpMethod.Get, new Uri($"/api/cases/tasks/{task}", UriKind.Relative))));
        var diagram = $"/api/processes/{found["case"]!["processInstance"]}/diagram?case={@case.Id}";

        var mine = await clerk.Send(new(HttpMethod.Get, new Uri($"{diagram}&task={task}", UriKind.Relative)));
        var theirs = await stranger.Send(new(HttpMethod.Get, new Uri(diagram, UriKind.Relative)));

        Assert.Contains("bpmn:process", await mine.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, theirs.StatusCode);
    }

    async Task<Visitor> Enterprise()
    {
        var enterprise = city.Visitor();
        await enterprise.SignIn("/my", "haizhiwei");
        return enterprise;
    }

    async Task<(Visitor Clerk, string Task)> TaskOf(SubmittedCase @case)
    {
        var clerk = await city.Official(Desk.Clerk);
        await clerk.OpenTask(@case);
        return (clerk, clerk.At.Segments[^1]);
    }

    static HttpRequestMessage Submission(string? key, string number = Given.Uscc)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/cases", UriKind.Relative))
        {
            Content = JsonContent.Create(
                new
                {
                    Target = "outdoor-signboard",
                    Region = "330902",
                    Applicant = new { Number = number },
                    Form = Given.SignboardForm("东海小馆"),
                    Answers = new { signSize = "small", premises = "owned", byAgent = "no" },
                    Materials = new[] { new { MaterialId = "effect-picture", Source = "Uploaded", FileDigest = "0123", FileName = "效果图.jpg" } },
                }
            ),
        };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return request;
    }

    static HttpRequestMessage Decision(string task, string outcome, string? ifMatch, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/cases/tasks/{task}/decision", UriKind.Relative))
        {
            Content = JsonContent.Create(new { Outcome = outcome }),
        };
        request.Headers.Add("Idempotency-Key", key);
        if (ifMatch is not null)
            request.Headers.Add("If-Match", ifMatch);
        return request;
    }

    static async Task<JsonNode> Json(HttpResponseMessage answer, HttpStatusCode? expected = null)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(expected is null ? answer.IsSuccessStatusCode : answer.StatusCode == expected, $"{answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }
}
