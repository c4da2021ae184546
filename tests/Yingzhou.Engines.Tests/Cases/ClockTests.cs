using System.Text.Json.Nodes;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Engines.Tests.Cases;

/// <summary>时限 on real cases, by the worked examples of pages a01 and a06.</summary>
public class ClockTests(CityTemplate template)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_clock_stops_while_a_supplement_is_open(DatabaseKind kind)
    {
        // Page a01 §8 example 4: five working days, accepted 09-22, asked 09-24, returned 10-09.
        await using var city = await CityUnderTest.On(new(2025, 9, 22), kind, template);
        var id = await ResidencePermit(city);
        await city.Pass(id, "accepted");
        Assert.Equal(CityTime.EndOf(new(2025, 9, 28)), (await city.Case(id)).DueAt);

        await city.GoTo(new(2025, 9, 24));
        CityUnderTest.Succeed(await Ask(city, id));
        var waiting = await city.Case(id);
        await city.GoTo(new(2025, 10, 9));
        CityUnderTest.Succeed(await city.As(Given.LinHaiyan, (cases, me) => cases.ReturnSupplement(new(id, [], [], "已补", "s-1"), me)));

        var going = await city.Case(id);
        Assert.Equal((CaseStatus.Supplementing, null), (waiting.Status, waiting.DueAt));
        Assert.Equal((CaseStatus.Accepted, CityTime.EndOf(new(2025, 10, 13))), (going.Status, going.DueAt));
        var workdays = await city.Do<Workdays, Workdays>(Task.FromResult);
        Assert.Equal(2, going.Clock!.Read(new(2025, 10, 9), workdays).Value.UsedDays);
        await city.Pass(id, "pass", "approved", "delivered");
        Assert.True((await city.Case(id)).OnTime);
        await city.Recount();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Silence_of_the_office_accepts_from_the_day_of_receipt(DatabaseKind kind)
    {
        // Page a06 §8 example 2: received 2025-09-26, five working days end 2025-10-10.
        await using var city = await CityUnderTest.On(new(2025, 9, 26), kind, template);
        var id = await ResidencePermit(city);

        await city.GoTo(new(2025, 10, 10));
        var before = await city.Case(id);
        await city.GoTo(new(2025, 10, 11));

        var after = await city.Case(id);
        Assert.Equal(CaseStatus.Submitted, before.Status);
        Assert.Equal((CaseStatus.Accepted, new DateOnly(2025, 9, 26)), (after.Status, after.AcceptedOn));
        Assert.Equal("review", (await city.OpenTask(id)).Stage);
        Assert.Contains(CaseEventKind.DeemedAccepted, await city.Log(id));
        await city.Recount();
    }

    [Fact]
    public async Task After_a_supplement_silence_accepts_from_the_day_on_which_the_file_was_whole()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);
        var id = await ResidencePermit(city);
        CityUnderTest.Succeed(await Ask(city, id));
        await city.GoTo(new(2026, 3, 9));
        CityUnderTest.Succeed(await city.As(Given.LinHaiyan, (cases, me) => cases.ReturnSupplement(new(id, [], [], "已补", null), me)));

        await city.GoTo(new(2026, 3, 17));

        Assert.Equal((CaseStatus.Accepted, new DateOnly(2026, 3, 9)), ((await city.Case(id)).Status, (await city.Case(id)).AcceptedOn));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Silence_of_the_applicant_for_thirty_days_counts_as_withdrawal(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), kind, template);
        var id = await ResidencePermit(city);
        await city.Pass(id, "accepted");
        CityUnderTest.Succeed(await Ask(city, id));

        await city.GoTo(new(2026, 4, 1));
        var before = await city.Case(id);
        await city.GoTo(new(2026, 4, 2));

        Assert.Equal((CaseStatus.Supplementing, CaseStatus.Withdrawn), (before.Status, (await city.Case(id)).Status));
        Assert.All(await city.Tasks(id), task => Assert.False(task.IsOpen));
        await city.Recount();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Lights_go_yellow_orange_and_red_with_the_working_days_used(DatabaseKind kind)
    {
        // Ten promised days from Monday 2026-03-02: 70 % on the 7th (03-11), 100 % on the 10th (03-16), 150 % on the 15th (03-23).
        await using var city = await CityUnderTest.On(new(2026, 3, 2), kind, template);
        var id = (await city.Submit(await Given.Request(city, "resident-id-replacement", [], Given.LinHaiyan))).Value.Id;
        await city.Pass(id, "accepted");

        var lights = new List<Light>();
        foreach (var day in (int[])[10, 11, 13, 16, 20, 23])
        {
            await city.GoTo(new(2026, 3, day));
            lights.Add((await city.Case(id)).Light);
        }

        Assert.Equal([Light.Green, Light.Yellow, Light.Yellow, Light.Orange, Light.Orange, Light.Red], lights);
        Assert.Equal(3, (await city.Log(id)).Count(kind => kind is CaseEventKind.LightChanged));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task A_deadline_behind_a_holiday_ends_at_midnight_of_its_day(int secondsAfter, bool onTime)
    {
        // Three working days from 2026-09-29: 09-30, then 10-08 and 10-09 after the National Day.
        await using var city = await CityUnderTest.On(new(2026, 9, 29), DatabaseKind.Sqlite, template);
        var id = await city.SignboardCase();
        await city.Pass(id, "accepted", "pass");
        Assert.Equal(CityTime.EndOf(new(2026, 10, 9)), (await city.Case(id)).DueAt);

        city.Clock.SetUtcNow(CityTime.EndOf(new(2026, 10, 9)).AddSeconds(secondsAfter));
        CityUnderTest.Succeed(await city.Handle(await city.OpenTask(id), "approved"));

        Assert.Equal(onTime, (await city.Case(id)).OnTime);
        await city.Recount();
    }

    [Fact]
    public async Task What_is_missing_is_told_once_and_line_by_line()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);
        var id = await ResidencePermit(city);
        await city.Pass(id, "accepted");
        var task = await city.OpenTask(id);

        var empty = await city.Cases(cases => cases.RequestSupplement(new(task.Id, []), city.HolderOf(task.Post)));
        CityUnderTest.Succeed(await Ask(city, id));
        CityUnderTest.Succeed(await city.As(Given.LinHaiyan, (cases, me) => cases.ReturnSupplement(new(id, [], [], "已补", null), me)));
        var second = await Ask(city, id);
        await city.Pass(id, "pass");
        var byTheHead = await Ask(city, id);

        Assert.Equal(("cases.supplement-without-list", "cases.second-supplement"), (empty.Fault?.Code, second.Fault?.Code));
        Assert.True(byTheHead.Succeeded, byTheHead.Fault?.ToString());
    }

    [Fact]
    public async Task The_applicant_corrects_what_was_asked_for()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);
        var id = await city.SignboardCase();
        CityUnderTest.Succeed(await Ask(city, id));

        CityUnderTest.Succeed(
            await city.As(
                Given.LinHaiyan,
                (cases, me) => cases.ReturnSupplement(
                    new(id, new() { ["shopName"] = "海之味二店" }, [new("effect-picture", MaterialSource.Uploaded, "d1", "夜间.jpg")], "已补", null),
                    me
                )
            )
        );
        var stranger = await city.As(Given.FangDahai, (cases, me) => cases.ReturnSupplement(new(id, [], [], "", null), me));

        Assert.Equal("海之味二店", JsonNode.Parse((await city.Case(id)).Form)!["shopName"]!.GetValue<string>());
        Assert.Equal("permission.not-party", stranger.Fault?.Code);
    }

    static async Task<Guid> ResidencePermit(CityUnderTest city)
    {
        var submitted = await city.Submit(await Given.Request(city, "residence-permit", [], Given.LinHaiyan));
        CityUnderTest.Succeed(submitted);
        return submitted.Value.Id;
    }

    static async Task<Outcome<Done>> Ask(CityUnderTest city, Guid id)
    {
        var task = await city.OpenTask(id);
        return await city.Cases(cases => cases.RequestSupplement(new(task.Id, [new("photo", "请重拍白底照片")]), city.HolderOf(task.Post)));
    }
}
