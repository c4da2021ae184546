using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Modelling.Handling;

/// <summary>What every deed on a draft begins with: it is there, it is what the official saw, and they may do it.</summary>
sealed class DraftDeed(CityContext city, CityStep step, IPermissions permissions)
{
    public Task<Outcome<DrawingDraft>> Run(
        string doing, string right, Guid id, int seen, Subject official, Func<DrawingDraft, Task<Fault?>> deed, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<DrawingDraft>(
            doing,
            async () =>
            {
                if (await city.Set<DrawingDraft>().FindAsync([id], cancel) is not { } draft)
                    return ModellingFaults.NoDraft;
                if (permissions.Refuse(official, right, ModellingRights.ResourceOf(draft)) is { } refused)
                    return refused;
                if (draft.Version != seen)
                    return ModellingFaults.Stale;
                return await deed(draft) is { } fault ? fault : draft;
            },
            cancel
        );
    }
}
