using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Services.TalentServices.Jobs;
using Yingzhou.Apps.Services.TalentServices.Titles;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.TalentServices;

/// <summary>职称申报 (a10 §4): apply → confirmed and made public by the employer for five working days → panel.</summary>
public class TitleApplicationTests(DeskCity city)
{
    const string Person = "fang-dahai";
    const string Employer = "dongji-tourism";
    const string EmployerUscc = "91330903MA2B00270C";

    static readonly DateOnly LastDay = new(2026, 11, 24);

    static readonly (string, string)[] Filled =
    [
        ("level", "associate"),
        ("employer", EmployerUscc),
        ("education", nameof(Education.Bachelor)),
        ("held", "middle"),
        ("years", "6"),
        ("hours", "96"),
        ("work", "小岛码头靠泊力的现场测量"),
        ("text", string.Concat(Enumerable.Repeat("本文在东极三个码头测量了不同风速下客船的靠泊力。", 6))),
    ];

    [Fact]
    public void A_panel_is_sealed_with_it_from_the_day_after_its_publicity_and_only_once()
    {
        var one = Public(LastDay, "p1");

        Assert.Equal("talent.title-application-not-ready", one.SealInto(Guid.NewGuid(), LastDay)!.Code);
        Assert.Null(one.SealInto(Guid.NewGuid(), LastDay.AddDays(1)));
        Assert.NotNull(one.SealInto(Guid.NewGuid(), LastDay.AddDays(1)));
        Assert.Equal("talent.title-application-settled", one.Withdraw()!.Code);
        Assert.Null(one.OpenKey);
    }

    [Fact]
    public void The_employer_says_what_is_wrong_and_an_upheld_objection_ends_it()
    {
        var (returned, struck) = (Public(LastDay, "p2"), Public(LastDay, "p3"));

        Assert.Equal("reason", returned.Return(" ")!.Field);
        Assert.Null(returned.Return("任现职应为 4 年"));
        Assert.NotNull(returned.Confirm("单位", LastDay));
        Assert.Null(struck.Strike("论文不是本人的"));
        Assert.False(struck.IsReady(LastDay.AddDays(1)));
    }

    [Fact]
    public async Task It_is_handed_in_confirmed_by_the_employer_and_stands_in_public()
    {
        using var person = city.Visitor();
        await person.SignIn("/talent/titles", Person);
        await person.Press(
            "交给单位核实",
            [.. Filled.Where(field => field.Item1 is not ("employer" or "text")), ("employer", "91330903MA2B00270X"), ("text", "太短")]
        );
        Assert.NotNull(person.Page.QuerySelector("#employer-error"));
        Assert.Contains("现有 2 字", person.Page.QuerySelector("#text-error")!.TextContent, StringComparison.Ordinal);
        await person.Press("交给单位核实", Filled);
        Assert.Contains("等单位核实", person.Text, StringComparison.Ordinal);
        await person.Press("交给单位核实", Filled);
        Assert.Contains("这一级已经有一份在办的申报", person.Text, StringComparison.Ordinal);

        using var other = city.Visitor();
        await other.SignIn("/talent/employer/titles", "qushan-seafood");
        Assert.DoesNotContain("小岛码头", other.Text, StringComparison.Ordinal);
        using var employer = city.Visitor();
        await employer.SignIn("/talent/employer/titles", Employer);
        await employer.Press("退回");
        Assert.Contains("退回请写明哪里不符", employer.Text, StringComparison.Ordinal);
        await employer.Press("属实，开始公示");
        Assert.Contains("公示到 2026年12月2日", employer.Text, StringComparison.Ordinal);

        using var reader = city.Visitor();
        await reader.Open("/talent/publicity");
        Assert.Contains("小岛码头靠泊力的现场测量", reader.Text, StringComparison.Ordinal);
        await person.Open("/talent/titles");
        await person.Press("撤回申报");
        Assert.Contains("您撤回了", person.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_panel_takes_who_is_ready_and_nobody_twice()
    {
        await using var scope = city.Services.CreateAsyncScope();
        var (services, records) = (scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<CityContext>());
        var (ready, early) = (Public(LastDay, "p4"), Public(new(2026, 11, 25), "p5"));
        await services
            .GetRequiredService<CityStep>()
            .Run<bool>(
                "Given",
                () =>
                {
                    records.AddRange(ready, early);
                    return Task.FromResult<Outcome<bool>>(true);
                }
            );
        var organisation = services.GetRequiredService<IOrganisation>();
        var official = organisation
            .PostsOf("tong-xin")
            .Select(post => organisation.Acting("tong-xin", post.Id)!)
            .First(services.GetRequiredService<RunPanel>().May);

        Task<Outcome<Guid>> Seal(string name, params string[] ids) =>
            services.GetRequiredService<RunPanel>().Seal(name, ids, 5, Guid.NewGuid().ToString("N"), official, default);

        Assert.Equal("applicants", (await Seal("早了", early.ApplicantId)).Fault!.Field);
        Assert.Null((await Seal("正好", ready.ApplicantId)).Fault);
        Assert.Equal("applicants", (await Seal("再来", ready.ApplicantId)).Fault!.Field);
        Assert.Contains(
            await services.GetRequiredService<TitleApplicants>().All(default),
            one => one.Id == ready.ApplicantId && one.HolderKey == "p4" && one.Record!.YearsInTitle == 6
        );
    }

    static TitleApplication Public(DateOnly until, string holder)
    {
        var one = new TitleApplication
        {
            Region = "3309",
            HolderKey = holder,
            Holder = Personal.Name("试一试"),
            EmployerKey = "e",
            Level = "associate",
            Declared = JsonSerializer.Serialize(new TitleRecord("associate", Education.Bachelor, "middle", 6, 96)),
            Works = JsonSerializer.Serialize<TitleWork[]>([new("题目", "正文")]),
        };
        one.Open();
        Assert.Null(one.Confirm("单位", until));
        return one;
    }
}
