using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Modelling.Checks;

namespace Yingzhou.Support.Modelling.Handling;

/// <summary>送审 and 放弃: what the drafter decides.</summary>
sealed class SubmitDrawing(CityContext city, DraftDeed deeds, DrawingChecks checks)
{
    public Task<Outcome<DrawingDraft>> Run(SubmitDrawingRequest request, Subject official, CancellationToken cancel) =>
        deeds.Run(
            nameof(SubmitDrawing),
            ModellingRights.Draw,
            request.Draft,
            request.Seen,
            official,
            async draft => draft.Submit(request.Note, city.Clock.GetUtcNow()) ?? await checks.Refuse(draft, cancel),
            cancel
        );

    public Task<Outcome<DrawingDraft>> Drop(DropDrawingRequest request, Subject official, CancellationToken cancel) =>
        deeds.Run(
            "DropDrawing",
            ModellingRights.Draw,
            request.Draft,
            request.Seen,
            official,
            draft => Task.FromResult(draft.Drop(city.Clock.GetUtcNow())),
            cancel
        );
}
