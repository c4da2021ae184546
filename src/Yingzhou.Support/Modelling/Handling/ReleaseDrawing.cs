using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Forms;
using Yingzhou.Support.Modelling.Checks;
using Yingzhou.Support.Modelling.Reading;
using Yingzhou.Support.Process;
using Yingzhou.Support.Releases;
using Yingzhou.Support.Rules;

namespace Yingzhou.Support.Modelling.Handling;

/// <summary>审核: the second official puts a draft into force, or sends it back. The engine that runs the drawing takes it in the same step.</summary>
sealed class ReleaseDrawing(
    CityContext city,
    DraftDeed deeds,
    DrawingChecks checks,
    DrawingVersions versions,
    IProcesses processes,
    IRules rules,
    IForms forms
)
{
    public Task<Outcome<DrawingDraft>> Run(ReleaseDrawingRequest request, Subject official, CancellationToken cancel) =>
        deeds.Run(
            nameof(ReleaseDrawing),
            ModellingRights.Release,
            request.Draft,
            request.Seen,
            official,
            async draft =>
            {
                if (draft.Status is not DraftStatus.Submitted)
                    return ModellingFaults.NotSubmitted;
                if (
                    (await versions.Of(draft.Kind, draft.Key, cancel) is [var newest, ..] ? newest.Version : DrawingDraft.Nothing)
                    != draft.BasedOn
                )
                    return ModellingFaults.Overtaken;
                if (await checks.Refuse(draft, cancel) is { } broken)
                    return broken;
                var released = await Release(draft, cancel);
                return released.Fault ?? draft.Release(released.Value, city.Actors.Current, city.Clock.GetUtcNow());
            },
            cancel
        );

    public Task<Outcome<DrawingDraft>> SendBack(SendBackDrawingRequest request, Subject official, CancellationToken cancel) =>
        deeds.Run(
            "SendBackDrawing",
            ModellingRights.Release,
            request.Draft,
            request.Seen,
            official,
            draft => Task.FromResult(draft.SendBack(request.Reason, city.Actors.Current)),
            cancel
        );

    async Task<Outcome<int>> Release(DrawingDraft draft, CancellationToken cancel)
    {
        if (draft.Kind is ModelKind.Decision)
            return await rules.Release(draft.Key, draft.Text, cancel);
        if (draft.Kind is ModelKind.Form)
            return await forms.Release(draft.Key, draft.Text, cancel);
        await processes.Release(draft.Text, cancel);
        return (await processes.Versions(draft.Key, cancel))[0].Version is var version && version > draft.BasedOn
            ? version
            : new Fault("modelling.nothing-changed", "草稿和现行版本一模一样，没有可发布的改动。", 409);
    }
}
