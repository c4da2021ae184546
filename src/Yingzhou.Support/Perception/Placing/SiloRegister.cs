using System.Data;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Perception.Placing;

/// <summary>Orleans' table of members in the city's own database: who lives is decided by Orleans, here it is only kept. Every change names the version of the table that it has seen.</summary>
sealed class SiloRegister(IServiceScopeFactory scopes) : IMembershipTable
{
    public Task InitializeMembershipTable(bool tryInitTableVersion) =>
        Do(city =>
            city.Database.ExecuteSqlAsync(
                $"insert into perception_silo_table (id, version) values ({SiloTableVersion.TheOne}, 0) on conflict (id) do nothing"
            )
        );

    public Task DeleteMembershipTableEntries(string clusterId) => Do(city => city.Set<SiloRow>().ExecuteDeleteAsync());

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate)
    {
        var before = beforeDate.ToUniversalTime();
        return Do(city =>
            city.Set<SiloRow>().Where(row => row.Status == nameof(SiloStatus.Dead) && row.AliveAt < before).ExecuteDeleteAsync()
        );
    }

    public async Task<MembershipTableData> ReadRow(SiloAddress key)
    {
        var (version, rows) = await Read();
        return new([.. rows.Where(row => row.Address == key.ToParsableString()).Select(Member)], version);
    }

    public async Task<MembershipTableData> ReadAll()
    {
        var (version, rows) = await Read();
        return new([.. rows.Select(Member)], version);
    }

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) =>
        Change(
            tableVersion,
            async city =>
            {
                var address = entry.SiloAddress.ToParsableString();
                if (await city.Set<SiloRow>().AnyAsync(row => row.Address == address))
                    return false;
                city.Add(
                    new SiloRow
                    {
                        Address = address,
                        Name = entry.SiloName,
                        Host = entry.HostName,
                        Status = entry.Status.ToString(),
                        Suspects = Written(entry.SuspectTimes),
                        StartedAt = Utc(entry.StartTime),
                        AliveAt = Utc(entry.IAmAliveTime),
                    }
                );
                await city.SaveChangesAsync();
                return true;
            }
        );

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) =>
        Change(
            tableVersion,
            async city =>
            {
                var (address, seen) = (entry.SiloAddress.ToParsableString(), int.Parse(etag, CultureInfo.InvariantCulture));
                var (status, suspects, alive) = (entry.Status.ToString(), Written(entry.SuspectTimes), Utc(entry.IAmAliveTime));
                return await city.Set<SiloRow>()
                        .Where(row => row.Address == address && row.Tag == seen)
                        .ExecuteUpdateAsync(row =>
                            row.SetProperty(one => one.Status, status)
                                .SetProperty(one => one.Suspects, suspects)
                                .SetProperty(one => one.AliveAt, alive)
                                .SetProperty(one => one.Tag, seen + 1)
                        ) == 1;
            }
        );

    public Task UpdateIAmAlive(MembershipEntry entry)
    {
        var (address, alive) = (entry.SiloAddress.ToParsableString(), Utc(entry.IAmAliveTime));
        return Do(city =>
            city.Set<SiloRow>().Where(row => row.Address == address).ExecuteUpdateAsync(row => row.SetProperty(one => one.AliveAt, alive))
        );
    }

    /// <summary>The table's version and the row change together, or neither does.</summary>
    async Task<bool> Change(TableVersion next, Func<CityContext, Task<bool>> change)
    {
        await using var scope = scopes.CreateAsyncScope();
        var city = scope.ServiceProvider.GetRequiredService<CityContext>();
        await using var transaction = await city.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        var seen = int.Parse(next.VersionEtag, CultureInfo.InvariantCulture);
        var isNext =
            await city.Set<SiloTableVersion>()
                .Where(table => table.Id == SiloTableVersion.TheOne && table.Version == seen)
                .ExecuteUpdateAsync(table => table.SetProperty(one => one.Version, next.Version)) == 1;
        if (!isNext || !await change(city))
            return false;
        await transaction.CommitAsync();
        return true;
    }

    async Task<(TableVersion Version, List<SiloRow> Rows)> Read()
    {
        await using var scope = scopes.CreateAsyncScope();
        var city = scope.ServiceProvider.GetRequiredService<CityContext>();
        // The rows of one moment, with the version of that moment.
        await using var transaction = await city.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        var version = await city.Set<SiloTableVersion>().AsNoTracking().Select(table => table.Version).SingleAsync();
        var rows = await city.Set<SiloRow>().AsNoTracking().ToListAsync();
        return (new(version, version.ToString(CultureInfo.InvariantCulture)), rows);
    }

    async Task Do(Func<CityContext, Task<int>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<CityContext>());
    }

    static Tuple<MembershipEntry, string> Member(SiloRow row) =>
        new(
            new()
            {
                SiloAddress = SiloAddress.FromParsableString(row.Address),
                SiloName = row.Name,
                HostName = row.Host,
                Status = Enum.Parse<SiloStatus>(row.Status),
                SuspectTimes = Read(row.Suspects),
                StartTime = row.StartedAt.UtcDateTime,
                IAmAliveTime = row.AliveAt.UtcDateTime,
            },
            row.Tag.ToString(CultureInfo.InvariantCulture)
        );

    static string Written(IEnumerable<Tuple<SiloAddress, DateTime>>? suspects) =>
        string.Join(
            ' ',
            (suspects ?? []).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Item1.ToParsableString()}#{one.Item2.Ticks}"))
        );

    static List<Tuple<SiloAddress, DateTime>> Read(string suspects) =>
        [
            .. suspects
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(one => one.Split('#'))
                .Select(one =>
                    Tuple.Create(
                        SiloAddress.FromParsableString(one[0]),
                        new DateTime(long.Parse(one[1], CultureInfo.InvariantCulture), DateTimeKind.Utc)
                    )
                ),
        ];

    static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
