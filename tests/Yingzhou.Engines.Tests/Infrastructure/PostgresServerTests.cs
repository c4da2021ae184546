using Npgsql;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Infrastructure;

public class PostgresServerTests(PostgresServer postgres)
{
    [Fact]
    public async Task Every_caller_gets_an_empty_database_of_its_own()
    {
        var (first, second) = (await postgres.NewDatabase(), await postgres.NewDatabase());

        await Run(first, "CREATE TABLE islands (name text)");
        await Run(first, "INSERT INTO islands VALUES ('嵊泗')");

        Assert.Equal("嵊泗", await Run(first, "SELECT name FROM islands"));
        Assert.Equal(0L, await Run(second, "SELECT count(*) FROM pg_tables WHERE tablename = 'islands'"));
    }

    static async Task<object?> Run(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
