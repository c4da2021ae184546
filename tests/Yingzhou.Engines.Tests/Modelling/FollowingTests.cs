using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Starting;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Forms;
using Yingzhou.Support.Process;
using Yingzhou.Support.Releases;
using Yingzhou.Support.Rules;

namespace Yingzhou.Engines.Tests.Modelling;

/// <summary>新件跟新版，在办件跟旧版: what begins after a release follows it, what was begun before does not. In every process of the city.</summary>
public class FollowingTests(CityTemplate template)
{
    static readonly DateOnly Monday = new(2026, 3, 2);

    // 审查 is done in the manner of 会签 by the head of the department.
    static string HeadReviews(string process) =>
        process.Replace("candidateGroups=\"review\"", "candidateGroups=\"supervise\"", StringComparison.Ordinal);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_next_case_follows_the_new_process_and_the_running_one_does_not(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var running = await city.SignboardCase();
        // Another process of the city has used the drawing before it changes.
        await using var elsewhere = await city.Restarted();
        var alsoRunning = await elsewhere.SignboardCase();

        await city.Change(ModelKind.Process, Drawn.Process, HeadReviews);
        var next = await elsewhere.SignboardCase();

        foreach (var id in new[] { running, alsoRunning, next })
            await elsewhere.Pass(id, "accepted");
        Assert.Equal("dinghai-urban-enforcement/review", (await elsewhere.OpenTask(running)).Post);
        Assert.Equal("dinghai-urban-enforcement/review", (await elsewhere.OpenTask(alsoRunning)).Post);
        Assert.Equal("dinghai-urban-enforcement/supervise", (await elsewhere.OpenTask(next)).Post);
    }

    [Fact]
    public async Task A_leg_that_waits_follows_its_bundle_as_it_was_submitted()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var submitted = await city.Submit(
            await Given.Request(city, "open-restaurant", new JsonObject { ["signboard"] = "yes", ["signSize"] = "small" }, Given.Haizhiwei),
            Given.Haizhiwei
        );
        CityUnderTest.Succeed(submitted);
        var legs = await city.Read(c =>
            c.Set<Case>()
                .AsNoTracking()
                .Where(leg => leg.BundleId == submitted.Value.Id)
                .ToDictionaryAsync(leg => leg.LegId!, leg => leg.Id)
        );
        await city.Change(ModelKind.Process, Drawn.Process, HeadReviews);

        await city.Pass(legs["business-licence"], "accepted", "pass", "approved");
        await city.Pass(legs["signboard"], "accepted");

        Assert.Equal("dinghai-urban-enforcement/review", (await city.OpenTask(legs["signboard"])).Post);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_decision_is_asked_as_it_was_when_the_instance_began(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        await city.Do<IProcesses, bool>(async processes =>
        {
            await processes.Release(FeeProcess.Xml);
            return true;
        });
        var running = await Started(city);

        await city.Change(
            ModelKind.Decision,
            "real-estate-fee",
            table => table.Replace("<text>80</text>", "<text>60</text>", StringComparison.Ordinal)
        );
        await using var elsewhere = await city.Restarted();
        var next = await Started(elsewhere);

        Assert.Equal(80, await Fee(elsewhere, running));
        Assert.Equal(60, await Fee(elsewhere, next));
        Assert.Equal(
            60,
            await elsewhere.Do<IRules, long>(rules =>
                Task.FromResult(rules.Decide("real-estate-fee", FeeProcess.Home).Value!.GetValue<long>())
            )
        );
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_form_that_was_begun_is_finished_as_it_was_begun(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var request = await Given.Signboard(city);
        var draft = await Begin(city, request);

        await city.Change(
            ModelKind.Form,
            Drawn.Form,
            form =>
                form.Replace("\"label\": \"姓名\",", "\"label\": \"姓名（与营业执照一致）\",", StringComparison.Ordinal)
                    .Replace("\"^1\\\\d{10}$\"", "\"^2\\\\d{10}$\"", StringComparison.Ordinal)
        );
        var fresh = await city.Submit(request with { Key = "fresh" });
        var begunBefore = await city.Submit(request with { Key = "begun", Draft = draft });

        Assert.Equal("cases.form-invalid", fresh.Fault?.Code);
        CityUnderTest.Succeed(begunBefore);
        var @case = await city.Case(begunBefore.Value.Id);
        Assert.Equal("姓名", await LabelOfName(city, @case.FormAsOf));
        Assert.Equal("姓名（与营业执照一致）", await LabelOfName(city, null));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_restart_with_the_same_files_does_not_undo_a_release(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        await city.Change(ModelKind.Process, Drawn.Process, HeadReviews);
        await city.Change(
            ModelKind.Decision,
            "real-estate-fee",
            table => table.Replace("<text>80</text>", "<text>60</text>", StringComparison.Ordinal)
        );

        await using var restarted = await city.Restarted();
        await restarted.Do<StartQueue, bool>(async start =>
        {
            await start.Run(default);
            return true;
        });

        Assert.Equal(2, (await restarted.Drawing(ModelKind.Process, Drawn.Process)).InForce.Version);
        Assert.Equal(2, (await restarted.Drawing(ModelKind.Decision, "real-estate-fee")).InForce.Version);
    }

    static async Task<Guid> Begin(CityUnderTest city, Support.Cases.SubmitCaseRequest request) =>
        await city.Do<PersonalCipher, Guid>(cipher =>
            city.Cases(async cases =>
                (
                    await cases.SaveDraft(
                        new(request.Target, request.Region, request.Answers, request.Form, []),
                        Given.LinHaiyan.Subject(cipher)
                    )
                )
                    .Value
                    .Id
            )
        );

    static Task<string?> LabelOfName(CityUnderTest city, long? asOf) =>
        city.Do<IForms, string?>(forms =>
            Task.FromResult(forms.Definition(Drawn.Form, asOf)!.Fields.First(field => field.Key == "name").Label)
        );

    static async Task<Guid> Started(CityUnderTest city)
    {
        // Whoever looks after cases is told of the task: it belongs to one.
        var @case = await city.SignboardCase();
        var started = await city.Step(services =>
            services
                .GetRequiredService<IProcesses>()
                .Start(new(FeeProcess.Key, @case.ToString(), "3309", "real-estate", "收费", FeeProcess.Home))
        );
        CityUnderTest.Succeed(started);
        return started.Value;
    }

    static async Task<decimal> Fee(CityUnderTest city, Guid instance)
    {
        var done = await city.Step(async services =>
        {
            var task = await services
                .GetRequiredService<CityContext>()
                .Set<UserTask>()
                .FirstAsync(t => t.InstanceId == instance && t.ElementId == "count");
            return await services.GetRequiredService<IProcesses>().Complete(task, "done");
        });
        CityUnderTest.Succeed(done);
        var title = await city.Read(c =>
            c.Set<UserTask>().AsNoTracking().SingleAsync(t => t.InstanceId == instance && t.ElementId == "pay")
        );
        return decimal.Parse(title.Assignee!, System.Globalization.CultureInfo.InvariantCulture);
    }
}
