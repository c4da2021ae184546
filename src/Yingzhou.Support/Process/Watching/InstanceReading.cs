using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Process.Care;
using Yingzhou.Support.Process.Definitions;
using Yingzhou.Support.Process.Storage;

namespace Yingzhou.Support.Process.Watching;

/// <summary>One instance in full.</summary>
sealed class InstanceReading(
    CityContext city,
    DefinitionStore definitions,
    IPermissions permissions,
    IProcesses processes,
    InstanceSearch search,
    WaitingList waiting
)
{
    const int MostSteps = 200;

    static readonly Fault Unknown = new("process.instance-unknown", "没有这个流程实例，请从列表重新进入。", 404);

    public async Task<Outcome<InstanceView>> Find(Guid id, Subject subject, CancellationToken cancel)
    {
        var instance = await city.Set<ProcessInstance>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancel);
        if (instance is null)
            return Unknown;
        var resource = ProcessCare.ResourceOf(instance);
        if (permissions.Refuse(subject, ProcessRights.Watch, resource) is { } refused)
            return refused;
        var process = await definitions.ById(city, instance.DefinitionId, cancel);
        var incidents = await city.Set<IncidentRow>().AsNoTracking().Where(i => i.InstanceId == id).ToListAsync(cancel);
        var log = await city.Set<LogRow>()
            .AsNoTracking()
            .Where(row => row.InstanceId == id)
            .OrderByDescending(row => row.Step)
            .Take(MostSteps)
            .ToListAsync(cancel);
        var care = permissions.Decide(subject, ProcessRights.Care, resource);
        return new InstanceView(
            (await search.Lines([instance], cancel))[0],
            instance.DefinitionId,
            (await processes.Picture(id, cancel))!,
            incidents.ConvertAll(row => IncidentQueries.Line(row, instance, process)),
            await waiting.Of(instance, process, cancel),
            log.ConvertAll(row => LogWords.Of(row, process.Executable)),
            VariableMask.Apply(ProcessStateJson.Read(instance.State).Variables),
            instance.Version,
            care.Allowed ? null : care.Sentence
        );
    }
}
