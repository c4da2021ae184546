using Yingzhou.Apps.Services.TalentServices.Awards;
using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Apps.Services.TalentServices.Jobs;
using Yingzhou.Apps.Services.TalentServices.Recognition;
using Yingzhou.Apps.Services.TalentServices.Titles;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Tests.TalentServices;

public class RecognitionRulesTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.FromHours(8));
    static readonly RecognitionContent Content = RecognitionContent.Read(CityContent.Find(AppContext.BaseDirectory)!).Content!;

    static readonly (string, FeelValue)[] Sound = [("insured", true), ("dishonest", false)];

    static FactSheet Sheet(params (string Name, FeelValue Value)[] facts) =>
        new(facts.Select(fact => new Fact(fact.Name, fact.Value, "test", Now)), Now);

    static CategoryFinding Find(params (string, FeelValue)[] facts) => CategoryRules.Find(Content.Clauses, Sheet([.. Sound, .. facts]));

    [Fact]
    public void The_highest_category_that_holds_wins()
    {
        var found = Find(
            ("education", "doctor"),
            ("titleLevel", "associate"),
            ("skillLevel", "none"),
            ("honourLevel", "none"),
            ("insuredMonths", 40m),
            ("keyPost", true),
            ("salary", 30m)
        );

        Assert.Equal(("C", "c-doctor"), (found.Proven!.Category, found.Proven.Id));
        Assert.True(found.IsSettled);
    }

    [Fact]
    public void What_is_unknown_is_asked_and_never_a_no()
    {
        var found = Find(
            ("education", "bachelor"),
            ("titleLevel", "junior"),
            ("skillLevel", "none"),
            ("keyPost", true),
            ("insuredMonths", 23m)
        );

        Assert.Equal("D", found.Proven!.Category);
        Assert.Equal(["B", "C"], found.Open.Select(one => one.Clause.Category));
        Assert.Equal(["honourLevel"], found.Wanted);
    }

    [Fact]
    public void What_is_only_declared_proves_nothing()
    {
        var sheet = new FactSheet(
            [
                .. Sound.Select(fact => new Fact(fact.Item1, fact.Item2, "test", Now)),
                new("honourLevel", "province", "declared", Now, Declared: true),
            ],
            Now
        );

        Assert.Null(CategoryRules.Find(Content.Clauses, sheet).Proven);
    }

    [Theory]
    [InlineData("2023年度浙江工匠称号", "province")]
    [InlineData(" 荣获 第三届 浙江工匠", "province")]
    [InlineData("省首席技师", "province")]
    [InlineData("舟山市非遗代表性传承人", "city")]
    [InlineData("浙江工匠大师", null)] // alike is not the same
    [InlineData("工匠", null)]
    [InlineData("", null)]
    public void An_honour_is_found_by_its_name_and_nothing_that_is_only_alike(string written, string? level) =>
        Assert.Equal(level, Content.Honours.Find(written)?.Level);

    [Theory]
    [InlineData("D", Renewed.Kept)]
    [InlineData("E", Renewed.Raised)]
    public void A_category_is_kept_or_raised_by_what_the_facts_say_now(string held, Renewed expected) =>
        Assert.Equal(
            expected,
            Renewal.Of(held, Find(("titleLevel", "associate"), ("honourLevel", "none"), ("education", "college"), ("salary", 10m)))
        );

    [Fact]
    public void A_category_is_lowered_when_it_no_longer_holds_and_undecided_while_something_is_unknown()
    {
        (string, FeelValue)[] graduate =
        [
            ("education", "bachelor"),
            ("titleLevel", "none"),
            ("skillLevel", "none"),
            ("keyPost", false),
            ("crewCertificate", false),
            ("insuredMonths", 12m),
            ("resident", true),
        ];

        Assert.Equal(Renewed.Lowered, Renewal.Of("D", Find([.. graduate, ("honourLevel", "none")])));
        Assert.Equal(Renewed.Undecided, Renewal.Of("C", Find(graduate)));
        Assert.Equal(
            Renewed.Lapsed,
            Renewal.Of("F", CategoryRules.Find(Content.Clauses, Sheet([("insured", false), ("dishonest", false), ("resident", false)])))
        );
    }

    [Fact]
    public void Exclusive_awards_are_stacked_by_the_highest()
    {
        var plan = AwardPlan.Of("C", Content.Awards, new(2026, 11, 25), []).Value;

        // settle-province (600,000) excludes settle-city, home-purchase nothing of C; the others add up.
        Assert.Equal(
            ["home-purchase", "island-allowance", "project-city", "settle-province"],
            plan.Awards.Select(one => one.Policy.Id).Order()
        );
        Assert.Equal(972_000, plan.Total);
        var left = Assert.Single(plan.Excluded);
        Assert.Equal(("settle-city", "settle-province", 300_000m), (left.Benefit.Id, left.Instead.Single().Id, left.More));
    }

    [Fact]
    public void Whoever_rises_gets_the_difference_and_nothing_twice()
    {
        var plan = AwardPlan
            .Of("C", Content.Awards, new(2026, 11, 25), [new("settle-city", "settling", 300_000), new("island-allowance", null, 72_000)])
            .Value;

        Assert.Equal(300_000, plan.Awards.Single(one => one.Policy.Id == "settle-province").Total);
        Assert.DoesNotContain(plan.Awards, one => one.Policy.Id is "island-allowance" or "settle-city");
        // Whose award is higher already gets nothing more of that group.
        Assert.DoesNotContain(
            AwardPlan.Of("D", Content.Awards, new(2026, 11, 25), [new("settle-province", "settling", 600_000)]).Value.Awards,
            one => one.Policy.ExclusiveGroup == "settling"
        );
    }

    static TalentAward Award(decimal total, int months, DateOnly from) =>
        new()
        {
            Region = "3309",
            HolderKey = "k",
            Holder = Personal.Name("张三"),
            RecognitionId = Guid.Empty,
            PolicyId = "p",
            Title = "补贴",
            Total = total,
            Months = months,
            StartedOn = from,
        };

    [Fact]
    public void An_award_falls_due_by_the_year_and_stops_with_the_service()
    {
        var award = Award(300_000, 60, new(2024, 11, 25));

        Assert.Equal(0, award.DueNow(new(2025, 11, 24)));
        Assert.Equal(60_000, award.DueNow(new(2025, 11, 25)));
        Assert.Null(award.Pay(new("o", "王", Foundation.Storage.ActorKind.Official), new(2025, 11, 26)));
        Assert.Equal("talent.nothing-due", award.Pay(new("o", "王", Foundation.Storage.ActorKind.Official), new(2025, 11, 26))!.Code);
        Assert.Equal(new DateOnly(2026, 11, 25), award.DueSince(new(2026, 12, 1)));

        // a10 §8.6 with 22 months served: 110,000 entitled, 60,000 paid.
        Assert.Null(award.Stop(new(2026, 9, 25), LeavingReason.Own));
        Assert.Equal((110_000m, 0m, 50_000m), award.Settle(new(2027, 1, 1)) is var own ? (own.Entitled, own.ClawBack, own.Due) : default);
        Assert.Equal(50_000, award.DueNow(new(2027, 1, 1)));
    }

    [Fact]
    public void What_was_got_by_deceit_is_taken_back_whole()
    {
        Assert.Equal(new Settlement(0, 180_000, 0), new ServicePeriod(300_000, 60).Settle(22, 180_000, LeavingReason.Deceit));
        Assert.True(RecognitionClock.Bars(new(2021, 11, 26), new(2026, 11, 25)));
        Assert.False(RecognitionClock.Bars(new(2021, 11, 25), new(2026, 11, 25)));
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(4, 0)]
    public void Ghost_employment_is_a_cluster_and_not_one_person(int people, int suspects) =>
        Assert.Equal(
            suspects,
            GhostEmployment
                .Suspects([
                    .. Enumerable.Range(0, people).Select(at => new InsuredPerson($"p{at}", "代理", 4812, 4812, "大厦 1 号", "大厦 1 号")),
                    new("real", "代理", 9000, 4812, "船厂", "大厦 1 号"),
                    new("own", null, 4812, 4812, "大厦 1 号", "大厦 1 号"),
                ])
                .Count
        );

    [Fact]
    public void Publicity_ends_after_its_last_day_and_an_objection_needs_a_ground()
    {
        var one = new TalentRecognition
        {
            Region = "3309",
            HolderKey = "k",
            Holder = Personal.Name("张三"),
            Category = "C",
            Ground = "博士",
            Evidence = "[]",
            SubmittedOn = new(2026, 11, 25),
            DueOn = new(2026, 11, 26),
        };
        one.Open();

        Assert.Null(one.Publish(new(2026, 12, 2)));
        Assert.Equal("talent.still-public", one.Grant(new(2026, 12, 2), new(2031, 12, 1))!.Code);
        Assert.Equal("talent.objection-short", one.Object("x", "不服", new(2026, 12, 2))!.Code);
        Assert.Equal("talent.not-public", one.Object("x", "博士学位证书查不到编号", new(2026, 12, 3))!.Code);
        Assert.Null(one.Object("x", "博士学位证书查不到编号", new(2026, 12, 2)));
        Assert.Equal("talent.recognition-closed", one.Grant(new(2026, 12, 9), new(2031, 12, 1))!.Code);
        Assert.Null(one.Dismiss(Foundation.Storage.Actor.System, "学信网可以查到", new(2026, 12, 4)));
        Assert.Equal("talent.still-public", one.Grant(new(2026, 12, 4), new(2031, 12, 1))!.Code);
        Assert.Null(one.Grant(new(2026, 12, 5), new(2031, 12, 4)));
        Assert.Null(one.OpenKey);
    }

    static readonly TitleCondition Senior = new(
        "associate",
        "副高",
        "middle",
        "中级职称",
        90,
        [new(Education.Master, 5), new(Education.Bachelor, 5), new(Education.College, 7)]
    );

    [Theory]
    [InlineData(Education.Bachelor, "middle", 5.0, 90, true, true, true)] // equal is enough
    [InlineData(Education.Bachelor, "middle", 4.9, 89, true, false, false)]
    [InlineData(Education.Doctor, "middle", 5.0, 90, true, true, true)] // counts as the highest listed
    [InlineData(Education.Secondary, "junior", 20.0, 120, false, false, true)]
    public void Conditions_of_a_title_are_checked_by_table(
        Education education,
        string title,
        double years,
        int hours,
        bool lower,
        bool time,
        bool learning
    ) =>
        Assert.Equal(
            [lower, time, learning],
            TitleConditions.Check(Senior, new("associate", education, title, years, hours)).Select(one => one.Met)
        );

    [Fact]
    public void What_no_register_says_of_an_applicant_is_still_to_be_found_out() =>
        Assert.Equal([null, null, null], TitleConditions.Check(Senior, new("associate", null, null, null, null)).Select(one => one.Met));

    [Fact]
    public void Common_passages_are_marked_and_the_rest_is_left_as_it_was()
    {
        const string Common = "双层可调裙体结构用配重链控制吃水深度使围油栏保持拦截率";
        var work = new TitleWork("甲", $"开头的话。{Common}。结尾的话。");
        var overlap = Originality.Of(work, [("乙", Common), ("丙", "完全不同的一段文字，没有任何相同之处，说的是别的事情。")]);

        Assert.Equal(["乙", "丙"], overlap.Select(one => one.With));
        Assert.True(overlap[0].IsShown);
        Assert.False(overlap[1].IsShown);
        var marked = Originality.Marked(work.Text, overlap[0].Passages);
        Assert.Equal(work.Text, string.Concat(marked.Select(one => one.Text)));
        Assert.Equal(Common, Assert.Single(marked, one => one.Common).Text);
    }
}
