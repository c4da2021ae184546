using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Process.Definitions;
using Yingzhou.Support.Process.Storage;
using Yingzhou.Support.Process.Watching;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Support.Process.Mining;

/// <summary>
/// Mines a released version from the stays that the engine keeps. What a stay may take is the P90 of the period of equal length before: a step is a bottleneck when it has become
/// one, not when its work is long.
/// </summary>
sealed class MiningReading(CityContext city, DefinitionStore definitions, WatchScope scope, VersionList versions)
{
    const int MostInstances = 10_000;
    const int Portion = 500;

    // Fewer earlier stays give no expectation. Own default.
    const int FewestExpected = 30;

    public async Task<Outcome<MinedVersion>> Find(MiningQuery query, Subject subject, CancellationToken cancel)
    {
        var area = scope.Of(subject);
        if (!area.Succeeded)
            return area.Fault;
        if (query.Until <= query.From)
            return new Fault("process.mining-period", "结束日期应不早于开始日期。", 400) { Field = "last" };
        if (await versions.Find(query.Version, cancel) is not { } version)
            return VersionList.Unknown;

        var ended = city.Set<ProcessInstance>()
            .AsNoTracking()
            .Where(i => i.DefinitionId == query.Version && i.EndedAt >= query.From && i.EndedAt < query.Until)
            .Within(area.Value);
        var many = await ended.CountAsync(cancel);
        var read = await ended
            .OrderByDescending(i => i.Id)
            .Take(Math.Clamp(query.Most, 1, MostInstances))
            .Select(i => new
            {
                i.Id,
                i.Status,
                i.Unit,
            })
            .ToListAsync(cancel);

        var design = await Design(query.Version, cancel);
        var log = new List<LoggedEvent>();
        foreach (var portion in read.Chunk(Portion))
            log.AddRange(await Log([.. portion.Select(i => i.Id)], design, cancel));
        var (expected, since) = await Expected(query, area.Value, cancel);
        var report = ProcessMining.Mine(
            log,
            design,
            expected,
            read.Where(i => i.Status is ProcessStatus.Completed).Select(i => i.Id.ToString()).ToHashSet()
        );
        return new MinedVersion(version, report, many, since);
    }

    async Task<DesignedFlow> Design(Guid version, CancellationToken cancel)
    {
        var released = (await definitions.ById(city, version, cancel)).Definition;
        return DesignedFlow.Of(BpmnXml.Read(released.Xml).Definitions!.Process(released.Key)!);
    }

    async Task<IEnumerable<LoggedEvent>> Log(Guid[] instances, DesignedFlow design, CancellationToken cancel)
    {
        var stays = await city.Set<VisitRow>().AsNoTracking().Where(v => instances.Contains(v.InstanceId)).ToListAsync(cancel);
        var posts = (
            await city.Set<UserTask>()
                .AsNoTracking()
                .Where(t => instances.Contains(t.InstanceId) && t.AddedTo == null)
                .Select(t => new
                {
                    t.InstanceId,
                    t.ElementInstanceId,
                    t.Post,
                })
                .ToListAsync(cancel)
        ).ToLookup(t => (t.InstanceId, t.ElementInstanceId), t => t.Post);
        return stays
            .Where(stay => design.Activities.ContainsKey(stay.ElementId))
            .OrderBy(stay => stay.InstanceId)
            .ThenBy(stay => stay.EnteredAt)
            .ThenBy(stay => stay.ElementInstanceId)
            .SelectMany(stay => Lines(stay, UnitOf(posts[(stay.InstanceId, stay.ElementInstanceId)].LastOrDefault())));
    }

    static IEnumerable<LoggedEvent> Lines(VisitRow stay, string unit)
    {
        var (@case, id) = (stay.InstanceId.ToString(), stay.ElementInstanceId);
        yield return new(@case, stay.ElementId, unit, stay.EnteredAt, LoggedKind.Ready, id);
        if (stay.LeftAt is { } left)
            yield return new(@case, stay.ElementId, unit, left, stay.IsCancelled ? LoggedKind.Cancelled : LoggedKind.Finished, id);
    }

    // unit/role
    static string UnitOf(string? post) => post?.Split('/')[0] ?? "";

    async Task<(IReadOnlyDictionary<string, double>, DateTimeOffset?)> Expected(
        MiningQuery query,
        RegionScope area,
        CancellationToken cancel
    )
    {
        var since = query.From - (query.Until - query.From);
        var stays = await city.Set<VisitRow>()
            .AsNoTracking()
            .Where(v =>
                v.DefinitionId == query.Version && v.LeftAt >= since && v.LeftAt < query.From && !v.IsCancelled && v.Seconds != null
            )
            .Within(area)
            .Select(v => new { v.ElementId, v.Seconds })
            .ToListAsync(cancel);
        var expected = stays
            .GroupBy(v => v.ElementId)
            .Where(same => same.Count() >= FewestExpected)
            .ToDictionary(same => same.Key, same => Quantile.NinthDecile(same.Select(v => v.Seconds!.Value / 3600.0))!.Value);
        return (expected, expected.Count > 0 ? since : null);
    }
}
