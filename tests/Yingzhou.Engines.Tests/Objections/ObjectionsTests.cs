using Yingzhou.Assurance.Permission;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Objections;
using Yingzhou.Support.Objections.Content;
using Yingzhou.Support.Objections.Handling;

namespace Yingzhou.Engines.Tests.Objections;

/// <summary>An objection from the sentence of whoever raises it to what its answer has changed.</summary>
public class ObjectionsTests(CityTemplate template)
{
    const string Demand = "environment.demand";
    const string Timeline = "environment.timeline";
    const string About = "health/餐饮油烟排放许可证";
    static readonly DateOnly BeforeNewYear = new(2026, 2, 13);

    static Subject Firm(string key) =>
        new()
        {
            Kind = SubjectKind.Enterprise,
            AccountId = key,
            Name = "林海燕",
            PersonKey = $"{key}-person",
            PartyKey = key,
            PartyName = "舟山海数科技有限公司",
            Level = RealNameLevel.A2,
        };

    static Subject Director(CityUnderTest city) => city.Official("fu-ting", "government-services/director");

    static Task<Outcome<Guid>> Raise(
        CityUnderTest city,
        Subject firm,
        string? ground = "办招牌时被要求先办这个证，清单里没有。",
        string? key = null
    ) => city.Do<IObjections, Outcome<Guid>>(o => o.Raise(new(Demand, About, ground, "一次性告知单", null, key), firm));

    static async Task<Objection> Mine(CityUnderTest city, Subject firm) =>
        Assert.Single(await city.Do<IObjections, IReadOnlyList<Objection>>(o => o.Mine(firm)));

    static Task<Outcome<Done>> Answer(
        CityUnderTest city,
        Objection one,
        bool? upheld,
        string? reply,
        string? correction = null,
        int? seen = null
    ) => city.Do<IObjections, Outcome<Done>>(o => o.Answer(new(one.Id, upheld, correction, reply, seen ?? one.Version), Director(city)));

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task An_objection_is_raised_once_and_answered_once_in_working_days(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(BeforeNewYear, kind, template);
        var firm = Firm("f-1");

        Assert.Equal(("objections.ground-length", "ground"), Told(await Raise(city, firm, "太短")));
        Assert.Equal("objections.sign-in", (await Raise(city, Subject.Anonymous)).Fault?.Code);
        Assert.Equal("objections.sign-in", (await Raise(city, Director(city))).Fault?.Code);
        var first = await Raise(city, firm, key: "once");
        CityUnderTest.Succeed(first);
        Assert.Equal(first.Value, (await Raise(city, firm, key: "once")).Value);
        Assert.Equal("objections.open", (await Raise(city, firm, key: "twice")).Fault?.Code);
        CityUnderTest.Succeed(await Raise(city, Firm("f-2")));

        var raised = await Mine(city, firm);
        // 14 February is a working Saturday, 15–23 are the Spring Festival.
        Assert.Equal(new DateOnly(2026, 2, 27), raised.AnswerBy);
        Assert.Contains("清单", raised.Note, StringComparison.Ordinal);
        Assert.False(raised.IsLate(new(2026, 2, 27)));
        Assert.True(raised.IsLate(new(2026, 2, 28)));

        Assert.Equal(("objections.verdict", "upheld"), Told(await Answer(city, raised, null, "查过了")));
        Assert.Equal(("objections.reply-missing", "reply"), Told(await Answer(city, raised, true, " ")));
        Assert.Equal("objections.stale", (await Answer(city, raised, true, "查过了", seen: raised.Version + 1)).Fault?.Code);
        CityUnderTest.Succeed(await Answer(city, raised, true, "要求的部门已撤回，清单里确实没有。"));
        var answered = await Mine(city, firm);
        Assert.Equal((true, "傅婷", null), (answered.Upheld, answered.AnsweredBy, answered.OpenKey));
        Assert.Equal("objections.answered", (await Answer(city, answered, false, "改口")).Fault?.Code);
        CityUnderTest.Succeed(await Raise(city, firm, key: "again"));
        Assert.Equal(2, await city.Do<IObjections, int>(o => o.CountOpen("environment", Director(city))));
        Assert.True(await city.Do<IObjections, bool>(o => o.IsContested("environment", About)));
        Assert.False(await city.Do<IObjections, bool>(o => o.IsContested("enterprise", About)));
    }

    static (string? Code, string? Field) Told<T>(Outcome<T> outcome) => (outcome.Fault?.Code, outcome.Fault?.Field);

    [Fact]
    public async Task Who_decided_what_is_contested_does_not_answer_and_who_has_no_post_for_it_does_not_either()
    {
        await using var city = await CityUnderTest.On(BeforeNewYear, DatabaseKind.Sqlite, template);
        var director = Director(city);
        var (own, others) = (Stored("f-1", director.ActorId), Stored("f-2", "somebody-else"));
        await Keep(city, own, others);

        Assert.Equal("permission.four-eyes", (await Answer(city, own, true, "我自己看过了")).Fault?.Code);
        CityUnderTest.Succeed(await Answer(city, others, false, "经查属实，不改。"));
        var caller = city.Official("weng-haifeng", "government-services/callback");
        Assert.False((await city.Do<IObjections, Decision>(o => Task.FromResult(o.MayAnswer(own, caller)))).Allowed);
        Assert.Empty(await city.Do<IObjections, IReadOnlyList<Objection>>(o => o.List(new("environment"), caller)));
        Assert.Equal(
            [own.Id, others.Id],
            (await city.Do<IObjections, IReadOnlyList<Objection>>(o => o.List(new("environment", All: true), caller))).Select(one => one.Id)
        );
        Assert.Equal(2, (await city.Do<IObjections, IReadOnlyList<Objection>>(o => o.List(new(Timeline), director))).Count);
        Assert.Empty(await city.Do<IObjections, IReadOnlyList<Objection>>(o => o.List(new("finance", All: true), director)));
    }

    [Fact]
    public async Task An_effect_that_is_refused_takes_the_answer_back_with_it()
    {
        await using var city = await CityUnderTest.On(BeforeNewYear, DatabaseKind.Sqlite, template);
        var stored = Stored("f-1", "");
        await Keep(city, stored);

        Assert.Equal(("objections.correction-day", "correction"), Told(await Answer(city, stored, true, "属实", "二月三日")));
        Assert.Equal(("environment.corrected-contact", "correction"), Told(await Answer(city, stored, true, "属实", "2026-02-14")));
        Assert.True((await Mine(city, Firm("f-1"))).IsOpen);
        CityUnderTest.Succeed(await Answer(city, stored, true, "属实", "2026-02-03"));

        var answered = await Mine(city, Firm("f-1"));
        Assert.Equal(("2026-02-03", "这件从 2026-02-03 起算"), (answered.Correction, answered.Effect));
        Assert.Equal([("0001", "2026-02-03")], await city.Do<IObjections, IReadOnlyList<(string, string)>>(o => o.Corrections(Timeline)));
    }

    static Objection Stored(string party, string deciders) =>
        new()
        {
            Region = "3309",
            Matter = Timeline,
            About = "0001",
            Title = "舟山海数科技有限公司，办件 0001",
            PartyKey = party,
            RaisedByKey = party,
            RaiserName = "舟山海数科技有限公司",
            Ground = "早就交过材料，被要求先别提交。",
            Deciders = deciders,
            RaisedAt = CityTime.StartOf(BeforeNewYear),
            AnswerBy = BeforeNewYear.AddDays(14),
        };

    static async Task Keep(CityUnderTest city, params Objection[] stored) =>
        CityUnderTest.Succeed(
            await city.Step<Done>(async services =>
            {
                var context = (CityContext)services.GetService(typeof(CityContext))!;
                context.AddRange(stored);
                await context.SaveChangesAsync();
                return Done.It;
            })
        );

    [Theory]
    [InlineData("2026-11-20", null)]
    [InlineData("2026-13-20", "objections.claim-day")]
    [InlineData("十一月二十日", "objections.claim-day")]
    [InlineData(
        "2026-11-20 以前某一天，记不清是哪一天了，大概是下午两点多，窗口的人还在吃饭，排队排了很久很久很久很久，后来他让我们先回去等通知",
        "objections.claim-length"
    )]
    public void What_it_should_be_has_the_shape_that_was_asked_for(string claim, string? code)
    {
        var terms = new MatterTerms("a.b", "时间线异议", 5, "约定", "实际情况", 2, 10, "重算", new("哪天", AnswerKind.Date));

        Assert.Equal(code, RaiseObjection.Shape(terms, new("a.b", "1", "不是这样", null, claim, null), claim)?.Code);
        Assert.Equal(
            "objections.claim-length",
            RaiseObjection.Shape(terms with { Claim = null }, new("a.b", "1", "不是这样", null, claim, null), claim)?.Code
        );
    }

    [Fact]
    public void The_content_says_each_kind_once_and_every_registered_one()
    {
        MatterTerms Of(string id, int days = 5, int least = 1) => new(id, "异议", days, "约定", "事实", least, 100, "改正");
        var file = new ContentFile<MattersFile>("m.json", new("", [Of("a.x"), Of("a.x"), Of("b.y", days: 0), Of("c.z", least: 101)]));

        var problems = ObjectionsContent.Check(file, ["a.x", "c.z", "d.w"]).Select(one => one.Path).ToList();

        Assert.Equal(["matters[1].id", "matters[2].id", "matters[2].workdays", "matters[3].least", "matters"], problems);
    }
}
