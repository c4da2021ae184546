using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Storage;

public class ConnectionTests(PostgresServer postgres)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_name_that_is_given_up_can_be_taken_in_the_same_step(DatabaseKind kind)
    {
        await using var city = await EmptyCity.Found(kind, postgres);
        await Step(city, "Store", city => city.AddRange(Boat.Called("甲"), Boat.Called("乙")));

        var outcome = await Step(
            city,
            "Swap",
            city =>
            {
                foreach (var boat in city.Set<Boat>().AsEnumerable().ToList())
                    if (boat.Name == "甲")
                        city.Remove(boat);
                    else
                        boat.Name = "丙";
                city.AddRange(Boat.Called("甲"), Boat.Called("乙"));
            }
        );

        Assert.True(outcome.Succeeded, outcome.Fault?.ToString());
        Assert.Equal(
            ["丙", "乙", "甲"],
            await city.Do<CityContext, List<string>>(c => c.Set<Boat>().Select(b => b.Name).OrderBy(n => n).ToListAsync())
        );
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Who_removes_what_is_gone_already_is_told(DatabaseKind kind)
    {
        await using var city = await EmptyCity.Found(kind, postgres);
        await Step(city, "Store", city => city.Add(Boat.Called("甲")));

        var outcome = await Step(
            city,
            "Remove",
            city =>
            {
                var boat = city.Set<Boat>().Single();
                city.Database.ExecuteSql($"delete from test_boats");
                city.Remove(boat);
            }
        );

        Assert.Equal("storage.overtaken", outcome.Fault?.Code);
    }

    [Fact]
    public async Task A_question_can_be_asked_again_while_it_is_still_being_answered()
    {
        await using var city = await EmptyCity.Found(DatabaseKind.Sqlite, postgres);
        await Step(city, "Store", city => city.AddRange(Boat.Called("甲"), Boat.Called("乙"), Boat.Called("丙")));
        await using var request = city.Request();
        var context = request.ServiceProvider.GetRequiredService<CityContext>();

        var pairs = new List<string>();
        await foreach (var one in Names(context))
        await foreach (var other in Names(context))
            pairs.Add(one + other);

        Assert.Equal(9, pairs.Distinct().Count());
    }

    [Fact]
    public async Task The_connection_of_a_page_that_goes_on_after_its_request_is_nobody_elses()
    {
        await using var city = await EmptyCity.Found(DatabaseKind.Sqlite, postgres);
        await Step(city, "Store", city => city.AddRange(Boat.Called("甲"), Boat.Called("乙")));
        var ordinary = await city.Do<CityContext, object>(Ask);
        Assert.Contains(ordinary, await AtOnce(city, 4));

        var page = city.Request();
        var context = page.ServiceProvider.GetRequiredService<CityContext>();
        var late = Names(context).GetAsyncEnumerator();
        Assert.True(await late.MoveNextAsync());
        var its = context.Database.GetDbConnection();
        await page.DisposeAsync();

        Assert.DoesNotContain(its, await AtOnce(city, 10));
    }

    static async Task<List<object>> AtOnce(EmptyCity city, int requests)
    {
        var open = Enumerable.Range(0, requests).Select(_ => city.Request()).ToList();
        var connections = new List<object>();
        foreach (var request in open)
            connections.Add(await Ask(request.ServiceProvider.GetRequiredService<CityContext>()));
        foreach (var request in open)
            await request.DisposeAsync();
        return connections;
    }

    static async Task<object> Ask(CityContext city)
    {
        await city.Set<Boat>().CountAsync();
        return city.Database.GetDbConnection();
    }

    static IAsyncEnumerable<string> Names(CityContext city) => city.Set<Boat>().Select(boat => boat.Name).AsAsyncEnumerable();

    static Task<Outcome<Done>> Step(EmptyCity city, string doing, Action<CityContext> deed) =>
        city.Do<IServiceProvider, Outcome<Done>>(of =>
            of.GetRequiredService<CityStep>()
                .Run<Done>(
                    doing,
                    () =>
                    {
                        deed(of.GetRequiredService<CityContext>());
                        return Task.FromResult<Outcome<Done>>(Done.It);
                    }
                )
        );
}
