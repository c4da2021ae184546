using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Process;

namespace Yingzhou.Engines.Tests.Cases;

/// <summary>
/// The city's own drawings on the process engine: called processes, timers, parallel signing. Each test goes on in a new process of the program half-way:
/// nothing may have waited in memory.
/// </summary>
public class DrawingTests(CityTemplate template)
{
    static readonly DateOnly Monday = new(2026, 3, 2);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_visit_is_a_process_of_its_own_and_its_end_lets_the_case_go_on(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var id = await Food(city);
        await city.Pass(id, "accepted", "pass");
        var visit = await city.OpenTask(id);

        await using var restarted = await city.Restarted();
        await restarted.Pass(id, "pass", "approved", "delivered");

        Assert.Equal(("inspect", "dinghai-market-supervision/inspect"), (visit.Stage, visit.Post));
        Assert.Equal(CaseStatus.Delivered, (await restarted.Case(id)).Status);
        Assert.All(
            await restarted.Read(c => c.Set<ProcessInstance>().ToListAsync()),
            instance => Assert.Equal(ProcessStatus.Completed, instance.Status)
        );
        await restarted.Recount();
    }

    [Fact]
    public async Task What_fails_on_paper_is_not_visited()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var id = await Food(city);
        await city.Pass(id, "accepted");

        CityUnderTest.Succeed(await city.Handle(await city.OpenTask(id), "fail", "布局不符合要求"));

        Assert.Equal("decide", (await city.OpenTask(id)).Stage);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_slow_visit_is_told_to_the_head_once_and_stays_open(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var id = await Food(city);
        await city.Pass(id, "accepted", "pass");
        await city.GoTo(Monday.AddDays(3));
        Assert.DoesNotContain(CaseEventKind.Escalated, await city.Log(id));

        await using var restarted = await city.Restarted();
        await restarted.GoTo(Monday.AddDays(8));

        Assert.Single(await restarted.Log(id), kind => kind is CaseEventKind.Escalated);
        Assert.Equal("inspect", (await restarted.OpenTask(id)).Stage);
        await restarted.Pass(id, "pass", "approved");
        await restarted.Recount();
    }

    [Fact]
    public async Task Whoever_waits_for_the_applicant_is_not_slow()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var id = await Food(city);
        await city.Pass(id, "accepted", "pass");
        var visit = await city.OpenTask(id);
        CityUnderTest.Succeed(
            await city.Cases(cases =>
                cases.RequestSupplement(new(visit.Id, [new("layout-plan", "标出垃圾出口")]), city.HolderOf(visit.Post))
            )
        );

        await city.GoTo(Monday.AddDays(10));

        Assert.DoesNotContain(CaseEventKind.Escalated, await city.Log(id));
        CityUnderTest.Succeed(await city.As(Given.LinHaiyan, (cases, me) => cases.ReturnSupplement(new(id, [], [], "已补", null), me)));
        await city.GoTo(Monday.AddDays(13));
        Assert.Contains(CaseEventKind.Escalated, await city.Log(id));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Departments_sign_side_by_side_and_when_all_agree_the_place_is_visited(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var id = await MassEvent(city);
        var signing = (await city.Tasks(id)).Where(task => task.Status is UserTaskStatus.Open).ToList();
        Assert.Equal(
            ["dinghai-fire-rescue/review", "dinghai-health/review", "dinghai-urban-enforcement/review"],
            signing.Select(task => task.Post).Order(StringComparer.Ordinal)
        );

        CityUnderTest.Succeed(await city.Handle(signing[0], "agree"));
        await using var restarted = await city.Restarted();
        CityUnderTest.Succeed(await restarted.Handle(signing[1], "agree"));
        CityUnderTest.Succeed(await restarted.Handle(signing[2], "agree"));

        Assert.Equal(
            ("inspect", "dinghai-public-security/inspect"),
            await restarted.OpenTask(id) is var visit ? (visit.Stage, visit.Post) : default
        );
        await restarted.Recount();
    }

    [Fact]
    public async Task Departments_that_sign_at_the_same_moment_do_not_lose_each_other()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.PostgreSql, template);
        var id = await MassEvent(city);
        var signing = (await city.Tasks(id)).Where(task => task.Status is UserTaskStatus.Open).ToList();

        var answers = await Task.WhenAll(signing.Select(task => Task.Run(() => city.Handle(task, "agree"))));
        foreach (var (task, answer) in signing.Zip(answers))
            if (!answer.Succeeded)
            {
                Assert.Equal("storage.overtaken", answer.Fault.Code);
                CityUnderTest.Succeed(await city.Handle(task, "agree"));
            }

        Assert.Equal("inspect", (await city.OpenTask(id)).Stage);
        await city.Recount();
    }

    [Fact]
    public async Task One_department_that_disagrees_ends_the_signing()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var id = await MassEvent(city);
        var signing = (await city.Tasks(id)).Where(task => task.Status is UserTaskStatus.Open).ToList();

        CityUnderTest.Succeed(await city.Handle(signing[0], "agree"));
        CityUnderTest.Succeed(await city.Handle(signing[1], "disagree", "疏散通道不足"));
        var late = await city.Handle(signing[2], "agree");

        Assert.Equal("decide", (await city.OpenTask(id)).Stage);
        Assert.Equal("cases.task-closed", late.Fault?.Code);
        await city.Recount();
    }

    [Theory]
    [InlineData("pass", false)]
    [InlineData("fail", true)]
    public async Task A_commitment_is_checked_afterwards_and_what_was_kept_is_not_recorded_as_broken(string outcome, bool broken)
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var request = await Given.Request(
            city,
            "food-business-licence",
            new() { ["businessType"] = "drinks", ["coldDishes"] = "no" },
            Given.LinHaiyan
        );
        var submitted = await city.Submit(
            request with
            {
                ByCommitment = true,
                Materials = [.. request.Materials.Where(m => m.MaterialId != "layout-plan")],
            }
        );
        CityUnderTest.Succeed(submitted);
        var id = submitted.Value.Id;
        await city.Pass(id, "accepted", "approved", "delivered");

        await using var restarted = await city.Restarted();
        CityUnderTest.Succeed(await restarted.Handle(await restarted.OpenTask(id), outcome, "现场核查"));

        Assert.Equal(broken ? CaseStatus.Revoked : CaseStatus.Delivered, (await restarted.Case(id)).Status);
        Assert.Equal(broken, (await restarted.Log(id)).Contains(CaseEventKind.CommitmentBroken));
        await restarted.Recount();
    }

    [Fact]
    public async Task An_internal_matter_that_nobody_takes_is_accepted_after_a_working_day()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var unit = new Person("舟山市大数据局", "big-data", "13000000009", Support.Cases.Content.Subject.Unit);
        var request = await Given.Request(city, "internal-establishment", [], Given.LinHaiyan);
        var submitted = await city.Submit(request with { Region = "3309" }, unit);
        CityUnderTest.Succeed(submitted);

        await city.GoTo(Monday.AddDays(1));
        var before = await city.Case(submitted.Value.Id);
        await city.GoTo(Monday.AddDays(2));

        Assert.Equal((CaseStatus.Submitted, CaseStatus.Accepted), (before.Status, (await city.Case(submitted.Value.Id)).Status));
        Assert.Equal("decide", (await city.OpenTask(submitted.Value.Id)).Stage);
    }

    static async Task<Guid> Food(CityUnderTest city)
    {
        var submitted = await city.Submit(
            await Given.Request(city, "food-business-licence", new JsonObject { ["businessType"] = "restaurant" }, Given.LinHaiyan)
        );
        CityUnderTest.Succeed(submitted);
        return submitted.Value.Id;
    }

    static async Task<Guid> MassEvent(CityUnderTest city)
    {
        var submitted = await city.Submit(await Given.Request(city, "mass-event-permit", [], Given.Haizhiwei), Given.Haizhiwei);
        CityUnderTest.Succeed(submitted);
        await city.Pass(submitted.Value.Id, "accepted");
        return submitted.Value.Id;
    }
}
