using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Video.Content;

namespace Yingzhou.Support.Video.Handling;

/// <summary>申请、同意、收回 of sharing.</summary>
sealed class SharingDeeds(CityContext city, CityStep step, VideoContent content, IOrganisation organisation, IPermissions permissions)
{
    const int MostCameras = 50;

    public Task<Outcome<SharingGrant>> Ask(AskSharingRequest request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<SharingGrant>(
            nameof(Ask),
            () =>
            {
                var asked = Asked(request, official);
                if (asked.Succeeded)
                    city.Add(asked.Value);
                return Task.FromResult(asked);
            },
            cancel
        );
    }

    Outcome<SharingGrant> Asked(AskSharingRequest request, Subject official)
    {
        if (official.ActingPost is not { Unit: var unit })
            return VideoFaults.NoPost;
        if (permissions.Refuse(official, VideoRights.Ask, ResourceOf(unit.Id, unit.Region)) is { } refused)
            return refused;
        if (!content.Purposes.TryGetValue(request.Purpose, out var purpose))
            return VideoFaults.Purpose;
        if (request.Ground.Trim().Length is < 4 or > 200)
            return VideoFaults.Ground;
        var today = city.Clock.GetUtcNow().Day();
        if (
            request.From < today
            || request.Until < request.From
            || request.Until.DayNumber - request.From.DayNumber >= SharingGrant.LongestDays
        )
            return VideoFaults.Period;
        var codes = request.Cameras.Distinct().ToList();
        if (codes.Count is < 1 or > MostCameras || codes.Exists(code => !content.ByCode.ContainsKey(code)))
            return VideoFaults.Cameras;
        var cameras = codes.ConvertAll(code => content.ByCode[code]);
        var owners = cameras.Select(camera => organisation.FindUnit(camera.Department, camera.Division)).Distinct().ToList();
        if (owners is not [{ } owner])
            return VideoFaults.Cameras;
        if (owner.Id == unit.Id)
            return VideoFaults.OwnCameras;
        return new SharingGrant
        {
            Region = owner.Region,
            Unit = unit.Id,
            Owner = owner.Id,
            Cameras = string.Join('\n', codes),
            Purpose = purpose,
            Ground = request.Ground.Trim(),
            FromAt = CityTime.StartOf(request.From),
            UntilAt = CityTime.EndOf(request.Until),
            AskedBy = official.ActorId,
            AskedName = official.Name,
        };
    }

    public Task<Outcome<SharingGrant>> Decide(
        Guid id,
        int seen,
        bool granted,
        string? reason,
        Subject official,
        CancellationToken cancel
    ) =>
        On(nameof(Decide), id, seen, official, grant => grant.Decide(granted, reason, city.Actors.Current, city.Clock.GetUtcNow()), cancel);

    public Task<Outcome<SharingGrant>> Revoke(Guid id, int seen, string? reason, Subject official, CancellationToken cancel) =>
        On(nameof(Revoke), id, seen, official, grant => grant.Revoke(reason, city.Actors.Current, city.Clock.GetUtcNow()), cancel);

    public async Task<Outcome<SharingGrant[]>> Of(Subject official, CancellationToken cancel)
    {
        if (official.ActingPost is not { Unit: var unit })
            return VideoFaults.NoPost;
        if (permissions.Refuse(official, VideoRights.View, ResourceOf(unit.Id, unit.Region)) is { } refused)
            return refused;
        return await city.Set<SharingGrant>()
            .AsNoTracking()
            .Where(grant => grant.Unit == unit.Id || grant.Owner == unit.Id)
            .OrderByDescending(grant => grant.CreatedAt)
            .ToArrayAsync(cancel);
    }

    Task<Outcome<SharingGrant>> On(
        string doing,
        Guid id,
        int seen,
        Subject official,
        Func<SharingGrant, Fault?> change,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return step.Run<SharingGrant>(
            doing,
            async () =>
            {
                if (await city.Set<SharingGrant>().FindAsync([id], cancel) is not { } grant)
                    return VideoFaults.NoGrant;
                var resource = ResourceOf(grant.Owner, grant.Region) with { Deeds = [new Deed(VideoRights.Ask, grant.AskedBy)] };
                if (permissions.Refuse(official, VideoRights.Grant, resource) is { } refused)
                    return refused;
                if (grant.Version != seen)
                    return VideoFaults.Stale;
                return change(grant) is { } fault ? fault : grant;
            },
            cancel
        );
    }

    static Resource ResourceOf(string unit, string region) => new("video-grant", unit) { Region = region, UnitId = unit };
}
