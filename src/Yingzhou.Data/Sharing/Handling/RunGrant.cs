using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Sharing.Calling;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Handling;

/// <summary>暂停, 恢复, 撤销: by the provider in one click, by the authority, and by the guard itself.</summary>
sealed class RunGrant(CityContext city, CityStep step, IPermissions permissions, GrantMeters meters, TimeProvider clock)
{
    internal static readonly Fault Unknown = new("sharing.no-grant", "没有这个授权，请从列表重新进入。", 404);

    public Task<Outcome<SharingGrant>> Suspend(string code, string? reason, Subject official, CancellationToken cancel) =>
        Change("SuspendGrant", code, official, grant => grant.Suspend(reason), cancel);

    public Task<Outcome<SharingGrant>> Resume(string code, Subject official, CancellationToken cancel) =>
        Change("ResumeGrant", code, official, grant => grant.Resume(clock.GetUtcNow()), cancel);

    public Task<Outcome<SharingGrant>> Revoke(string code, string? reason, Subject official, CancellationToken cancel) =>
        Change("RevokeGrant", code, official, grant => grant.Revoke(reason, clock.GetUtcNow()), cancel);

    Task<Outcome<SharingGrant>> Change(
        string doing,
        string code,
        Subject official,
        Func<SharingGrant, Fault?> change,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return Changed(
            doing,
            code,
            grant =>
                permissions.Refuse(official, SharingRights.Stop, SharingRights.ResourceOf(code, grant.Provider, grant.Region))
                ?? change(grant),
            cancel
        );
    }

    /// <summary>By the guard: nobody is asked.</summary>
    public Task<Outcome<SharingGrant>> SuspendFor(string code, string reason, CancellationToken cancel)
    {
        city.Actors.Current = Actor.System;
        return Changed("GuardGrant", code, grant => grant.Suspend(reason), cancel);
    }

    public Task<Outcome<SharingGrant>> Tested(string code, CancellationToken cancel)
    {
        city.Actors.Current = Actor.System;
        return Changed(
            "TestGrant",
            code,
            grant =>
            {
                grant.Tested(clock.GetUtcNow());
                return null;
            },
            cancel
        );
    }

    async Task<Outcome<SharingGrant>> Changed(string doing, string code, Func<SharingGrant, Fault?> change, CancellationToken cancel)
    {
        var changed = await step.Run<SharingGrant>(
            doing,
            async () =>
                await city.Set<SharingGrant>().SingleOrDefaultAsync(one => one.Code == code, cancel) is not { } grant ? Unknown
                : change(grant) is { } fault ? fault
                : grant,
            cancel
        );
        // What was counted before says nothing about what comes after.
        meters.Forget(code);
        return changed;
    }
}
