using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Video.Content;

namespace Yingzhou.Support.Video.Handling;

/// <summary>调阅: begun with a ground, watched while it is open and its grant stands, stopped by hand or by the clock.</summary>
sealed class Viewing(
    CityContext city,
    CityStep step,
    VideoContent content,
    Stills stills,
    IOrganisation organisation,
    IPermissions permissions
)
{
    const string Police = "public-security";
    const int ShownViews = 200;

    public async Task<Outcome<CameraLine[]>> Cameras(Subject official, CancellationToken cancel)
    {
        if (Refuse(official, VideoRights.View) is { } refused)
            return refused;
        var (unit, now, grants) = (official.ActingPost!.Unit.Id, city.Clock.GetUtcNow(), await Grants(cancel));
        CameraLine[] lines =
        [
            .. content
                .ByCode.Values.OrderBy(camera => camera.Group, StringComparer.Ordinal)
                .ThenBy(camera => camera.Code, StringComparer.Ordinal)
                .Select(camera => (Camera: camera, Owner: OwnerOf(camera)))
                .Where(one => one.Owner is not null)
                .Select(one => new CameraLine(one.Camera, one.Owner!, WhyNot(one.Camera, one.Owner!, unit, now, grants))),
        ];
        return lines;
    }

    string? WhyNot(Camera camera, string owner, string unit, DateTimeOffset now, IReadOnlyList<VideoGrant> grants)
    {
        var asked = content.Purposes.Values.Select(purpose => VideoAccess.Of(camera.Code, owner, unit, purpose, now, grants)).ToList();
        return asked.Exists(one => one.Succeeded)
            ? Blurred(camera, unit)?.Detail
            : (asked.Find(one => one.Fault!.Code == "video.grant-not-now") is { Fault: { } late } ? late : asked[0].Fault!).Detail;
    }

    public Task<Outcome<VideoView>> Begin(BeginViewRequest request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<VideoView>(
            nameof(Begin),
            async () =>
            {
                if (Refuse(official, VideoRights.View) is { } refused)
                    return refused;
                if (!content.ByCode.TryGetValue(request.Camera, out var camera) || OwnerOf(camera) is not { } owner)
                    return VideoFaults.NoCamera;
                if (!content.Purposes.TryGetValue(request.Purpose, out var purpose))
                    return VideoFaults.Purpose;
                if (request.Ground.Trim().Length is < 4 or > 200)
                    return VideoFaults.Ground;
                var (post, now, grants) = (official.ActingPost!, city.Clock.GetUtcNow(), await Grants(cancel));
                var may = VideoAccess.Of(camera.Code, owner, post.Unit.Id, purpose, now, grants);
                if (may.Fault is { } forbidden)
                    return forbidden;
                if (Blurred(camera, post.Unit.Id) is { } clear)
                    return clear;
                var grant = grants.SingleOrDefault(one => one.Id == may.Value.Grant);
                var view = new VideoView
                {
                    Region = camera.Division,
                    Camera = camera.Code,
                    ViewerId = official.ActorId,
                    ViewerName = official.Name,
                    PostTitle = post.Title,
                    Unit = post.Unit.Id,
                    Owner = owner,
                    Purpose = purpose,
                    Ground = request.Ground.Trim(),
                    GrantId = grant is null ? null : Guid.Parse(grant.Id),
                    StartedAt = now,
                    EndsAt = VideoAccess.EndOf(now, grant),
                };
                view.Announce();
                city.Add(view);
                return view;
            },
            cancel
        );
    }

    public async Task<Outcome<VideoView>> Mine(Guid id, Subject official, CancellationToken cancel) =>
        await city.Set<VideoView>().AsNoTracking().SingleOrDefaultAsync(view => view.Id == id, cancel) is { } view
        && view.ViewerId == official.ActorId
            ? view
            : VideoFaults.NoView;

    public Task<Outcome<Done>> Stop(Guid id, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            nameof(Stop),
            async () =>
            {
                if (await city.Set<VideoView>().FindAsync([id], cancel) is not { } view || view.ViewerId != official.ActorId)
                    return VideoFaults.NoView;
                view.Stop(city.Clock.GetUtcNow());
                return Done.It;
            },
            cancel
        );
    }

    public async Task<Outcome<string>> Still(Guid id, Subject official, CancellationToken cancel)
    {
        var open = await Open(id, official, cancel);
        return open.Fault is { } over ? over : await stills.Of(open.Value.Camera, open.Value.View, city.Clock.GetUtcNow(), cancel);
    }

    public async Task<Outcome<string>> Stream(Guid id, Subject official, CancellationToken cancel)
    {
        var open = await Open(id, official, cancel);
        return open.Fault is { } over ? over
            : open.Value.Camera.Stream is { } stream ? stream
            : VideoFaults.NoStream;
    }

    public async Task<Outcome<VideoView[]>> Views(Subject official, CancellationToken cancel)
    {
        if (Refuse(official, VideoRights.Audit) is { } refused)
            return refused;
        var unit = official.ActingPost!.Unit.Id;
        return await city.Set<VideoView>()
            .AsNoTracking()
            .Where(view => view.Owner == unit)
            .OrderByDescending(view => view.StartedAt)
            .Take(ShownViews)
            .ToArrayAsync(cancel);
    }

    // Asked again for every picture: a grant that was taken back ends the view within one picture.
    async Task<Outcome<(VideoView View, Camera Camera)>> Open(Guid id, Subject official, CancellationToken cancel)
    {
        var mine = await Mine(id, official, cancel);
        if (mine.Fault is { } none)
            return none;
        var view = mine.Value;
        if (!view.IsOpen(city.Clock.GetUtcNow()))
            return VideoFaults.Over;
        if (!content.ByCode.TryGetValue(view.Camera, out var camera))
            return VideoFaults.NoCamera;
        if (Blurred(camera, view.Unit) is { } clear)
            return clear;
        var stands =
            view.GrantId is not { } grant
            || await city.Set<SharingGrant>().AnyAsync(one => one.Id == grant && one.Stage == GrantStage.Granted, cancel);
        return stands ? (view, camera) : VideoFaults.Over;
    }

    Fault? Blurred(Camera camera, string unit) =>
        VideoAccess.MayStream(organisation.Unit(unit)?.Department == Police, camera.IsBlurred) ? null : VideoFaults.NotBlurred;

    async Task<IReadOnlyList<VideoGrant>> Grants(CancellationToken cancel) =>
        [
            .. (await city.Set<SharingGrant>().AsNoTracking().Where(grant => grant.Stage == GrantStage.Granted).ToListAsync(cancel)).Select(
                grant => grant.Rule
            ),
        ];

    string? OwnerOf(Camera camera) => organisation.FindUnit(camera.Department, camera.Division)?.Id;

    Fault? Refuse(Subject official, string action) =>
        official.ActingPost is not { Unit: var unit }
            ? VideoFaults.NoPost
            : permissions.Refuse(official, action, new("video", unit.Id) { Region = unit.Region, UnitId = unit.Id });
}
