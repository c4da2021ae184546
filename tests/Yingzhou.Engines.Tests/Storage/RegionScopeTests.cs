using Microsoft.EntityFrameworkCore;
using Npgsql;
using Yingzhou.Foundation.Storage;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Storage;

public class RegionScopeTests(PostgresServer postgres)
{
    static readonly string[] Regions =
    [
        "3309",
        "330902",
        "330902002",
        "330902002001",
        "330903",
        "330909",
        "330909999",
        "33091",
        "3310",
        "331",
    ];

    [Theory]
    [InlineData("330902", "330902 330902002 330902002001")]
    [InlineData("330909", "330909 330909999")]
    [InlineData("3309", "3309 330902 330902002 330902002001 330903 330909 330909999 33091")]
    [InlineData("330904", "")]
    [InlineData("330902 OR 1=1", "")]
    [InlineData("99999999999999999999", "")]
    public async Task A_scope_holds_the_division_and_all_below_it(string code, string expected)
    {
        await using var city = await EmptyCity.Found(DatabaseKind.Sqlite, postgres);

        Assert.Equal(expected, await Within(city, code));
        Assert.Equal(expected, string.Join(' ', Regions.Where(new RegionScope(code).Contains)));
    }

    /// <summary>A database of an administration sorts as its people do, not as machines do: punctuation before digits.</summary>
    [Theory]
    [InlineData("330902", "330902 330902002 330902002001")]
    [InlineData("330909", "330909 330909999")]
    public async Task A_scope_does_not_depend_on_how_the_database_sorts_text(string code, string expected)
    {
        var connection = new NpgsqlConnectionStringBuilder(await postgres.NewDatabase());
        await using (var server = new NpgsqlConnection(connection.ConnectionString))
        {
            await server.OpenAsync();
            await using var create = new NpgsqlCommand(
                $"create database {connection.Database}_zh template template0 locale_provider icu icu_locale 'zh-Hans-CN'",
                server
            );
            await create.ExecuteNonQueryAsync();
        }
        connection.Database += "_zh";
        await using var city = EmptyCity.Found(connection.ConnectionString);

        Assert.Equal(expected, await Within(city, code));
    }

    static async Task<string> Within(EmptyCity city, string code)
    {
        var found = await city.Do<CityContext, List<string>>(async context =>
        {
            context.AddRange(Regions.Select(region => Boat.Called(region, region)));
            await context.SaveChangesAsync();
            return await context.Set<Boat>().Within(new RegionScope(code)).Select(boat => boat.Region).ToListAsync();
        });
        return string.Join(' ', found.Order(StringComparer.Ordinal));
    }
}
