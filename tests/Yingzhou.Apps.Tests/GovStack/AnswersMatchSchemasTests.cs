using System.Text.Json.Nodes;
using Yingzhou.Apps.Tests.GovStack.Suite;
using static Yingzhou.Apps.Tests.GovStack.Member;

namespace Yingzhou.Apps.Tests.GovStack;

/// <summary>Over everything that a city holds: each successful GET is what the OpenAPI files say.</summary>
[Collection(nameof(GovStackCity))]
public sealed class AnswersMatchSchemasTests(GovStackCity city) : IDisposable
{
    readonly Member member = new(city.Client());

    public void Dispose() => member.Dispose();

    [Fact]
    public async Task Every_service_and_every_form()
    {
        var api = Registration();
        var services = await Matching(api, "/services", $"{Member.Registration}/services");
        Assert.True(services.AsArray().Count > 40, "the city's items are the services");
        foreach (var service in services.AsArray())
        {
            await Matching(api, "/services/{serviceId}", $"{Member.Registration}/services/{service!["id"]}");
            var forms = await Matching(api, "/services/{serviceId}/eForms", $"{Member.Registration}/services/{service["id"]}/eForms");
            var form = await Matching(
                api,
                "/eForms/{eFormId}",
                $"{Member.Registration}/eForms/{Assert.Single(forms.AsArray())!["eFormId"]}"
            );
            // What we call a JSON Schema is one.
            Assert.NotEmpty(form["schema"]!["properties"]!.AsObject());
            Assert.NotNull(Json.Schema.JsonSchema.FromText(form["schema"]!.ToJsonString()));
        }
    }

    [Fact]
    public async Task Every_application_and_every_task()
    {
        var api = Registration();
        for (var i = 0; i < 3; i++)
            await member.Apply(
                $"every-{i}",
                new
                {
                    name = "张三",
                    mobile = "13905801234",
                    dueOn = "2027-01-01",
                    copies = 2,
                }
            );
        await GivenElsewhere.Handbook(city, "330902199003076712", "李四");

        var files = await Matching(api, "/applications", $"{Member.Registration}/applications?maxResult=100");
        Assert.NotEmpty(files.AsArray());
        foreach (var file in files.AsArray())
            await Matching(api, "/applications/{fileId}", $"{Member.Registration}/applications/{file!["fileId"]}");
        var tasks = await Matching(api, "/tasks", $"{Member.Registration}/tasks?maxResult=100");
        Assert.NotEmpty(tasks.AsArray());
        foreach (var task in tasks.AsArray())
            await Matching(api, "/tasks/{taskId}", $"{Member.Registration}/tasks/{task!["taskId"]}");
    }

    [Fact]
    public async Task Every_process_and_every_instance()
    {
        var api = ApiSchemas.Yaml(Path.Combine(GovStackSuiteTests.BuildingBlock("bb-workflow"), "api", "swagger.yaml"));
        await member.Post($"{Workflow}/processes/external-request/start", new { processStartedBy = "测试" });

        foreach (var process in (await Matching(api, "/processes", $"{Workflow}/processes")).AsArray())
            await Matching(api, "/processes/{processId}", $"{Workflow}/processes/{Uri.EscapeDataString((string)process!["id"]!)}");
        foreach (var instance in (await Matching(api, "/instances/", $"{Workflow}/instances/")).AsArray())
            await Matching(api, "/instances/{instanceId}", $"{Workflow}/instances/{instance!["id"]}");
    }

    static ApiSchemas Registration() =>
        ApiSchemas.Json(Path.Combine(GovStackSuiteTests.BuildingBlock("bb-registration"), "api", "GovStack_Registration_BB_API.json"));

    async Task<JsonNode> Matching(ApiSchemas api, string path, string address)
    {
        var answer = await member.Get(address);
        Assert.True(answer.Status == 200, $"{address}: {answer.Text}");
        Assert.Equal("application/json; charset=utf-8", answer.ContentType);
        var problems = api.Problems(path, "get", "200", answer.Text);
        Assert.True(problems.Count == 0, $"{address}: {string.Join("; ", problems)}");
        return answer.Json;
    }
}
