using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.Modelling.Checks;
using Yingzhou.Support.Modelling.Handling;
using Yingzhou.Support.Modelling.Reading;
using Yingzhou.Support.Releases;

namespace Yingzhou.Support.Modelling;

/// <summary>The surface over the use cases and queries: it sends on, and decides nothing.</summary>
sealed class Modelling(
    DrawingQueries queries,
    DrawingChecks checks,
    BeginDrawing begin,
    SaveDrawing save,
    SubmitDrawing submit,
    ReleaseDrawing release
) : IModelling
{
    public Task<IReadOnlyList<DrawingLine>> Drawings(CancellationToken cancel) => queries.All(cancel);

    public Task<Outcome<DrawingView>> Drawing(ModelKind kind, string key, CancellationToken cancel) => queries.Find(kind, key, cancel);

    public Task<Outcome<DrawingDraft>> Begin(BeginDrawingRequest request, Subject official, CancellationToken cancel) =>
        begin.Run(request, official, cancel);

    public Task<Outcome<DrawingDraft>> Save(SaveDrawingRequest request, Subject official, CancellationToken cancel) =>
        save.Run(request, official, cancel);

    public Task<IReadOnlyList<DrawingProblem>> Check(ModelKind kind, string key, string text, CancellationToken cancel) =>
        checks.Of(new Drawing(kind, key, text), cancel);

    public Task<Outcome<DrawingDraft>> Submit(SubmitDrawingRequest request, Subject official, CancellationToken cancel) =>
        submit.Run(request, official, cancel);

    public Task<Outcome<DrawingDraft>> Release(ReleaseDrawingRequest request, Subject official, CancellationToken cancel) =>
        release.Run(request, official, cancel);

    public Task<Outcome<DrawingDraft>> SendBack(SendBackDrawingRequest request, Subject official, CancellationToken cancel) =>
        release.SendBack(request, official, cancel);

    public Task<Outcome<DrawingDraft>> Drop(DropDrawingRequest request, Subject official, CancellationToken cancel) =>
        submit.Drop(request, official, cancel);
}
