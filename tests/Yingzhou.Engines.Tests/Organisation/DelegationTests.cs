using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Organisation;

public class DelegationTests(PostgresServer postgres)
{
    const string Post = "dinghai-market/accept";
    static readonly DateTimeOffset From = SmallCity.Monday.AddDays(1);
    static readonly DateTimeOffset Until = SmallCity.Monday.AddDays(4);

    static DelegatePost ZhangToWang => new("zhang", Post, "wang", From, Until, "年休假");

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_post_is_exercised_by_the_deputy_from_the_first_instant_to_before_the_last(DatabaseKind kind)
    {
        await using var city = await TestCity.Found(kind, postgres);

        Assert.True((await city.Delegate(ZhangToWang)).Succeeded);

        city.Clock.SetUtcNow(From.AddTicks(-1));
        Assert.DoesNotContain(Post, city.PostIds("wang"));
        city.Clock.SetUtcNow(From);
        Assert.Contains(Post, city.PostIds("wang"));
        city.Clock.SetUtcNow(Until.AddTicks(-1));
        Assert.Contains(Post, city.PostIds("wang"));
        city.Clock.SetUtcNow(Until);
        Assert.DoesNotContain(Post, city.PostIds("wang"));
    }

    [Fact]
    public async Task The_deputy_acts_in_the_name_of_the_official_who_keeps_the_post()
    {
        await using var city = await TestCity.Found(DatabaseKind.Sqlite, postgres);
        await city.Delegate(ZhangToWang);
        city.Clock.SetUtcNow(From);

        var held = city.Ask(organisation => organisation.PostsOf("wang")).Single(held => held.Id == Post);

        Assert.Equal("zhang", held.OnBehalfOf?.Id);
        Assert.Equal("定海区市场监督管理局 · 受理岗（代 张三）", held.Title);
        Assert.Equal(["zhang", "wang"], city.Holders(Post));
    }

    [Fact]
    public async Task A_delegation_ends_with_the_appointment_it_rests_on()
    {
        await using var city = await TestCity.Found(DatabaseKind.Sqlite, postgres);
        await city.Delegate(ZhangToWang);
        city.Clock.SetUtcNow(From);

        await city.Do<IOrganisation, Outcome<Done>>(o => o.EndAppointment(new("zhang", Post, From)));

        Assert.DoesNotContain(Post, city.PostIds("wang"));
    }

    public static TheoryData<DelegatePost, string> Refused =>
        new()
        {
            { ZhangToWang with { PostId = "nowhere/accept" }, "organisation.unknown-post" },
            { ZhangToWang with { DeputyId = "nobody" }, "organisation.unknown-official" },
            { ZhangToWang with { DeputyId = "zhang" }, "organisation.deputy-is-self" },
            { ZhangToWang with { Until = From }, "organisation.period-empty" },
            { ZhangToWang with { From = SmallCity.Monday.AddDays(-2), Until = SmallCity.Monday }, "organisation.period-past" },
            { ZhangToWang with { Until = From.AddDays(30).AddTicks(1) }, "organisation.delegation-too-long" },
            { ZhangToWang with { OfficialId = "li" }, "organisation.not-your-post" },
            { new("li", "dinghai-market/decide", "li", From, Until, ""), "organisation.deputy-is-self" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_delegation_is_refused_with_its_reason(DelegatePost request, string code)
    {
        await using var city = await TestCity.Found(DatabaseKind.Sqlite, postgres);

        Assert.Equal(code, (await city.Delegate(request)).Fault?.Code);
    }

    [Fact]
    public async Task Thirty_days_are_allowed()
    {
        await using var city = await TestCity.Found(DatabaseKind.Sqlite, postgres);

        Assert.True((await city.Delegate(ZhangToWang with { Until = From.AddDays(30) })).Succeeded);
    }

    [Fact]
    public async Task A_delegated_post_cannot_be_passed_on()
    {
        await using var city = await TestCity.Found(DatabaseKind.Sqlite, postgres);
        await city.Delegate(ZhangToWang);

        var passedOn = await city.Delegate(new("wang", Post, "li", From, Until, "转托"));

        Assert.Equal("organisation.not-redelegable", passedOn.Fault?.Code);
        Assert.Equal(403, passedOn.Fault?.Status);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Of_two_delegations_of_one_post_at_one_time_the_second_is_refused(DatabaseKind kind)
    {
        await using var city = await TestCity.Found(kind, postgres);

        var outcomes = await Task.WhenAll(city.Delegate(ZhangToWang), city.Delegate(ZhangToWang with { DeputyId = "li" }));

        Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.Equal("organisation.already-delegated", outcomes.Single(outcome => !outcome.Succeeded).Fault?.Code);
        Assert.True((await city.Delegate(ZhangToWang with { From = Until, Until = Until.AddDays(1) })).Succeeded);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_revoked_delegation_is_gone_at_once_and_leaves_its_traces(DatabaseKind kind)
    {
        await using var city = await TestCity.Found(kind, postgres);
        var delegation = (await city.Delegate(ZhangToWang)).Value;
        city.Clock.SetUtcNow(From.AddHours(1));

        Assert.Equal("organisation.not-your-delegation", (await city.Revoke(delegation.Id, "li")).Fault?.Code);
        Assert.Contains(Post, city.PostIds("wang"));
        Assert.True((await city.Revoke(delegation.Id, "zhang")).Succeeded);
        Assert.DoesNotContain(Post, city.PostIds("wang"));
        Assert.Equal("organisation.delegation-over", (await city.Revoke(delegation.Id, "zhang")).Fault?.Code);
        Assert.Equal("organisation.unknown-delegation", (await city.Revoke(Guid.CreateVersion7(), "zhang")).Fault?.Code);

        var traces = await city.Do<CityContext, List<string>>(async context =>
            [
                .. await context.Set<OutboxMessage>().OrderBy(message => message.Id).Select(message => message.Type).ToListAsync(),
                .. await context
                    .Set<AuditEntry>()
                    .Where(line => line.Action == "RevokeDelegation")
                    .Select(line => line.Action)
                    .ToListAsync(),
            ]
        );
        Assert.Equal(["organisation.post-delegated", "organisation.delegation-revoked", "RevokeDelegation"], traces);
    }
}
