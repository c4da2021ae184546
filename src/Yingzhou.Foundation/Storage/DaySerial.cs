using Microsoft.EntityFrameworkCore;

namespace Yingzhou.Foundation.Storage;

/// <summary>Serials of a day (当日流水号), from 1: taken by one statement, so that two steps at once never get the same.</summary>
public static class DaySerial
{
    /// <param name="table">Of the caller's own: <c>day</c> as key, <c>last</c> as number.</param>
    public static async Task<int> NextSerial(this CityContext city, string table, DateOnly day, CancellationToken cancel)
    {
        // The table is named by code, never by a request.
        var sql =
            $"insert into {table} (day, last) values ({{0}}, 1) on conflict (day) do update set last = {table}.last + 1 returning last as \"Value\"";
        return (await city.Database.SqlQueryRaw<int>(sql, day).ToListAsync(cancel))[0];
    }
}
