using System.Text.Json.Nodes;
using static Yingzhou.Apps.Tests.GovStack.Member;

namespace Yingzhou.Apps.Tests.GovStack;

/// <summary>The workflow building block through its door: what is asked there happens in the process engine.</summary>
[Collection(nameof(GovStackCity))]
public sealed class WorkflowTests(GovStackCity city) : IDisposable
{
    static JsonObject Payload => Started(new JsonObject { ["code"] = "subject", ["value"] = "来件" });

    static JsonObject Started(JsonNode value) => new() { ["processStartedBy"] = "测试", ["InstanceValues"] = new JsonArray(value) };

    readonly Member member = new(city.Client());

    public void Dispose() => member.Dispose();

    [Fact]
    public async Task What_is_started_runs_is_found_by_its_number_and_is_stopped_once()
    {
        var started = await member.Post($"{Workflow}/processes/external-request/start", Payload);
        Assert.True(started.Status == 201, started.Text);
        Assert.Equal("running", (string?)started.Json["state"]);
        var number = (string)started.Json["id"]!;

        var found = await member.Get($"{Workflow}/instances/{number}");
        Assert.Equal(number, found.Json["id"]!.ToString());
        Assert.Equal((string?)started.Json["processRef"], (string?)found.Json["processRef"]);

        var stopped = await member.Post($"{Workflow}/instances/{number}/stop", null);
        Assert.True(stopped.Status == 201, stopped.Text);
        Assert.True((bool?)stopped.Json["ended"]);
        Assert.Equal(201, (await member.Post($"{Workflow}/instances/{number}/stop", null)).Status);
        Assert.Equal("stopped", (string?)(await member.Get($"{Workflow}/instances/{number}")).Json["state"]);
    }

    [Fact]
    public async Task The_same_key_starts_one_instance()
    {
        var first = await member.Post($"{Workflow}/processes/external-request/start", Payload, "start-1");
        var second = await member.Post($"{Workflow}/processes/external-request/start", Payload, "start-1");

        Assert.Equal((string?)first.Json["id"], (string?)second.Json["id"]);
    }

    [Fact]
    public async Task Instances_of_one_process_are_only_of_that_process()
    {
        await member.Post($"{Workflow}/processes/external-request/start", Payload);
        var ours = await member.Get($"{Workflow}/instances?processId=external-request");
        var cases = await member.Get($"{Workflow}/instances?processId=simple-record");

        Assert.NotEmpty(ours.Json.AsArray());
        Assert.All(
            ours.Json.AsArray(),
            one => Assert.StartsWith("external-request:1:", (string?)one!["processRef"], StringComparison.Ordinal)
        );
        Assert.NotEmpty(cases.Json.AsArray());
        Assert.All(
            cases.Json.AsArray(),
            one => Assert.StartsWith("simple-record:1:", (string?)one!["processRef"], StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_process_that_cases_start_cannot_be_started_alone() =>
        (await member.Post($"{Workflow}/processes/simple-record/start", Payload)).Refused(403, "processId");

    [Fact]
    public async Task What_is_wrong_is_named()
    {
        (await member.Get($"{Workflow}/processes/no-such-process")).Refused(404, "processId");
        (await member.Get($"{Workflow}/processes/%23%23")).Refused(400, "processId");
        (await member.Get($"{Workflow}/instances/1")).Refused(404, "instanceId");
        (await member.Get($"{Workflow}/instances/abc")).Refused(400, "instanceId");
        (await member.Get($"{Workflow}/instances/{Guid.CreateVersion7()}")).Refused(404, "instanceId");
        (await member.Post($"{Workflow}/processes/external-request/start", new { })).Refused(400, "processStartedBy");
        (await member.Post($"{Workflow}/processes/external-request/start", Started(new JsonObject { ["code"] = 1 }))).Refused(
            400,
            "InstanceValues"
        );
        (await member.Post($"{Workflow}/processes", new { })).Refused(501, null);
    }

    [Fact]
    public async Task The_details_of_a_process_hold_its_drawing()
    {
        var process = await member.Get($"{Workflow}/processes/external-request");
        var drawing = process.Json["processDefinition"]!["processBody"]!.AsArray().Single(one => (string?)one!["code"] == "bpmn20Xml");

        Assert.Contains("<bpmn:process id=\"external-request\"", (string?)drawing!["value"], StringComparison.Ordinal);
        Assert.Equal("Public", (string?)process.Json["type"]);
    }
}
