using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Storage;

/// <summary>What the scripts make and what EF Core believes are the same schema: tables, columns, types, nullability, keys, indexes.</summary>
public class SchemaDriftTests(PostgresServer postgres)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_scripts_make_what_the_model_says(DatabaseKind kind)
    {
        await using var city = await EmptyCity.Found(kind, postgres);

        Assert.Empty(await city.Do<CityContext, IReadOnlyList<string>>(Drift));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "alter table cases_cases add column forgotten text", "only in the database: cases_cases.forgotten text null")]
    [InlineData(DatabaseKind.Sqlite, "alter table cases_ratings drop column comment", "only in the model: cases_ratings.comment text null")]
    [InlineData(DatabaseKind.Sqlite, "drop index ix_cases_cases_number", "only in the model: cases_cases unique index ix_cases_cases_number (number)")]
    [InlineData(DatabaseKind.Sqlite, "create table cases_stray (id integer primary key)", "only in the database: cases_stray key (id)")]
    [InlineData(DatabaseKind.Sqlite, Loosened, "only in the model: cases_cases unique index ix_cases_cases_number (number)")]
    [InlineData(DatabaseKind.PostgreSql, Loosened, "only in the model: cases_cases unique index ix_cases_cases_number (number)")]
    [InlineData(DatabaseKind.PostgreSql, "alter table cases_cases alter column phone set not null", "only in the model: cases_cases.phone text null")]
    [InlineData(DatabaseKind.PostgreSql, "alter table cases_counts alter column late type bigint", "only in the model: cases_counts.late integer")]
    [InlineData(DatabaseKind.PostgreSql, "alter table cases_numbers drop constraint cases_numbers_pkey", "only in the model: cases_numbers key (day)")]
    public async Task Planted_a_drift_is_caught(DatabaseKind kind, string sql, string expected)
    {
        await using var city = await EmptyCity.Found(kind, postgres);

        var drift = await city.Do<CityContext, IReadOnlyList<string>>(async context =>
        {
            await context.Database.ExecuteSqlRawAsync(sql);
            return await Drift(context);
        });

        Assert.Contains(expected, drift);
    }

    const string Loosened = "drop index ix_cases_cases_number; create index ix_cases_cases_number on cases_cases (number)";

    static async Task<IReadOnlyList<string>> Drift(CityContext city)
    {
        var (model, database) = (SchemaReading.OfModel(city), await SchemaReading.OfDatabase(city));
        return
        [
            .. model.Except(database).Select(line => $"only in the model: {line}"),
            .. database.Except(model).Select(line => $"only in the database: {line}"),
        ];
    }
}
