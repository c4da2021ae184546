using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Yingzhou.Assurance.Audit;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;

namespace Yingzhou.Engines.Tests.Permission;

public class DecisionTests
{
    static readonly HeldPost DinghaiDecide = Held("dinghai-market", "330902", "decide", "定海区市场监督管理局", "决定岗");
    static readonly HeldPost PutuoAccept = Held("putuo-market", "330903", "accept", "普陀区市场监督管理局", "受理岗");
    static readonly HeldPost CitySupervise = Held("market", "3309", "supervise", "舟山市市场监督管理局", "督办岗");

    static readonly Resource Approval = new("case", "ZS-1")
    {
        Region = "330902002",
        UnitId = "dinghai-market",
        PostId = "dinghai-market/decide",
        Parties = ["person-fang"],
        Deeds = [new("cases.submit", "person-fang"), new("cases.accept", "zhang")],
    };

    static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
    static readonly HeldPost Security = Held("big-data", "3309", "security-admin", "舟山市大数据发展管理局", "安全管理岗");
    static readonly HeldPost Audit = Held("big-data", "3309", "audit-admin", "舟山市大数据发展管理局", "审计管理岗");

    static readonly DecisionPoint Decisions = new(
        [
            Grant.ToRole("cases.decide", "decide", Reach.Post),
            Grant.ToRole("cases.open", "decide", Reach.Unit),
            Grant.ToRole("cases.open", "accept", Reach.Unit),
            Grant.ToRole("cases.open", "supervise", Reach.Region),
            Grant.ToParty("cases.open"),
            Grant.ToParty("cases.withdraw", RealNameLevel.A3),
            Grant.ToEveryone("items.read"),
            Grant.ToSignedIn("drafts.begin"),
            Grant.ToRole("posts.give", "security-admin", Reach.Region),
            Grant.ToRole("audit.read", "audit-admin", Reach.Region),
        ],
        [new FourEyes("cases.decide", "cases.submit", "cases.accept")],
        new DenialLog(
            new ServiceCollection().BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(),
            TimeProvider.System,
            NullLogger<DenialLog>.Instance
        ),
        new SeparatedDuties([new("三员分立", ["system-admin", "security-admin", "audit-admin"], "GB/T 22239-2019")]),
        [new SensitiveAct("posts.give", 10)],
        Clock
    );

    static HeldPost Held(string unit, string region, string role, string unitName, string title) =>
        new(
            new($"{unit}/{role}", unit, role, title),
            new(unit, unitName, UnitKind.Department, region, region, "market", Period.Always),
            AppointmentKind.Main,
            null
        );

    static Subject Officer(HeldPost acting, params HeldPost[] others) =>
        new()
        {
            Kind = SubjectKind.Official,
            AccountId = "a-li",
            Name = "李四",
            OfficialId = "li",
            PersonKey = "person-li",
            Level = RealNameLevel.A3,
            Posts = [acting, .. others],
            ActingPost = acting,
        };

    static Subject Citizen(string key, RealNameLevel level = RealNameLevel.A2) =>
        new()
        {
            Kind = SubjectKind.Citizen,
            AccountId = $"a-{key}",
            Name = "方大海",
            PersonKey = key,
            PartyKey = key,
            Level = level,
        };

    static void Denied(string reason, Subject subject, string action, Resource resource)
    {
        var decision = Decisions.Decide(subject, action, resource);

        Assert.False(decision.Allowed);
        Assert.Equal(reason, decision.Reason);
        Assert.Equal(reason, decision.AsFault()!.Code);
    }

    static void Allowed(Subject subject, string action, Resource resource) =>
        Assert.True(Decisions.Decide(subject, action, resource).Allowed);

    [Fact]
    public void A_rule_for_some_departments_is_for_their_posts_at_every_level_and_for_no_others()
    {
        var rules = new DecisionPoint(
            [
                Grant.ToOfficials("market.see", Reach.Region).In("market"),
                Grant.ToOfficials("money.see", Reach.Region).In("finance", "tax"),
                .. Grant.ToLeaders("market.lead"),
            ],
            [],
            null!,
            SeparatedDuties.None,
            [],
            Clock
        );
        var (post, city) = (Officer(PutuoAccept), new Resource("menu", "/m") { Region = PutuoAccept.Unit.Region });

        Assert.True(rules.Decide(post, "market.see", city).Allowed);
        Assert.Equal("permission.role", rules.Decide(post, "money.see", city).Reason);
        Assert.Equal("permission.role", rules.Decide(post, "market.lead", city).Reason);
        Assert.True(
            rules.Decide(Officer(DinghaiDecide), "market.lead", new Resource("menu", "/m") { Region = DinghaiDecide.Unit.Region }).Allowed
        );
    }

    [Fact]
    public void P18_4_An_officer_acting_in_another_of_their_posts_is_told_which_one_it_takes()
    {
        var acting = Officer(PutuoAccept, DinghaiDecide);

        Denied("permission.post", acting, "cases.decide", Approval);
        Assert.Equal(
            "您当前岗位是普陀区市场监督管理局 · 受理岗，此事项应由定海区市场监督管理局 · 决定岗办理，请切换岗位后再试。",
            Decisions.Decide(acting, "cases.decide", Approval).Sentence
        );
        Allowed(acting with { ActingPost = DinghaiDecide }, "cases.decide", Approval);
    }

    [Fact]
    public void An_officer_of_an_outside_body_reaches_their_unit_and_no_area()
    {
        var supervise = CitySupervise with { Unit = CitySupervise.Unit with { Kind = UnitKind.Outside } };
        var decide = DinghaiDecide with { Unit = DinghaiDecide.Unit with { Kind = UnitKind.Outside } };

        Allowed(Officer(CitySupervise), "cases.open", Approval);
        Denied("permission.region", Officer(supervise), "cases.open", Approval);
        Allowed(Officer(decide), "cases.open", Approval);
        Assert.Null(Officer(supervise).Scope);
        Assert.Equal("3309", Officer(CitySupervise).Scope!.Code);
    }

    [Fact]
    public void P18_5_Who_applied_on_Monday_does_not_approve_on_Tuesday_through_another_post()
    {
        var approver = Officer(DinghaiDecide);

        // Applied at the citizens' end, under the account that the same person has there.
        Denied("permission.four-eyes", approver, "cases.decide", Approval with { Deeds = [new("cases.submit", "person-li")] });
        // Applied in office, for their own department, in another post.
        Denied("permission.four-eyes", approver, "cases.decide", Approval with { Deeds = [new("cases.submit", "li")] });
        Allowed(approver, "cases.decide", Approval);
    }

    [Fact]
    public void Four_eyes_also_see_the_official_in_whose_name_a_deputy_acts()
    {
        var deputy = Officer(DinghaiDecide with { OnBehalfOf = new("zhang", "张三") });

        Denied("permission.four-eyes", deputy, "cases.decide", Approval);
    }

    [Fact]
    public void Nobody_handles_in_office_what_concerns_themselves() =>
        Denied("permission.own-matter", Officer(DinghaiDecide), "cases.open", Approval with { Parties = ["person-li"] });

    [Fact]
    public void What_no_rule_allows_is_refused() => Denied("permission.no-rule", Officer(DinghaiDecide), "cases.erase", Approval);

    [Fact]
    public void A_post_reaches_its_unit_or_its_area_and_no_further()
    {
        Allowed(Officer(CitySupervise), "cases.open", Approval);
        Denied("permission.region", Officer(PutuoAccept), "cases.open", Approval);
        Denied("permission.role", Officer(CitySupervise), "cases.decide", Approval);
        Denied("permission.region", Officer(CitySupervise), "cases.open", Approval with { Region = null });
    }

    [Fact]
    public void An_official_who_lost_every_post_has_no_right_left() =>
        Denied("permission.no-post", Officer(DinghaiDecide) with { Posts = [], ActingPost = null }, "cases.open", Approval);

    [Fact]
    public void Citizens_open_what_they_are_party_to_and_nothing_else()
    {
        Allowed(Citizen("person-fang"), "cases.open", Approval);
        Denied("permission.not-party", Citizen("person-lin"), "cases.open", Approval);
        Denied("permission.sign-in", Subject.Anonymous, "cases.open", Approval);
        Denied("permission.level", Citizen("person-fang"), "cases.withdraw", Approval);
        Allowed(Citizen("person-fang", RealNameLevel.A3), "cases.withdraw", Approval);
    }

    [Fact]
    public void What_is_open_is_open_to_visitors_and_what_needs_a_log_in_is_not()
    {
        Allowed(Subject.Anonymous, "items.read", new("item", "1"));
        Denied("permission.sign-in", Subject.Anonymous, "drafts.begin", new("draft", "1"));
        Allowed(Citizen("person-lin"), "drafts.begin", new("draft", "1"));
    }

    [Fact]
    public void Only_a_visitor_is_asked_to_sign_in_everybody_else_is_forbidden()
    {
        Assert.Equal(401, Decisions.Decide(Subject.Anonymous, "cases.open", Approval).AsFault()!.Status);
        Assert.Equal(403, Decisions.Decide(Citizen("person-lin"), "cases.open", Approval).AsFault()!.Status);
    }

    [Fact]
    public void An_official_lists_the_area_of_the_acting_post_and_a_citizen_no_area()
    {
        Assert.Equal("330903", Officer(PutuoAccept, DinghaiDecide).Scope?.Code);
        Assert.Null(Citizen("person-fang").Scope);
    }

    static readonly Resource AnyPost = new("post", "market/decide") { Region = "3309" };

    [Theory]
    [InlineData(null, "permission.step-up")]
    [InlineData(-11, "permission.step-up")]
    [InlineData(1, "permission.step-up")]
    [InlineData(-10, "granted.role")]
    [InlineData(0, "granted.role")]
    public void A_sensitive_act_asks_for_a_second_factor_of_the_last_ten_minutes(int? minutes, string reason)
    {
        var officer = Officer(Security) with { ProvenAt = minutes is { } at ? Clock.GetUtcNow().AddMinutes(at) : null };

        Assert.Equal(reason, Decisions.Decide(officer, "posts.give", AnyPost).Reason);
        // Who may not do it at all is not asked for one.
        Assert.Equal("permission.role", Decisions.Decide(Officer(Audit), "posts.give", AnyPost).Reason);
    }

    [Fact]
    public void Whoever_came_to_hold_two_posts_that_exclude_each_other_acts_in_neither()
    {
        var both = Officer(Audit, Security) with { ProvenAt = Clock.GetUtcNow() };

        Assert.Equal("permission.duties-apart", Decisions.Decide(both, "audit.read", AnyPost).Reason);
        Assert.Contains("GB/T 22239-2019", Decisions.Decide(both, "audit.read", AnyPost).Sentence, StringComparison.Ordinal);
        Assert.Equal("permission.duties-apart", Decisions.Decide(both with { ActingPost = Security }, "posts.give", AnyPost).Reason);
        // Another post of the same person has nothing to do with it.
        Assert.True(Decisions.Decide(Officer(DinghaiDecide, Audit, Security), "cases.open", Approval with { Parties = [] }).Allowed);
        Assert.True(Decisions.Decide(Officer(Audit, DinghaiDecide), "audit.read", AnyPost).Allowed);
    }
}
