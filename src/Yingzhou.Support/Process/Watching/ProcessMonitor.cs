using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Process.Definitions;
using Yingzhou.Support.Process.Mining;
using Yingzhou.Support.Process.Simulating;

namespace Yingzhou.Support.Process.Watching;

sealed class ProcessMonitor(
    CityContext city,
    DefinitionStore definitions,
    WatchScope scope,
    VersionList versions,
    InstanceSearch search,
    InstanceReading reading,
    HeatReading heat,
    MiningReading mining,
    Simulation simulation
) : IProcessMonitor
{
    public async Task<Outcome<IReadOnlyList<VersionLine>>> Versions(Subject subject, CancellationToken cancel)
    {
        if (scope.Of(subject).Fault is { } refused)
            return refused;
        return new List<VersionLine>(await versions.All(cancel));
    }

    public Task<Outcome<Page<InstanceLine>>> Instances(InstanceQuery query, Subject subject, CancellationToken cancel) =>
        search.Find(query, subject, cancel);

    public Task<Outcome<InstanceView>> Instance(Guid id, Subject subject, CancellationToken cancel) => reading.Find(id, subject, cancel);

    public Task<Outcome<HeatMap>> HeatMap(HeatQuery query, Subject subject, CancellationToken cancel) => heat.Find(query, subject, cancel);

    public Task<Outcome<MinedVersion>> Mine(MiningQuery query, Subject subject, CancellationToken cancel) =>
        mining.Find(query, subject, cancel);

    public async Task<Outcome<string>> Drawing(Guid version, Subject subject, CancellationToken cancel)
    {
        if (scope.Of(subject).Fault is { } refused)
            return refused;
        return await versions.Find(version, cancel) is null
            ? VersionList.Unknown
            : (await definitions.ById(city, version, cancel)).Definition.Xml;
    }

    public Task<Outcome<SimulationReport>> Simulate(SimulateChange request, Subject subject, CancellationToken cancel) =>
        simulation.Run(request, subject, cancel);
}
