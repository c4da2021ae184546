using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Quality;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Engines.Tests.PublicData;

/// <summary>问题工单: a problem goes to its source and comes back; who mends most stands first.</summary>
public sealed class QualityOrdersTests(CityTemplate template) : IDisposable
{
    static readonly DateOnly Monday = new(2026, 3, 2);

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("yz-orders-");

    const string Header = "sfzh,xm,xb,csrq,mz,hyzk,hh,yhzgx,qhdm,dz,sjh,gxsj\n";

    string People(params string[] numbers)
    {
        var path = Path.Combine(folder.FullName, $"{Guid.NewGuid():N}.csv");
        File.WriteAllText(
            path,
            Header
                + string.Concat(
                    numbers.Select(
                        (number, i) => $"{number},张三,1,1990-01-01,01,10,{i},01,330902,环城路,13805800000,2026-02-01 08:00:00\n"
                    )
                )
        );
        return path;
    }

    static async Task<QualityRun> Checked(CityUnderTest city, string path)
    {
        var load = await city.Do<ILake, Outcome<LakeLoad>>(lake =>
            lake.Load(new("population-register", Guid.NewGuid().ToString(), path, "p.csv"), Actor.System)
        );
        CityUnderTest.Succeed(load);
        Assert.True(load.Value.State is LoadState.Loaded, load.Value.Reason);
        var run = await city.Do<IQuality, Outcome<QualityRun>>(quality => quality.Run("population-register"));
        CityUnderTest.Succeed(run);
        return run.Value;
    }

    static string Number(int sequence) => ResidentId.Compose("330902", new(1990, 1, 1), sequence).Number;

    const string Wrong = "330902199001011239";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_problem_becomes_an_order_is_claimed_fixed_returned_once_and_closed_by_a_later_version(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var admin = city.Official("dai-yong", "big-data/platform-admin");
        var run = await Checked(city, People(Number(11), Wrong));

        var order = Assert.Single((await city.Do<IQuality, Page<QualityOrder>>(q => q.Orders())).Items);
        Assert.Equal(
            ("sfzh.resident-id", "public-security", 1L, IssueSeverity.Severe),
            (order.Rule, order.Unit, order.Failed, order.Severity)
        );
        // Three working days for a severe one.
        Assert.Equal(new DateOnly(2026, 3, 5), order.DueOn);
        Assert.Equal("330902********1239", order.Samples);
        var row = Assert.Single((await city.Do<IQuality, Outcome<IReadOnlyList<OffendingRow>>>(q => q.Offending(order.Id, admin))).Value);
        Assert.Equal("校验码不符，应为 8", row.Finding);
        Assert.Equal(30, Math.Round(run.Unknown));
        Assert.Null(run.Grade);

        CityUnderTest.Succeed(await city.Do<IQuality, Outcome<QualityOrder>>(q => q.ClaimFixed(order.Id, order.Version, "已改", admin)));
        await Checked(city, People(Number(11), Wrong));
        var returned = (await city.Do<IQuality, QualityOrder?>(q => q.Order(order.Id)))!;
        Assert.Equal((IssueState.Returned, true), (returned.State, returned.ReturnedBefore));
        await Checked(city, People(Number(11), Number(13)));

        var closed = (await city.Do<IQuality, QualityOrder?>(q => q.Order(order.Id)))!;
        Assert.Equal((IssueState.Closed, null), (closed.State, closed.OpenKey));
        Assert.Empty((await city.Do<IQuality, Page<QualityOrder>>(q => q.Orders())).Items);
    }

    [Fact]
    public async Task Orders_carry_at_most_5000_rows_each_and_those_said_to_be_fixed_are_believed_first()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var admin = city.Official("dai-yong", "big-data/platform-admin");
        string Wrongs(int count) => People([.. Enumerable.Range(0, count).Select(at => $"33090219900101{at:0000}Y")]);
        async Task<Dictionary<int, QualityOrder>> Open() =>
            (await city.Do<IQuality, Page<QualityOrder>>(q => q.Orders(size: 100)))
                .Items.Where(order => order.Rule == "sfzh.resident-id")
                .ToDictionary(order => order.Part);
        await Checked(city, Wrongs(10_200));
        var first = await Open();

        Assert.Equal([(1, 5_000L), (2, 5_000L), (3, 200L)], first.OrderBy(one => one.Key).Select(one => (one.Key, one.Value.Failed)));
        Assert.All(first.Values, order => Assert.Equal(10_200, order.Total));
        var rows = await city.Do<IQuality, Outcome<IReadOnlyList<OffendingRow>>>(q => q.Offending(first[2].Id, admin, 1));
        Assert.Single(rows.Value);
        CityUnderTest.Succeed(
            await city.Do<IQuality, Outcome<QualityOrder>>(q => q.ClaimFixed(first[2].Id, first[2].Version, "已改", admin))
        );
        await Checked(city, Wrongs(5_200));
        var second = await Open();

        Assert.Equal([1, 3], second.Keys.Order());
        Assert.Equal(
            (IssueState.Closed, 5_000L, 200L),
            ((await city.Do<IQuality, QualityOrder?>(q => q.Order(first[2].Id)))!.State, second[1].Failed, second[3].Failed)
        );
        CityUnderTest.Succeed(
            await city.Do<IQuality, Outcome<QualityOrder>>(q => q.Dispute(second[1].Id, second[1].Version, "底册如此", admin))
        );
        var disputed = (await Open())[1];
        CityUnderTest.Succeed(
            await city.Do<IQuality, Outcome<QualityOrder>>(q => q.DecideDispute(disputed.Id, disputed.Version, true, admin))
        );
        Assert.Empty(await Open());
    }

    [Fact]
    public async Task What_was_waived_is_not_ordered_again_before_its_day()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var admin = city.Official("dai-yong", "big-data/platform-admin");
        await Checked(city, People(Number(11), Wrong));
        var order = Assert.Single((await city.Do<IQuality, Page<QualityOrder>>(q => q.Orders())).Items);
        CityUnderTest.Succeed(
            await city.Do<IQuality, Outcome<QualityOrder>>(q => q.Waive(order.Id, order.Version, Monday.AddDays(20), "系统改造", admin))
        );

        await Checked(city, People(Number(11), Wrong));
        Assert.Empty((await city.Do<IQuality, Page<QualityOrder>>(q => q.Orders())).Items);
        city.Clock.Advance(TimeSpan.FromDays(21));
        await Checked(city, People(Number(11), Wrong));

        Assert.Contains((await city.Do<IQuality, Page<QualityOrder>>(q => q.Orders())).Items, one => one.Rule == "sfzh.resident-id");
    }

    [Fact]
    public async Task Departments_are_ranked_by_what_their_data_keeps_with_coverage_and_trend()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        await Checked(city, People(Number(11), Wrong));
        await city.LoadFirms();
        CityUnderTest.Succeed(await city.Do<IQuality, Outcome<QualityRun>>(quality => quality.Run(SharingCity.Firms)));

        var league = await city.Do<IQuality, QualityLeague>(quality => quality.League());

        Assert.Equal(["market-supervision", "public-security"], league.Lines.Select(one => one.Line.Unit).Order(StringComparer.Ordinal));
        Assert.All(league.Lines, one => Assert.True(one.Line is { Rank: >= 1, Kept.Denominator: > 0 } && one.Coverage.Numerator > 0));
        Assert.All(league.Lines, one => Assert.Equal(one.Line.Kept.Share, one.Trend[^1]));
        Assert.All(league.Lines, one => Assert.Null(one.Trend[0]));
    }

    [Fact]
    public async Task Another_department_neither_sees_the_rows_nor_answers_and_a_stale_answer_is_told()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        await Checked(city, People(Number(11), Wrong));
        var order = Assert.Single((await city.Do<IQuality, Page<QualityOrder>>(q => q.Orders())).Items);
        var stranger = city.Official("chen-haisheng", "dinghai-market-supervision/accept");
        var admin = city.Official("dai-yong", "big-data/platform-admin");

        Assert.Equal(
            403,
            (await city.Do<IQuality, Outcome<IReadOnlyList<OffendingRow>>>(q => q.Offending(order.Id, stranger))).Fault?.Status
        );
        Assert.Equal(
            403,
            (await city.Do<IQuality, Outcome<QualityOrder>>(q => q.ClaimFixed(order.Id, order.Version, "", stranger))).Fault?.Status
        );
        Assert.Equal(
            "quality.stale",
            (await city.Do<IQuality, Outcome<QualityOrder>>(q => q.ClaimFixed(order.Id, 99, "", admin))).Fault?.Code
        );
        Assert.Equal(
            "quality.dispute-reason",
            (await city.Do<IQuality, Outcome<QualityOrder>>(q => q.Dispute(order.Id, order.Version, " ", admin))).Fault?.Code
        );
    }

    [Fact]
    public async Task The_same_version_under_the_same_rules_is_checked_once()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var run = await Checked(city, People(Number(11)));

        var both = await Task.WhenAll(
            Task.Run(() => city.Do<IQuality, Outcome<QualityRun>>(q => q.Run("population-register"))),
            Task.Run(() => city.Do<IQuality, Outcome<QualityRun>>(q => q.Run("population-register")))
        );

        Assert.All(both, again => Assert.Equal(run.Id, again.Value.Id));
        Assert.Equal(0, await city.Do<IQuality, int>(q => q.RunMissing(10)));
        Assert.Single(await city.Read(c => c.Set<QualityRun>().ToListAsync()));
    }

    public void Dispose() => folder.Delete(recursive: true);
}
