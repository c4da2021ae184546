using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.Models.Content;
using Yingzhou.Support.Models.Handling;
using Yingzhou.Support.Models.Reading;

namespace Yingzhou.Support.Models;

/// <summary>The surface over the use cases and queries: it sends on, and decides nothing.</summary>
sealed class StoredModels(ModelsContent content, ModelReading reading, VersionDeeds deeds, RunModels run) : IModels
{
    public IReadOnlyList<ModelDefinition> All { get; } = [.. content.ByKey.Values];

    public Task<Outcome<ModelLine[]>> Lines(Subject official, CancellationToken cancel) => reading.Lines(official, cancel);

    public Task<Outcome<ModelCard>> Card(string key, Subject official, CancellationToken cancel) => reading.Card(key, official, cancel);

    public Task<Outcome<ModelVersion>> Register(RegisterVersionRequest request, Subject official, CancellationToken cancel) =>
        deeds.Register(request, official, cancel);

    public Task<Outcome<ModelVersion>> Decide(DecideVersionRequest request, Subject official, CancellationToken cancel) =>
        deeds.Decide(request, official, cancel);

    public Task<Outcome<ModelVersion>> RollBack(RollBackRequest request, Subject official, CancellationToken cancel) =>
        deeds.RollBack(request, official, cancel);

    public Task<Outcome<ModelVersion>> Retire(RetireRequest request, Subject official, CancellationToken cancel) =>
        deeds.Retire(request, official, cancel);

    public Task<Outcome<TriedModel>> Try(string key, IReadOnlyList<double> values, Subject official, CancellationToken cancel) =>
        reading.Try(key, values, official, cancel);

    public Task<ModelAnswer?> Latest(string key, string application, CancellationToken cancel) => reading.Latest(key, application, cancel);

    public Task<int> Run(CancellationToken cancel) => run.Run(cancel);
}
