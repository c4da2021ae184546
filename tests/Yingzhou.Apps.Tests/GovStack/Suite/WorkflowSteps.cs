using System.Text.Json.Nodes;

namespace Yingzhou.Apps.Tests.GovStack.Suite;

/// <summary>
/// The phrases of bb-workflow. They never say what a negative scenario asks for: its request is made wrong where the OpenAPI file has a rule that can be broken
/// (<c>instanceId</c> is an integer, <c>processStartedBy</c> is required, <c>processId</c> names a process); where there is none it is the same request again.
/// </summary>
static class WorkflowSteps
{
    const string Api = "workflow/";
    const string Wrong = "%23%23";

    public static StepBook Book(ApiSchemas api) =>
        new StepBook()
            .On("we request a list of processes from the api", (world, _) => Heard(world, Api + "processes"))
            .On(
                "we request a list of instances from the api",
                (world, _) => Heard(world, Api + "instances" + (world.Scenario.IsNegative ? "?processId=" + Wrong : ""))
            )
            .On(
                "we request the details of an existing workflow process from the api",
                async (world, _) =>
                    await Heard(
                        world,
                        $"{Api}processes/{(world.Scenario.IsNegative ? Wrong : Uri.EscapeDataString((await Process(world))!))}"
                    )
            )
            .On(
                "we request the details of an existing workflow instance from the api",
                async (world, _) => await Heard(world, $"{Api}instances/{(world.Scenario.IsNegative ? Wrong : await Started(world))}")
            )
            .On(
                "We request to start a workflow process from the api",
                async (world, _) =>
                {
                    var process = await Process(world);
                    await Start(world, process, world.Scenario.IsNegative ? [] : Payload);
                }
            )
            .On(
                "We request to stop a workflow process from the api",
                async (world, _) =>
                {
                    var instance = world.Scenario.IsNegative ? Wrong : await Started(world);
                    world.Post($"{Api}instances/{instance}/stop");
                    await world.Send();
                }
            )
            .On(
                "we receive status code (\\d+) for .*",
                (world, said) =>
                    Check($"{(int)world.Answer.StatusCode}" == said[0], $"status is {(int)world.Answer.StatusCode}: {world.Text}")
            )
            .On(
                "process fields are aligned to api spec",
                (world, _) => Aligned(world, api, "/processes", "get", "200", api.Properties("ProcessDefinition"))
            )
            .On(
                "workflow process fields are aligned to api spec",
                (world, _) => Aligned(world, api, "/processes/{processId}", "get", "200", api.Properties("ProcessDefinition"))
            )
            .On(
                "instance fields are aligned to api spec",
                (world, _) => Aligned(world, api, "/instances/", "get", "200", api.Properties("ProcessInstance"))
            )
            .On(
                "workflow process instance fields are aligned to api spec",
                (world, _) => Aligned(world, api, "/instances/{instanceId}", "get", "200", api.Properties("ProcessInstance"))
            )
            .On(
                "started workflow process fields are aligned to api spec",
                (world, _) => Aligned(world, api, "/processes/{processId}/start", "post", "201")
            )
            .On(
                "stopped workflow process fields are aligned to api spec",
                (world, _) => Aligned(world, api, "/instances/{instanceId}/stop", "post", "201")
            );

    static JsonObject Payload =>
        new()
        {
            ["processStartedBy"] = "GovStack suite",
            ["InstanceValues"] = new JsonArray(new JsonObject { ["code"] = "subject", ["value"] = "suite" }),
        };

    static async Task Heard(World world, string path)
    {
        world.Get(path);
        await world.Send();
    }

    // As the suite's own steps do: the first process of the list.
    static async Task<string?> Process(World world)
    {
        await Heard(world, Api + "processes");
        return (string?)world.Json?[0]?["id"];
    }

    static async Task<string> Started(World world)
    {
        await Start(world, await Process(world), Payload);
        return (string?)world.Json?["id"] ?? throw new StepFailedException($"nothing could be started: {world.Text}");
    }

    static async Task Start(World world, string? process, JsonObject payload)
    {
        world.Post($"{Api}processes/{Uri.EscapeDataString(process ?? "")}/start", payload);
        await world.Send();
    }

    static void Aligned(World world, ApiSchemas api, string path, string method, string status, IReadOnlyList<string>? properties = null)
    {
        var problems = api.Problems(path, method, status, world.Text);
        Check(problems.Count == 0, string.Join("; ", problems));
        var one = world.Json is JsonArray list ? list.FirstOrDefault() : world.Json;
        Check(one is not null, "the list is empty");
        var missing = (properties ?? api.Properties(path, method, status)).Where(name => one![name] is null).ToList();
        Check(missing.Count == 0, $"without {string.Join(", ", missing)}");
    }

    static void Check(bool holds, string otherwise)
    {
        if (!holds)
            throw new StepFailedException(otherwise);
    }
}
