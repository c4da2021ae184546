using Microsoft.Data.Sqlite;

namespace Yingzhou.Engines.Tests.Laws;

public sealed class QueryPlansTests : IDisposable
{
    readonly SqliteConnection database = new("Data Source=:memory:");

    public QueryPlansTests()
    {
        database.Open();
        Run("CREATE TABLE cases_case (id INTEGER PRIMARY KEY, region TEXT, received INTEGER, title TEXT)");
    }

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task A_query_along_its_index_has_no_full_scan()
    {
        Run("CREATE INDEX cases_case_by_region ON cases_case (region, received)");

        var plan = await Plan();

        Assert.Contains("SEARCH cases_case USING INDEX cases_case_by_region (region=?)", plan, StringComparison.Ordinal);
        Assert.Empty(QueryPlans.FullScans(plan));
    }

    [Fact]
    public async Task Planted_a_query_without_its_index_is_caught() =>
        Assert.Equal(["SCAN cases_case"], QueryPlans.FullScans(await Plan()));

    Task<string> Plan()
    {
        var command = database.CreateCommand();
        command.CommandText = "SELECT * FROM cases_case WHERE region = $region ORDER BY received";
        command.Parameters.AddWithValue("$region", "330902");
        return QueryPlans.Explain(command);
    }

    void Run(string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
