using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Services.TalentServices.Titles;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Objections;

namespace Yingzhou.Apps.Tests.TalentServices;

/// <summary>From the panel's scores to the certificate (a10 §4: panel → publicity 5 working days → credential).</summary>
public class TitleCertificateTests(DeskCity city)
{
    const string Runner = "tong-xin";
    const string Decider = "shi-zhan";

    static PanelOutcome Outcome(params (string Applicant, decimal Score)[] scores) =>
        PanelOutcome
            .Of([
                .. from one in scores
                from expert in Enumerable.Range(1, 5)
                select new PanelVote($"e{expert}", one.Applicant, one.Score, one.Score >= 60),
            ])
            .Value;

    static readonly TitleCondition Associate = new(
        "associate",
        "副高级职称",
        "middle",
        "中级职称",
        90,
        [new(Apps.Services.TalentServices.Jobs.Education.Bachelor, 5)]
    );

    static TitleApplicant Applicant(string id, double? years, int? hours) =>
        new(id, id, "单位", null)
        {
            Record = new("associate", Apps.Services.TalentServices.Jobs.Education.Bachelor, "middle", years, hours),
        };

    [Fact]
    public void Good_work_gives_a_title_only_with_every_condition_met_and_nobody_guesses_what_a_register_has_not_said()
    {
        var decisions = TitleDecision
            .Of(
                Outcome(("all-met", 85), ("one-year-short", 90), ("hours-unknown", 90), ("weak-work", 55), ("nothing-filed", 80)),
                [
                    Applicant("all-met", 5, 90),
                    Applicant("one-year-short", 4.9, 90),
                    Applicant("hours-unknown", 5, null),
                    Applicant("weak-work", 5, 90),
                    new("nothing-filed", "x", "y", null),
                ],
                [Associate]
            )
            .ToDictionary(one => one.Applicant);

        Assert.Equal(("副高级职称", null), (decisions["all-met"].Title, decisions["all-met"].WhyNot));
        Assert.Equal("不符合条件：任现职满 5 年", decisions["one-year-short"].WhyNot);
        Assert.Equal("待查：当年继续教育不少于 90 学时", decisions["hours-unknown"].WhyNot);
        Assert.Equal("评审未通过", decisions["weak-work"].WhyNot);
        Assert.All(["one-year-short", "hours-unknown", "weak-work", "nothing-filed"], id => Assert.Null(decisions[id].Title));
    }

    [Fact]
    public void Nothing_follows_from_a_result_that_has_to_be_talked_about()
    {
        // Five experts of five opinions about two applicants who all pass: W below one half.
        PanelVote[] votes =
        [
            .. Enumerable
                .Range(0, 5)
                .SelectMany(expert =>
                    new[]
                    {
                        new PanelVote($"e{expert}", "a", expert % 2 == 0 ? 90 : 70, true),
                        new PanelVote($"e{expert}", "b", expert % 2 == 0 ? 70 : 90, true),
                    }
                ),
        ];
        var outcome = PanelOutcome.Of(votes).Value;

        Assert.True(outcome.NeedsDiscussion);
        Assert.All(TitleDecision.Of(outcome, [Applicant("a", 5, 90), Applicant("b", 5, 90)], [Associate]), one => Assert.Null(one.Title));
    }

    [Fact]
    public void It_is_granted_the_day_after_the_last_day_of_publicity_and_struck_once()
    {
        var grant = Grant("x", new DateOnly(2026, 11, 25));

        Assert.Equal("talent.title-still-public", grant.Grant(new(2026, 11, 25))!.Code);
        Assert.Null(grant.Grant(new(2026, 11, 26)));
        Assert.Null(grant.Strike("论文造假"));
        Assert.Equal(TitleStatus.Revoked, grant.Status);
        Assert.Equal("talent.title-settled", grant.Strike("又一次")!.Code);
        Assert.Equal("talent.title-settled", grant.Grant(new(2026, 12, 1))!.Code);
    }

    static TitleGrant Grant(string holder, DateOnly until) =>
        new()
        {
            Region = "3309",
            PanelId = Guid.CreateVersion7(),
            Applicant = "a4",
            HolderKey = holder,
            Holder = Personal.Name("试一试"),
            Title = "副高级职称",
            PanelName = "测试评审会",
            PublishedBy = "someone",
            PublicUntil = until,
        };

    [Fact]
    public async Task A_panel_makes_public_who_is_to_have_the_title_and_an_objection_answered_by_another_stops_it()
    {
        using var desk = await city.Official(Runner);
        await desk.Open("/desk/talent/titles");
        await desk.Press("封存并公布指纹", ("name", "证书评审会"), ("applicants", "a2"), ("applicants", "a4"), ("size", "5"));
        await desk.Press("抽取 5 名评委", ("word", "2026"));
        var scores = desk.Page.QuerySelectorAll("input[name^='score.']").Select(input => input.GetAttribute("name")!).ToList();
        await desk.Press(
            "汇总结果",
            [
                .. scores.Select(name => (name, "85")),
                .. scores.Select(name => (name.Replace("score.", "yes.", StringComparison.Ordinal), "yes")),
            ]
        );
        Assert.Contains("不符合条件：任现职满 5 年", desk.Text, StringComparison.Ordinal);
        await desk.Press("公示拟授职称");
        Assert.Contains("公示到", desk.Text, StringComparison.Ordinal);
        Assert.Empty(desk.Page.QuerySelectorAll("input[name^='score.']"));

        using var neighbour = city.Visitor();
        await neighbour.SignIn("/my", "lin-haiyan");
        await neighbour.Open("/talent/publicity");
        Assert.Contains("证书评审会", neighbour.Text, StringComparison.Ordinal);
        await neighbour.Open(
            neighbour
                .Page.QuerySelectorAll("main section")
                .First(card => card.TextContent.Contains("证书评审会", StringComparison.Ordinal))
                .QuerySelector("a")!
                .GetAttribute("href")!
        );
        neighbour.Files["files"] = ("原稿.pdf", "%PDF-1.7\n%%EOF\n"u8.ToArray());
        await neighbour.Press("提交异议", ("ground", "短"));
        Assert.Contains("请写 10 到 1000 字", neighbour.Text, StringComparison.Ordinal);
        // A refused form asks for no file again.
        neighbour.Files.Clear();
        await neighbour.Press("提交异议", ("ground", "代表作由他人代写，有原稿为证。"));
        Assert.Contains("已收到", neighbour.Text, StringComparison.Ordinal);
        var file = neighbour.Page.QuerySelectorAll("main a").First(link => link.TextContent == "原稿.pdf").GetAttribute("href")!;
        using var stranger = city.Visitor();
        await stranger.SignIn("/my", "yu-awei");
        await stranger.Open(file);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, stranger.Status);

        using var judge = await city.Official(Decider);
        await judge.Press("button[value='human-resources/decide']");
        await judge.Open("/desk/objections?matter=talent");
        await judge.Open(
            judge
                .Page.QuerySelectorAll("main tbody a")
                .First(link => link.TextContent.Contains("方**，副高级职称", StringComparison.Ordinal))
                .GetAttribute("href")!
        );
        var page = judge.At.PathAndQuery;
        await judge.Open(file);
        Assert.Equal(System.Net.HttpStatusCode.OK, judge.Status);
        await judge.Open(page);
        await judge.Press("提交答复", ("upheld", "yes"), ("reply", "原稿作者另有其人，异议成立。"));
        Assert.Contains("不予授予职称", judge.Text, StringComparison.Ordinal);
        await desk.Open(desk.At.AbsolutePath);
        Assert.Contains("不予授予", desk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publicity_that_is_over_becomes_a_certificate_that_anybody_checks_and_one_that_is_contested_waits()
    {
        var today = city.Clock.GetUtcNow().Day();
        Guid contested;
        await using (var scope = city.Services.CreateAsyncScope())
        {
            var (store, step) = (
                scope.ServiceProvider.GetRequiredService<CityContext>(),
                scope.ServiceProvider.GetRequiredService<CityStep>()
            );
            var key = scope.ServiceProvider.GetRequiredService<Apps.Services.TalentServices.Jobs.WhoAmI>().KeyOf("fang-dahai");
            var (over, waiting) = (Grant(key, today.AddDays(-1)), Grant(key, today));
            contested = waiting.Id;
            var added = await step.Run<Done>(
                "Test",
                () =>
                {
                    store.AddRange(over, waiting);
                    return Task.FromResult<Outcome<Done>>(Done.It);
                },
                default
            );
            Assert.True(added.Succeeded);
        }
        using var neighbour = city.Visitor();
        await neighbour.SignIn("/my", "lin-haiyan");
        await neighbour.Open($"/objections/new?matter={TitleObjection.Matter}&about={contested}");
        await neighbour.Press("提交异议", ("ground", "继续教育学时是补录的，有记录。"));
        await using (var scope = city.Services.CreateAsyncScope())
        {
            // A day goes by: the city's clock is everybody's and stays.
            await scope
                .ServiceProvider.GetRequiredService<CityContext>()
                .Set<TitleGrant>()
                .Where(one => one.Id == contested)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.PublicUntil, today.AddDays(-1)));
            await scope.ServiceProvider.GetServices<ICityJob>().OfType<EndTitlePublicity>().Single().Run(default);
        }

        using var holder = city.Visitor();
        await holder.SignIn("/my", "fang-dahai");
        await holder.Open("/my/credentials");
        Assert.Single(holder.Page.QuerySelectorAll("main a"), link => link.TextContent.Contains("职称证书", StringComparison.Ordinal));
        await holder.Click("舟山市专业技术职称证书");
        Assert.Contains("起长期有效", holder.Text, StringComparison.Ordinal);
        Assert.Contains("副高级职称", holder.Text, StringComparison.Ordinal);
        await using var after = city.Services.CreateAsyncScope();
        var still = await after.ServiceProvider.GetRequiredService<CityContext>().Set<TitleGrant>().SingleAsync(one => one.Id == contested);
        Assert.Equal(TitleStatus.Public, still.Status);
        Assert.True(await after.ServiceProvider.GetRequiredService<IObjections>().IsContested("talent", contested.ToString()));
    }
}
