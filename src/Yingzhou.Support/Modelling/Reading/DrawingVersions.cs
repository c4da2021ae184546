using Yingzhou.Support.Process;
using Yingzhou.Support.Releases;

namespace Yingzhou.Support.Modelling.Reading;

/// <summary>Released versions of any kind, wherever the engine that runs them keeps them.</summary>
sealed class DrawingVersions(IProcesses processes, IReleases releases, IEnumerable<IDrawingUse> uses)
{
    /// <returns>Newest first; empty when there is no such drawing.</returns>
    public async Task<IReadOnlyList<DrawingVersion>> Of(ModelKind kind, string key, CancellationToken cancel) =>
        kind is ModelKind.Process ? [.. (await processes.Versions(key, cancel)).Select(Version)]
        // The order of a bundle's legs is drawn where bundles are kept.
        : kind is ModelKind.Bundle ? []
        : [.. releases.Versions(kind, key).Select(Version)];

    public async Task<IReadOnlyList<(Drawing Drawing, DrawingVersion Version)>> InForce(CancellationToken cancel) =>
        [
            .. (await processes.Versions(cancel: cancel)).Select(process =>
                (new Drawing(ModelKind.Process, process.Key, process.Xml), Version(process))
            ),
            .. releases
                .AllInForce(ModelKind.Decision)
                .Concat(releases.AllInForce(ModelKind.Form))
                .Select(model => (new Drawing(model.Kind, model.Key, model.Text), Version(model))),
        ];

    public IReadOnlyList<string> UsedBy(ModelKind kind, string key) => [.. uses.SelectMany(use => use.UsedBy(kind, key)).Distinct()];

    static DrawingVersion Version(ProcessDefinition process) => new(process.Version, process.Name, process.Xml, process.ReleasedAt);

    DrawingVersion Version(ReleasedModel model) => new(model.Version, NameOf(model), model.Text, model.InForceAt);

    // form-js gives a form no name: it is called after what it is filled in for.
    string NameOf(ReleasedModel model) =>
        model.Kind is ModelKind.Form && UsedBy(model.Kind, model.Key) is [var first, ..] ? $"{first}表单" : model.Name;
}
