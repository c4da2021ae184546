using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Organisation;

public class UnitsAndPostsTests(PostgresServer postgres)
{
    [Theory]
    [InlineData("330902002", "dinghai-market")]
    [InlineData("330902002001", "dinghai-market")]
    [InlineData("330903", "putuo-market")]
    [InlineData("330921", "market")]
    [InlineData("3309", "market")]
    public async Task The_department_of_a_place_is_found_by_climbing_up(string region, string unit)
    {
        await using var city = await TestCity.Found(DatabaseKind.Sqlite, postgres);

        Assert.Equal(unit, city.Ask(organisation => organisation.FindUnit("market", region))?.Id);
        Assert.Equal("archives", city.Ask(organisation => organisation.FindUnit("archives", region))?.Id);
        Assert.Null(city.Ask(organisation => organisation.FindUnit("fisheries", region)));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task An_official_holds_all_their_posts_the_main_one_first(DatabaseKind kind)
    {
        await using var city = await TestCity.Found(kind, postgres);

        Assert.Equal(["dinghai-market/decide", "putuo-market/accept"], city.PostIds("li"));
        Assert.Equal("定海区市场监督管理局 · 决定岗", city.Ask(organisation => organisation.PostsOf("li"))[0].Title);
        Assert.Equal("定海区", city.Ask(organisation => organisation.NameOf("330902")));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task P18_7_A_transfer_takes_effect_at_midnight(DatabaseKind kind)
    {
        await using var city = await TestCity.Found(kind, postgres);
        var midnight = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.FromHours(8));

        await city.Do<IOrganisation, Outcome<Done>>(o => o.EndAppointment(new("zhang", "dinghai-market/accept", midnight)));
        await city.Do<IOrganisation, Outcome<Appointment>>(o =>
            o.Appoint(new("wang", "dinghai-market/accept", AppointmentKind.PartTime, new(midnight)))
        );

        city.Clock.SetUtcNow(midnight.AddSeconds(-1));
        Assert.Equal(["zhang"], city.Holders("dinghai-market/accept"));
        city.Clock.SetUtcNow(midnight);
        Assert.Equal(["wang"], city.Holders("dinghai-market/accept"));
        Assert.Equal(["zhang"], city.Holders("dinghai-market/accept", midnight.AddDays(-1)));
    }

    [Fact]
    public async Task A_deputy_steps_in_only_while_the_post_is_vacant()
    {
        await using var city = await TestCity.Found(DatabaseKind.Sqlite, postgres);
        Assert.Equal(["li"], city.Holders("dinghai-market/decide"));

        await city.Do<IOrganisation, Outcome<Done>>(o => o.EndAppointment(new("li", "dinghai-market/decide", SmallCity.Monday)));

        Assert.Equal(["zhao"], city.Holders("dinghai-market/decide"));
        Assert.Equal(["dinghai-market/decide"], city.PostIds("zhao"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Content_adds_and_renames_and_leaves_the_decisions_of_the_running_city(DatabaseKind kind)
    {
        await using var city = await TestCity.Found(kind, postgres);
        await city.Do<IOrganisation, Outcome<Done>>(o => o.EndAppointment(new("zhang", "dinghai-market/accept", SmallCity.Monday)));

        Assert.Equal(0, await city.Do<SeedOrganisation, int>(seeding => seeding.Run(SmallCity.Seed)));

        var renamed = SmallCity.Seed with
        {
            Posts = [.. SmallCity.Seed.Posts.Skip(1), new("dinghai-market/accept", "dinghai-market", "accept", "综合受理岗")],
            Officials = [.. SmallCity.Seed.Officials, new("qian", "钱七")],
        };
        Assert.Equal(2, await city.Do<SeedOrganisation, int>(seeding => seeding.Run(renamed)));
        Assert.Equal("综合受理岗", city.Ask(organisation => organisation.NameOf("dinghai-market/accept")));
        Assert.Empty(city.PostIds("zhang"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Another_process_sees_a_change_within_a_second(DatabaseKind kind)
    {
        await using var city = await TestCity.Found(kind, postgres);
        await using var beside = await city.Beside();
        Assert.Equal(["zhang"], beside.Holders("dinghai-market/accept"));

        await city.Do<IOrganisation, Outcome<Done>>(o => o.EndAppointment(new("zhang", "dinghai-market/accept", SmallCity.Monday)));
        Assert.Empty(city.Holders("dinghai-market/accept"));

        await Task.Delay(TimeSpan.FromSeconds(1));
        Assert.Empty(beside.Holders("dinghai-market/accept"));
    }
}
