using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Services.BusinessEnvironment.Indicators;
using Yingzhou.Apps.Services.BusinessEnvironment.Licences;
using Yingzhou.Apps.Services.BusinessEnvironment.Notices;
using Yingzhou.Apps.Services.BusinessEnvironment.Objections;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Tests.BusinessEnvironment;

/// <summary>双告知, signed versions of the list, and what an enterprise sees and says of its own matters.</summary>
public class NoticesAndListsTests(DeskCity city)
{
    static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    Workdays Workdays => city.Services.GetRequiredService<Workdays>();

    static DateTimeOffset At(int day, int hour) => new(2026, 11, day, hour, 0, 0, Shanghai);

    static LoggedCase Case(LegalClock? clock, DateTimeOffset? decided) =>
        new(
            Guid.Empty,
            "N1",
            "food-business-licence",
            "食品经营许可",
            "u",
            "330902",
            "k",
            false,
            null,
            null,
            CaseStatus.Approved,
            At(2, 9),
            At(3, 9),
            decided,
            decided,
            null,
            true,
            5,
            clock,
            []
        );

    static LicenceList List(string name = "食品经营许可", int published = 1) =>
        new(
            "v",
            "清单",
            "",
            "全国",
            new(2021, 7, 1),
            published,
            new(Optimised: published),
            false,
            "",
            [new("food", name, "市场监管", ReformType.Optimised)]
        );

    [Fact]
    public void Whose_time_it_was_is_told_apart_and_adds_up_to_the_whole()
    {
        var clock = LegalClock
            .Start(new(2026, 11, 3), 5)
            .Pause(new(2026, 11, 4), PauseGround.Supplement, "第三十二条")
            .Value.Resume(new(2026, 11, 9))
            .Value;
        var hours = new OfficeHours(Workdays);
        var timeline = OwnTimeline.Of(Case(clock, At(11, 9)), hours);

        Assert.Equal(["提交到受理", "办理", "等您补正", "办理"], timeline.Stretches.Select(one => one.What));
        // From Wednesday evening to Monday evening: three working days are the applicant's.
        Assert.Equal(3 * hours.DayLength.TotalHours, timeline.HoursOf(TimeOwner.Applicant), 6);
        Assert.Equal(
            hours.Between(At(2, 9), At(11, 9)).Value.TotalHours,
            timeline.HoursOf(TimeOwner.Department) + timeline.HoursOf(TimeOwner.Applicant) + timeline.HoursOf(TimeOwner.Law),
            6
        );
        // The same hours by which the indicators count it.
        var facts = CaseFormula.Facts(Case(clock, At(11, 9)), At(2, 9), hours);
        Assert.Equal(timeline.HoursOf(TimeOwner.Department), facts["workingHours"]!.GetValue<double>(), 6);
        Assert.Equal(timeline.HoursOf(TimeOwner.Applicant), facts["applicantHours"]!.GetValue<double>(), 6);
    }

    [Fact]
    public void A_first_contact_that_was_proved_makes_the_departments_time_longer()
    {
        var hours = new OfficeHours(Workdays);
        var (before, after) = (
            OwnTimeline.Of(Case(null, At(11, 9)), hours),
            OwnTimeline.Of(Case(null, At(11, 9)), hours, CityTime.StartOf(new(2026, 10, 29)))
        );

        Assert.Equal("首次联系到提交", after.Stretches[0].What);
        Assert.True(after.HoursOf(TimeOwner.Department) > before.HoursOf(TimeOwner.Department));
        var period = CasePeriod.Of(
            [Case(null, At(11, 9))],
            hours,
            Workdays,
            new Dictionary<string, DateTimeOffset> { ["N1"] = CityTime.StartOf(new(2026, 10, 29)) }
        );
        var facts = period
            .FactsOf(new("x", "x", "", ["food-business-licence"], "workingHours", TakenAs.Median, 0, 1), "3309")["3309"]
            .Single();
        Assert.Equal(after.HoursOf(TimeOwner.Department), facts["workingHours"]!.GetValue<double>(), 6);
    }

    [Fact]
    public void A_version_is_checked_by_two_public_for_seven_days_and_signed()
    {
        var (list, key) = (List(), Sm2Key.Generate());
        var digest = ListPublication.DigestOf(list);
        var publication = new ListPublication
        {
            Region = "3309",
            ListId = "v",
            Digest = digest,
        };
        var today = new DateOnly(2026, 11, 25);

        Assert.Equal("licence.list-checker", publication.Check("health", "某人", digest)!.Code);
        Assert.Null(publication.Check(ListPublication.Market, "孙倩", digest));
        Assert.Equal("licence.list-step", publication.Announce(digest, today)!.Code);
        // Changed between the two checks: the first one no longer counts.
        var changed = ListPublication.DigestOf(List("食品经营（餐饮）许可"));
        Assert.Null(publication.Check(ListPublication.Justice, "司法", changed));
        Assert.Null(publication.MarketBy);
        Assert.Null(publication.Check(ListPublication.Market, "孙倩", digest));
        Assert.Null(publication.Check(ListPublication.Justice, "司法", digest));
        Assert.Null(publication.Announce(digest, today));
        Assert.Equal("licence.list-public", publication.Publish(digest, key, today.AddDays(7))!.Code);
        Assert.Equal("licence.list-changed", publication.Publish(changed, key, today.AddDays(8))!.Code);
        Assert.Null(publication.Publish(digest, key, today.AddDays(8)));

        Assert.True(publication.Verifies(digest));
        Assert.False(publication.Verifies(changed));
    }

    [Theory]
    [InlineData("食品经营许可", 1, DemandVerdict.Listed)]
    [InlineData("餐饮油烟许可", 1, DemandVerdict.Unlisted)]
    [InlineData("餐饮油烟许可", 523, DemandVerdict.Unsure)] // not all names of the list are here
    public void A_demand_is_held_against_the_list(string demanded, int published, DemandVerdict verdict) =>
        Assert.Equal(verdict, UnlistedDemand.Judge(List(published: published), demanded).Verdict);

    [Fact]
    public void An_authority_is_told_within_a_day_and_answers_within_five()
    {
        Assert.Equal(new DateOnly(2026, 11, 26), NoticeClock.PushBy(Workdays, new(2026, 11, 25)).Value.Day);
        Assert.Equal(new DateOnly(2026, 12, 2), NoticeClock.AnswerBy(Workdays, new(2026, 11, 25)).Value.Day);
    }

    [Fact]
    public async Task An_authority_acknowledges_what_it_was_told_and_another_may_not()
    {
        using var official = await city.Official("chen-haisheng");
        await official.Open("/desk/environment/notices");
        Assert.Contains("食品经营许可", official.Text, StringComparison.Ordinal);
        Assert.Contains("按期回执", official.Text, StringComparison.Ordinal);

        using var fire = await city.Official("zhang-jianguo");
        await fire.Open("/desk/environment/notices");
        await fire.Press("回执");
        Assert.Contains("请写明怎么跟进", fire.Text, StringComparison.Ordinal);
        var field = fire.Page.QuerySelector("main input[name^='answer-']")!.GetAttribute("name")!;
        await fire.Press("回执", (field, "已上门指导，企业用告知承诺办理。"));
        Assert.Contains("已上门指导", fire.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registration_that_is_granted_tells_each_authority_once_however_often_it_is_heard()
    {
        var branch = await Branch("餐饮服务；卖香烟");
        Assert.Equal(0, await Push(branch.Id)); // nothing is told of what is not granted yet

        foreach (var (login, outcome) in new[] { ("chen-haisheng", "accepted"), ("wang-li", "pass"), ("liu-xiaobo", "approved") })
        {
            using var official = await city.Official(login);
            await official.Decide(branch, outcome);
        }
        var told = await Push(branch.Id);
        Assert.InRange(told, 0, 4); // the delivery may have been faster
        Assert.Equal(0, await Push(branch.Id));

        await using var scope = city.Services.CreateAsyncScope();
        var notices = await scope
            .ServiceProvider.GetRequiredService<CityContext>()
            .Set<LicenceNotice>()
            .Where(one => one.CaseId == branch.Id)
            .ToListAsync();
        Assert.Equal(
            ["fire-check", "food-business", "hygiene", "tobacco"],
            notices.Select(one => one.LicenceId).Order(StringComparer.Ordinal)
        );
        Assert.All(notices, one => Assert.Equal(("双告知分店", "餐饮服务；卖香烟"), (one.FirmName, one.Scope)));
        Assert.True(notices.Single(one => one.LicenceId == "food-business").Surely);
        Assert.Equal("dinghai-market-supervision", notices.Single(one => one.LicenceId == "food-business").Unit);
        // The city has no tobacco administration of its own: somebody has to find it.
        Assert.Null(notices.Single(one => one.LicenceId == "tobacco").Unit);
    }

    async Task<int> Push(Guid @case)
    {
        await using var scope = city.Services.CreateAsyncScope();
        var pushed = await scope.ServiceProvider.GetRequiredService<PushNotices>().Run(@case, default);
        return pushed.Value;
    }

    [Fact]
    public async Task What_is_personal_is_not_read_by_its_element()
    {
        var signboard = await Given.Signboard(city, "字段小店");
        await using var scope = city.Services.CreateAsyncScope();
        var log = scope.ServiceProvider.GetRequiredService<ICaseLog>();

        Assert.Equal("字段小店", await log.Field(signboard.Id, "shop.name"));
        Assert.Null(await log.Field(signboard.Id, "company.scope"));
        await Assert.ThrowsAsync<ArgumentException>(() => log.Field(signboard.Id, "person.residentId"));
    }

    async Task<SubmittedCase> Branch(string businessScope)
    {
        await using var scope = city.Services.CreateAsyncScope();
        var form = Given.SignboardForm("双告知分店");
        form["businessScope"] = businessScope;
        var submitted = await scope
            .ServiceProvider.GetRequiredService<ICases>()
            .Submit(
                new(
                    "business-licence",
                    "330902",
                    form,
                    new JsonObject
                    {
                        ["operator"] = "branch",
                        ["premises"] = "owned",
                        ["byAgent"] = "no",
                    },
                    [
                        new("operator-id", MaterialSource.Fetched, Provenance: "public-security"),
                        new("parent-licence", MaterialSource.Fetched, Provenance: "market-supervision"),
                        new("premises-owned", MaterialSource.Fetched, Provenance: "natural-resources"),
                    ],
                    Key: null
                ),
                Given.Applicant(scope.ServiceProvider),
                Applicant.Of(
                    Support.Cases.Content.Subject.Enterprise,
                    scope.ServiceProvider.GetRequiredService<PersonalCipher>().PartyKey(Given.Uscc),
                    "舟山海之味餐饮管理有限公司",
                    Given.Uscc
                )
            );
        Assert.True(submitted.Succeeded, submitted.Fault?.Detail);
        return submitted.Value;
    }

    [Fact]
    public async Task An_enterprise_sees_its_own_timeline_objects_and_complains()
    {
        await Given.Signboard(city, "异议小店");
        using var firm = city.Visitor();
        await firm.SignIn("/my", "haizhiwei");
        await firm.Open("/environment");
        Assert.Contains("登记之后还要办的许可", firm.Text, StringComparison.Ordinal);
        Assert.Contains("户外招牌设置", firm.Text, StringComparison.Ordinal);
        Assert.Contains("部门用时", firm.Text, StringComparison.Ordinal);

        await firm.Open(firm.Page.QuerySelector("main a[href*='environment.timeline']")!.GetAttribute("href")!);
        await firm.Press("提交异议", ("ground", "我们早就到窗口交过材料，被要求先别提交。"), ("claim", "2020-11-20"));
        Assert.Contains("首次联系的日期应在提交之前一年内", firm.Text, StringComparison.Ordinal);
        await firm.Press("提交异议", ("ground", "我们十一月二十日就到窗口交过材料，被要求先别提交。"), ("claim", "2026-11-20"));
        Assert.Contains("已收到", firm.Text, StringComparison.Ordinal);
        await firm.Open("/environment?licence=&department=health");
        Assert.Contains("请写明被要求办什么证", firm.Text, StringComparison.Ordinal);
        await firm.Open($"/environment?licence={Uri.EscapeDataString("食品经营许可")}&department=health");
        Assert.Contains("清单内", firm.Text, StringComparison.Ordinal);
        await firm.Open(firm.Page.QuerySelector("main a[href*='environment.demand']")!.GetAttribute("href")!);
        await firm.Press("提交异议", ("ground", "被卫健部门要求先办食品经营许可才能开业。"));
        Assert.Contains("已收到", firm.Text, StringComparison.Ordinal);

        using var director = await city.Official("fu-ting");
        await director.Open("/desk/objections?matter=environment");
        await director.Open(
            director
                .Page.QuerySelectorAll("tbody a")
                .First(a => a.TextContent.Contains("时间线异议", StringComparison.Ordinal))
                .GetAttribute("href")!
        );
        await director.Press("提交答复", ("upheld", "yes"), ("reply", "窗口监控和登记簿可以证明。"));
        Assert.Contains("这件从 2026-11-20 起算", director.Text, StringComparison.Ordinal);
        Assert.Contains("窗口监控和登记簿", director.Text, StringComparison.Ordinal);

        await firm.Open("/environment");
        Assert.Contains("首次联系到提交", firm.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/licences/lists", "签名有效")]
    public async Task Anybody_sees_that_the_lists_are_the_signed_ones(string path, string says)
    {
        using var anybody = city.Visitor();
        await anybody.Open(path);

        Assert.Contains(says, anybody.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("不符", anybody.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/desk/environment/effect", "还不能下结论")]
    [InlineData("/cockpit/environment", "清单版本")]
    [InlineData("/desk/objections?matter=environment&all=1", "餐饮油烟排放许可证")]
    public async Task Each_new_page_opens(string path, string says)
    {
        using var official = await city.Official("he-lihua");
        await official.Open(path);

        Assert.Contains(says, official.Text, StringComparison.Ordinal);
    }
}
