using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Storage;

/// <summary>A command that comes twice over a weak link is carried out once.</summary>
public class IdempotencyTests(PostgresServer postgres)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_same_key_gives_the_same_answer_and_changes_nothing(DatabaseKind kind)
    {
        await using var city = await EmptyCity.Found(kind, postgres);

        var first = await Register(city, "浙定渔 00118", "key-1");
        var second = await Register(city, "浙定渔 00118", "key-1");

        Assert.Equal(first.Value, second.Value);
        Assert.Equal(1, await Boats(city));
    }

    [Fact]
    public async Task Another_key_is_another_command_and_so_is_the_same_key_of_another_actor()
    {
        await using var city = await EmptyCity.Found(DatabaseKind.Sqlite, postgres);

        await Register(city, "浙定渔 1", "key-1");
        await Register(city, "浙定渔 2", "key-2");
        await Register(city, "浙定渔 3", "key-1", by: "fang-dahai");

        Assert.Equal(3, await Boats(city));
    }

    [Fact]
    public async Task A_key_that_was_used_for_another_command_is_refused()
    {
        await using var city = await EmptyCity.Found(DatabaseKind.Sqlite, postgres);
        await Register(city, "浙定渔 1", "key-1");

        var other = await Register(city, "浙定渔 2", "key-1", doing: "ScrapBoat");

        Assert.Equal("storage.key-reused", other.Fault?.Code);
        Assert.Equal(1, await Boats(city));
    }

    [Fact]
    public async Task A_refused_command_may_be_sent_again_with_its_key()
    {
        await using var city = await EmptyCity.Found(DatabaseKind.Sqlite, postgres);

        await using (var request = city.Request())
            await request.ServiceProvider.GetRequiredService<CityStep>()
                .RunOnce<Guid>("RegisterBoat", "key-1", () => Task.FromResult<Outcome<Guid>>(new Fault("test.later", "请稍后再试。")));
        var again = await Register(city, "浙定渔 1", "key-1");

        Assert.True(again.Succeeded);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Several_at_the_same_time_give_one(DatabaseKind kind)
    {
        await using var city = await EmptyCity.Found(kind, postgres);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => Register(city, $"浙定渔 {n}", "key-1"))));

        Assert.Single(answers.Select(answer => answer.Value).Distinct());
        Assert.Equal(1, await Boats(city));
    }

    static async Task<Outcome<Guid>> Register(EmptyCity city, string name, string key, string by = "yu-awei", string doing = "RegisterBoat")
    {
        await using var request = city.Request();
        request.ServiceProvider.GetRequiredService<ActorScope>().Current = new(by, by, ActorKind.Citizen);
        var context = request.ServiceProvider.GetRequiredService<CityContext>();
        return await request.ServiceProvider.GetRequiredService<CityStep>().RunOnce<Guid>(doing, key, async () =>
        {
            var boat = Boat.Called(name);
            context.Add(boat);
            // Long enough for the others to be in the middle of it too.
            await Task.Delay(50);
            return boat.Id;
        });
    }

    static Task<int> Boats(EmptyCity city) => city.Do<CityContext, int>(context => context.Set<Boat>().CountAsync());
}
