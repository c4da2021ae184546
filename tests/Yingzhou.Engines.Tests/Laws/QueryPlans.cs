using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Yingzhou.Engines.Tests.Laws;

/// <summary>
/// How SQLite goes about a hot query, as text for <c>Approved.Match</c>: a list that stops using its index shows as a diff long before it shows as a slow page.
/// </summary>
static class QueryPlans
{
    /// <summary>The plan of a query of EF Core. Plans depend on what ANALYZE found: explain on an empty schema, or always on the same data.</summary>
    public static async Task<string> Explain<T>(DbContext context, IQueryable<T> query)
    {
        await context.Database.OpenConnectionAsync();
        await using var command = query.CreateDbCommand();
        return await Explain(command);
    }

    /// <summary>One line a step, indented below the step it serves; the numbers that SQLite gives to steps are left out.</summary>
    public static async Task<string> Explain(DbCommand command)
    {
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        var text = new StringBuilder();
        var depths = new Dictionary<long, int> { [0] = -1 };
        await using var steps = await command.ExecuteReaderAsync();
        while (await steps.ReadAsync())
        {
            var depth = depths[steps.GetInt64(0)] = depths[steps.GetInt64(1)] + 1;
            text.Append(' ', 2 * depth).AppendLine(steps.GetString(3));
        }
        return text.ToString();
    }

    /// <summary>Steps that read a whole table. A scan over an index in its order (a page of a sorted list) is none.</summary>
    public static IEnumerable<string> FullScans(string plan) =>
        plan.Split('\n', StringSplitOptions.TrimEntries)
            .Where(step => step.StartsWith("SCAN ", StringComparison.Ordinal) && !step.Contains(" USING ", StringComparison.Ordinal));
}
