using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Process.Definitions;
using Yingzhou.Support.Process.Storage;
using Yingzhou.Support.Process.Watching;

namespace Yingzhou.Support.Process.Care;

sealed class IncidentQueries(CityContext city, DefinitionStore definitions, WatchScope scope)
{
    public async Task<Outcome<Page<IncidentLine>>> Find(IncidentQuery query, Subject subject, CancellationToken cancel)
    {
        var area = scope.Of(subject);
        if (!area.Succeeded)
            return area.Fault;
        var instances = city.Set<ProcessInstance>().AsNoTracking().Within(area.Value);
        if (query.ProcessKey is { Length: > 0 } key)
        {
            var versions = await city.Set<ProcessDefinition>().Where(d => d.Key == key).Select(d => d.Id).ToListAsync(cancel);
            instances = instances.Where(instance => versions.Contains(instance.DefinitionId));
        }
        var rows = city.Set<IncidentRow>()
            .AsNoTracking()
            .Join(instances, row => row.InstanceId, instance => instance.Id, (row, instance) => new { row, instance });
        if (TimeCursor.Read(query.After) is { } after)
            rows = rows.Where(one => one.row.At < after.At || one.row.At == after.At && one.row.InstanceId.CompareTo(after.Id) < 0);
        var found = await rows.OrderByDescending(one => one.row.At)
            .ThenByDescending(one => one.row.InstanceId)
            .Take(query.Size + 1)
            .ToListAsync(cancel);
        var lines = new List<IncidentLine>();
        foreach (var one in found.Take(query.Size))
            lines.Add(Line(one.row, one.instance, await definitions.ById(city, one.instance.DefinitionId, cancel)));
        var last = found.Count > query.Size ? found[query.Size - 1].row : null;
        return new Page<IncidentLine>(lines, last is null ? null : new TimeCursor(last.At, last.InstanceId).ToString());
    }

    public static IncidentLine Line(IncidentRow row, ProcessInstance instance, ReleasedProcess process) =>
        new(
            row.InstanceId,
            row.ElementInstanceId,
            row.Kind,
            row.ElementId,
            ElementNames.Of(process.Executable, row.ElementId),
            row.Reason,
            row.At,
            process.Definition.Name,
            process.Definition.Version,
            instance.Title,
            instance.BusinessKey,
            instance.Region,
            instance.Unit
        );
}
