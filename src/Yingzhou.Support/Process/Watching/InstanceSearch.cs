using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Process.Definitions;
using Yingzhou.Support.Process.Storage;

namespace Yingzhou.Support.Process.Watching;

/// <summary>Finds instances over all processes; the reader's area is part of the query, and a page costs the same wherever it lies.</summary>
sealed class InstanceSearch(CityContext city, DefinitionStore definitions, WatchScope scope)
{
    public async Task<Outcome<Page<InstanceLine>>> Find(InstanceQuery query, Subject subject, CancellationToken cancel)
    {
        var area = scope.Of(subject);
        if (!area.Succeeded)
            return area.Fault;
        if (query.Region is { Length: > 0 } region && (region.Length > 12 || !region.All(char.IsAsciiDigit)))
            return new Fault("process.region-code", "区划代码应为 4 到 12 位数字，请从列表里选择。") { Field = "region" };
        var instances = await Narrow(city.Set<ProcessInstance>().AsNoTracking().Within(area.Value), query, cancel);
        if (Guid.TryParse(query.After, out var last))
            instances = instances.Where(instance => instance.Id.CompareTo(last) < 0);
        var found = await instances.OrderByDescending(instance => instance.Id).Take(query.Size + 1).ToListAsync(cancel);
        return new Page<InstanceLine>(
            await Lines([.. found.Take(query.Size)], cancel),
            found.Count > query.Size ? found[query.Size - 1].Id.ToString() : null
        );
    }

    async Task<IQueryable<ProcessInstance>> Narrow(IQueryable<ProcessInstance> instances, InstanceQuery query, CancellationToken cancel)
    {
        if (query.Region is { Length: > 0 } region)
            instances = instances.Within(new RegionScope(region));
        var versions = await Versions(query, cancel);
        if (versions is not null)
            instances = instances.Where(instance => versions.Contains(instance.DefinitionId));
        if (query.Status is { } status)
            instances = instances.Where(instance => instance.Status == status);
        if (query.Unit is { Length: > 0 } unit)
            instances = instances.Where(instance => instance.Unit == unit);
        if (query.BusinessKey is { Length: > 0 } key)
            instances = instances.Where(instance => instance.BusinessKey == key.Trim());
        if (query.OlderThanDays is { } days)
        {
            var before = city.Clock.GetUtcNow().AddDays(-Math.Clamp(days, 0, 36_500));
            instances = instances.Where(instance => instance.StartedAt <= before);
        }
        if (query.WaitingAt is { Length: > 0 } element)
            instances = instances.Where(instance =>
                city.Set<VisitRow>()
                    .Any(visit =>
                        visit.DefinitionId == instance.DefinitionId
                        && visit.LeftAt == null
                        && visit.ElementId == element
                        && visit.InstanceId == instance.Id
                    )
            );
        if (query.HasIncident is { } has)
            instances = instances.Where(instance => city.Set<IncidentRow>().Any(incident => incident.InstanceId == instance.Id) == has);
        return instances;
    }

    async Task<List<Guid>?> Versions(InstanceQuery query, CancellationToken cancel) =>
        query.Version is { } version ? [version]
        : query.ProcessKey is { Length: > 0 } key
            ? await city.Set<ProcessDefinition>().Where(d => d.Key == key).Select(d => d.Id).ToListAsync(cancel)
        : null;

    public async Task<IReadOnlyList<InstanceLine>> Lines(IReadOnlyList<ProcessInstance> instances, CancellationToken cancel)
    {
        var ids = instances.Select(instance => instance.Id).ToList();
        var waiting = (
            await city.Set<VisitRow>()
                .AsNoTracking()
                .Where(visit => ids.Contains(visit.InstanceId) && visit.LeftAt == null)
                .ToListAsync(cancel)
        ).ToLookup(visit => visit.InstanceId, visit => visit.ElementId);
        var troubled = (
            await city.Set<IncidentRow>()
                .Where(incident => ids.Contains(incident.InstanceId))
                .Select(incident => incident.InstanceId)
                .ToListAsync(cancel)
        ).ToHashSet();
        var lines = new List<InstanceLine>();
        foreach (var instance in instances)
        {
            var process = await definitions.ById(city, instance.DefinitionId, cancel);
            lines.Add(
                new(
                    instance.Id,
                    process.Definition.Name,
                    process.Definition.Key,
                    process.Definition.Version,
                    instance.Title,
                    instance.BusinessKey,
                    instance.Region,
                    instance.Unit,
                    instance.Status,
                    instance.StartedAt,
                    instance.EndedAt,
                    [.. waiting[instance.Id].Select(id => ElementNames.Of(process.Executable, id)).Distinct()],
                    troubled.Contains(instance.Id)
                )
            );
        }
        return lines;
    }
}
