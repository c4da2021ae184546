using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Process.Definitions;
using Yingzhou.Support.Process.Storage;

namespace Yingzhou.Support.Process.Watching;

/// <summary>Counts stays by SQL along the index (definition, left, element): no log is read.</summary>
sealed class HeatReading(CityContext city, DefinitionStore definitions, WatchScope scope, VersionList versions)
{
    // Percentiles by nearest rank: the smallest stay that is not exceeded by half, or by nine tenths, of them.
    const string Statistics = """
        with stays as (
            select element_id, seconds,
                   row_number() over (partition by element_id order by seconds) as place,
                   count(*) over (partition by element_id) as many
            from process_visits
            where definition_id = {0} and left_at >= {1} and left_at < {2} and region >= {3} and region < {4} and is_cancelled = {5} and seconds is not null
        )
        select element_id as element, max(many) as passed, avg(cast(seconds as double precision)) as average,
               max(case when place = (many + 1) / 2 then seconds end) as median,
               max(case when place = (many * 9 + 9) / 10 then seconds end) as ninth
        from stays group by element_id
        """;

    public async Task<Outcome<HeatMap>> Find(HeatQuery query, Subject subject, CancellationToken cancel)
    {
        var area = scope.Of(subject);
        if (!area.Succeeded)
            return area.Fault;
        if (await versions.Find(query.Version, cancel) is not { } version)
            return VersionList.Unknown;
        var process = await definitions.ById(city, query.Version, cancel);
        var stays = (await Stays(query, area.Value, cancel)).ToDictionary(stay => stay.Element);
        var waiting = await city.Set<VisitRow>()
            .Where(visit => visit.DefinitionId == query.Version && visit.LeftAt == null)
            .Within(area.Value)
            .GroupBy(visit => visit.ElementId)
            .Select(group => new
            {
                Element = group.Key,
                Count = group.Count(),
                Since = group.Min(visit => visit.EnteredAt),
            })
            .ToDictionaryAsync(group => group.Element, cancel);
        var most = waiting.Count == 0 ? 0 : waiting.Values.Max(group => group.Count);
        return new HeatMap(
            version,
            [
                .. process
                    .Executable.Elements.Where(element =>
                        stays.ContainsKey(element.Id) || waiting.ContainsKey(element.Id) || Running.VisitBook.IsActivity(element.Kind)
                    )
                    .Select(element =>
                    {
                        var (stay, now) = (stays.GetValueOrDefault(element.Id), waiting.GetValueOrDefault(element.Id));
                        return new HeatElement(
                            element.Id,
                            ElementNames.Of(process.Executable, element.Id),
                            element.Kind,
                            now?.Count ?? 0,
                            now?.Since,
                            stay?.Passed ?? 0,
                            stay is null ? null : TimeSpan.FromSeconds(stay.Average),
                            stay is null ? null : TimeSpan.FromSeconds(stay.Median),
                            stay is null ? null : TimeSpan.FromSeconds(stay.Ninth),
                            HeatScale.Of(now?.Count ?? 0, most)
                        );
                    }),
            ]
        );
    }

    Task<List<Stay>> Stays(HeatQuery query, RegionScope area, CancellationToken cancel) =>
        city
            .Database.SqlQueryRaw<Stay>(
                Statistics,
                Stored(query.Version),
                Stored(query.From),
                Stored(query.Until),
                area.Code,
                area.End,
                false
            )
            .ToListAsync(cancel);

    // As the converters of the city store ids and instants: a raw query has to say it itself.
    object Stored(Guid id) => IsSqlite ? id.ToByteArray(bigEndian: true) : id;

    object Stored(DateTimeOffset at) => IsSqlite ? at.UtcTicks : at.ToUniversalTime();

    bool IsSqlite => city.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal);

    sealed record Stay(string Element, long Passed, double Average, long Median, long Ninth);
}
