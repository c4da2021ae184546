using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Storage;

/// <summary>A SQLite city from the time when its ids were text.</summary>
public class IdsOfOldCitiesTests(PostgresServer postgres)
{
    [Fact]
    public async Task Ids_that_were_text_become_bytes_once_and_everything_is_found_again()
    {
        await using var city = await EmptyCity.Found(DatabaseKind.Sqlite, postgres);
        var boats = Enumerable.Range(1, 3).Select(number => Boat.Called($"浙岱渔 {number}")).ToList();
        await city.Do<CityContext, int>(context =>
        {
            context.AddRange(boats);
            return context.SaveChangesAsync();
        });
        await Run(
            city,
            "update test_boats set id = upper(substr(hex(id), 1, 8) || '-' || substr(hex(id), 9, 4) || '-' || substr(hex(id), 13, 4) || '-' || substr(hex(id), 17, 4) || '-' || substr(hex(id), 21))"
        );
        await Run(city, "delete from kept_schema where ScriptName like '%ids-as-bytes'");
        Assert.Equal(["text"], await Kinds(city));
        Assert.Equal(36L, await One(city, "select length(id) as \"Value\" from test_boats limit 1"));

        await Upgrade(city);
        Assert.Equal(["blob"], await Kinds(city));
        foreach (var boat in boats)
            Assert.Equal(boat.Name, (await city.Do<CityContext, Boat?>(context => context.Get<Boat>(boat.Id, default).AsTask()))!.Name);
        Assert.Equal(
            boats.Select(boat => boat.Id).Order(),
            await city.Do<CityContext, List<Guid>>(context =>
                context.Set<Boat>().OrderBy(boat => boat.Id).Select(boat => boat.Id).ToListAsync()
            )
        );

        // Done is done: a text that comes later is somebody else's.
        await Run(city, "update test_boats set id = hex(id) where name = '浙岱渔 1'");
        await Upgrade(city);
        Assert.Equal(["blob", "text"], await Kinds(city));
    }

    static Task<int> Run(EmptyCity city, string sql) => city.Do<CityContext, int>(context => context.Database.ExecuteSqlRawAsync(sql));

    static Task<long> One(EmptyCity city, string sql) =>
        city.Do<CityContext, long>(context => context.Database.SqlQueryRaw<long>(sql).SingleAsync());

    static Task<List<string>> Kinds(EmptyCity city) =>
        city.Do<CityContext, List<string>>(context =>
            context.Database.SqlQuery<string>($"select distinct typeof(id) as \"Value\" from test_boats order by 1").ToListAsync()
        );

    static Task<bool> Upgrade(EmptyCity city) =>
        city.Do<SchemaUpgrade, bool>(upgrade =>
        {
            upgrade.Run();
            return Task.FromResult(true);
        });
}
