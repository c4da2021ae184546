using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Process;

namespace Yingzhou.Apps.Tests.Processes;

/// <summary>The pages of the monitor and the way of outside workers to their jobs, as a platform administrator and a program meet them.</summary>
public class ProcessPagesTests(DeskCity city)
{
    const string Administrator = "dai-yong";

    [Fact]
    public async Task The_list_finds_a_case_by_its_business_key_and_leads_to_the_instance_in_words()
    {
        var @case = await Given.Signboard(city);
        using var admin = await city.Official(Administrator);

        await admin.Open($"/desk/processes?key={@case.Id}");
        await admin.Open(admin.Page.QuerySelector("tbody a")!.GetAttribute("href")!);

        Assert.Contains("在等什么", admin.Text, StringComparison.Ordinal);
        Assert.Contains("流程开始", admin.Text, StringComparison.Ordinal);
        Assert.Contains("人工", admin.Text, StringComparison.Ordinal);
        // What the applicant wrote is masked.
        Assert.DoesNotContain("东海小馆", admin.Page.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/desk/processes")]
    [InlineData("/desk/processes/incidents")]
    [InlineData("/desk/processes/heat")]
    [InlineData("/desk/processes/migration")]
    [InlineData("/desk/processes/simulation")]
    public async Task Each_page_opens_for_the_administrator_and_is_refused_to_a_clerk(string path)
    {
        using var admin = await city.Official(Administrator);
        using var clerk = await city.Official(Desk.Desk.Clerk);

        await admin.Open(path);
        await clerk.Open(path);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (admin.Status, clerk.Status));
        Assert.DoesNotContain("系统出了问题", admin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_heat_map_says_in_a_table_how_many_wait_and_leads_to_them()
    {
        await Given.Signboard(city);
        using var admin = await city.Official(Administrator);
        await admin.Open("/desk/processes/heat");
        var version = admin
            .Page.QuerySelectorAll("#version option")
            .First(option => option.TextContent.Contains("一般审批", StringComparison.Ordinal))
            .GetAttribute("value");
        await admin.Open($"/desk/processes/heat?version={version}");
        var waiting = admin.Page.QuerySelector("tbody td.yz-table__number a")!;

        Assert.Contains("|4|等 ", admin.Page.QuerySelector("figure")!.GetAttribute("data-heat"), StringComparison.Ordinal);
        await admin.Open(waiting.GetAttribute("href")!);

        Assert.NotEmpty(admin.Page.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task An_outside_worker_takes_a_job_fails_it_into_an_incident_and_people_retry_it_from_the_list()
    {
        var title = $"外部作业 {Guid.NewGuid():N}";
        var instance = await Start(title);
        using var worker = await city.Official(Administrator);

        var job = (
            await Json(
                await worker.Send(
                    Post(
                        "/api/process/jobs/take",
                        new
                        {
                            Types = new[] { "outside.test" },
                            Worker = "机器人",
                            LeaseSeconds = 30,
                            Most = 100,
                        }
                    )
                )
            )
        ).AsArray().Single(one => (string?)one!["instance"] == instance.ToString())!;
        var lost = await worker.Send(Post($"/api/process/jobs/{instance}/{job["element"]}/complete", new { Lease = Guid.NewGuid() }));
        var failed = await worker.Send(
            Post($"/api/process/jobs/{instance}/{job["element"]}/fail", new { Lease = (string?)job["lease"], Reason = "对方系统拒绝" })
        );
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.NoContent), (lost.StatusCode, failed.StatusCode));

        await worker.Open("/desk/processes/incidents");
        Assert.Contains("对方系统拒绝", worker.Text, StringComparison.Ordinal);
        await worker.Press("重试选中的", ("incident", $"{instance:N}.{job["element"]}"));
        Assert.Contains("已重试 1 项", worker.Text, StringComparison.Ordinal);

        var again = (
            await Json(await worker.Send(Post("/api/process/jobs/take", new { Types = new[] { "outside.test" }, Worker = "机器人" })))
        )
            .AsArray()
            .Single(one => (string?)one!["instance"] == instance.ToString())!;
        Assert.Equal((string?)job["key"], (string?)again["key"]);
        var done = await worker.Send(
            Post(
                $"/api/process/jobs/{instance}/{again["element"]}/complete",
                new { Lease = (string?)again["lease"], Variables = new { ok = true } }
            )
        );
        Assert.Equal(HttpStatusCode.NoContent, done.StatusCode);
        await worker.Open($"/desk/processes/{instance}");
        Assert.Contains("已完成", worker.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jobs_are_for_those_who_may_work_them_and_for_nobody_who_is_not_signed_in()
    {
        using var clerk = await city.Official(Desk.Desk.Clerk);
        using var nobody = city.Visitor();
        var take = new { Types = new[] { "outside.test" }, Worker = "x" };

        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.Send(Post("/api/process/jobs/take", take))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.Send(Post("/api/process/jobs/take", take))).StatusCode);
    }

    [Fact]
    public async Task A_drawing_that_cannot_run_is_said_so_and_what_was_typed_stays()
    {
        using var admin = await city.Official(Administrator);
        await admin.Open("/desk/processes/simulation");

        await admin.Press("开始仿真", ("xml", "<nichts/>"), ("most", "17"));

        Assert.Contains("流程图还不能执行", admin.Text, StringComparison.Ordinal);
        Assert.Equal("17", admin.Page.QuerySelector("#most")!.GetAttribute("value"));
    }

    async Task<Guid> Start(string title)
    {
        const string drawing = """
            <b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="file" targetNamespace="http://test">
              <b:process id="outside" name="外部作业" isExecutable="true"><b:startEvent id="start"/>
                <b:serviceTask id="call" name="通知对方"><b:extensionElements><zeebe:taskDefinition type="outside.test" retries="1"/></b:extensionElements></b:serviceTask>
                <b:endEvent id="end"/><b:sequenceFlow id="f1" sourceRef="start" targetRef="call"/><b:sequenceFlow id="f2" sourceRef="call" targetRef="end"/></b:process>
            </b:definitions>
            """;
        await using var scope = city.Services.CreateAsyncScope();
        var processes = scope.ServiceProvider.GetRequiredService<IProcesses>();
        await processes.Release(drawing);
        var started = await scope
            .ServiceProvider.GetRequiredService<CityStep>()
            .Run("Start", () => processes.Start(new("outside", "outside-test", "330902", "dinghai-fire-rescue", title, [])));
        return started.Value;
    }

    static HttpRequestMessage Post(string path, object body) =>
        new(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body) };

    static async Task<JsonNode> Json(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }
}
