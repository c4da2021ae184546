using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.NoVisit.Figures;
using Yingzhou.Apps.Services.NoVisit.Identity;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Apps.Services.NoVisit.Video;

/// <param name="PredictedMinutes"><c>null</c> when no clerk is on duty, or the call has a time of its own.</param>
public sealed record QueueLine(VideoCall Call, double? PredictedMinutes, bool OffersCallBack);

/// <summary>The queue and the load as they are now.</summary>
public sealed record QueueView(IReadOnlyList<QueueLine> Lines, VideoLoad Load, int CallsLastHour);

/// <summary>Calls: the queue of an area, one call for its clerk, one's own.</summary>
sealed class CallQueries(CityContext city, IPermissions permissions, CasesContent cases)
{
    // Own default until ten calls have been measured.
    const double UsualMinutes = 10;

    public async Task<QueueView> Queue(RegionScope scope, CancellationToken cancel)
    {
        var calls = await city.Set<VideoCall>()
            .AsNoTracking()
            .Within(scope)
            .Where(call => call.EndedAt == null)
            .OrderBy(call => call.QueuedAt)
            .Take(200)
            .ToListAsync(cancel);
        var load = await Load(scope, cancel);
        var lines = new List<QueueLine>();
        var ahead = load.Load.Clerks > calls.Count(IsBusy) ? -1 : 0;
        foreach (var call in calls.OrderBy(call => call.BookedFor ?? call.QueuedAt))
        {
            double? wait = call.Status is CallStatus.Waiting && load.Load.Clerks > 0 ? load.Load.PredictedWaitMinutes(ahead++) : null;
            lines.Add(
                new(call, wait, call.Status is CallStatus.Waiting && (load.Load.Clerks == 0 || wait > VideoLoad.CallBackAfterMinutes))
            );
        }
        return new(lines, load.Load, load.Hour);
    }

    /// <summary>The whole city's, as a caller sees it before they queue.</summary>
    public async Task<(double? Minutes, bool OffersCallBack)> Expected(CancellationToken cancel)
    {
        var queue = await Queue(new RegionScope(cases.Organisation.City.Code), cancel);
        if (queue.Load.Clerks == 0)
            return (null, true);
        var waiting = queue.Lines.Count(line => line.Call.Status is CallStatus.Waiting);
        var ahead = queue.Load.Clerks > queue.Lines.Count(line => IsBusy(line.Call)) + waiting ? -1 : waiting;
        return (queue.Load.PredictedWaitMinutes(ahead), queue.Load.OffersCallBack(ahead));
    }

    public async Task<Outcome<VideoCall>> ForClerk(Guid id, Subject clerk, CancellationToken cancel)
    {
        if (await city.Set<VideoCall>().AsNoTracking().SingleOrDefaultAsync(call => call.Id == id, cancel) is not { } found)
            return CallFaults.Unknown;
        return permissions.Refuse(clerk, NoVisitRights.Serve, NoVisitRights.ResourceOf(found)) is { } refused ? refused : found;
    }

    public async Task<Outcome<VideoCall>> Mine(Guid id, Subject caller, CancellationToken cancel) =>
        await city.Set<VideoCall>().AsNoTracking().SingleOrDefaultAsync(call => call.Id == id && call.PartyKey == caller.PartyKey, cancel)
            is { } found
            ? found
            : CallFaults.Unknown;

    public async Task<VideoCall?> MineOpen(Subject caller, CancellationToken cancel) =>
        await city.Set<VideoCall>()
            .AsNoTracking()
            .Where(call => call.PartyKey == caller.PartyKey && call.EndedAt == null)
            .FirstOrDefaultAsync(cancel);

    /// <summary>Finished calls of an area, for the figures.</summary>
    public async Task<IReadOnlyList<VisitedCase>> Finished(RegionScope scope, CancellationToken cancel) =>
        (
            await city.Set<VideoCall>()
                .AsNoTracking()
                .Within(scope)
                .Where(call => call.Status == CallStatus.Finished)
                .Select(call => new { call.VisitReason, call.Region })
                .ToListAsync(cancel)
        ).ConvertAll(call => new VisitedCase(call.VisitReason is null ? 0 : 1, call.VisitReason, call.Region));

    async Task<(VideoLoad Load, int Hour)> Load(RegionScope scope, CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        var (hour, shift) = (now.AddHours(-1), now.AddHours(-2));
        var all = city.Set<VideoCall>().AsNoTracking().Within(scope);
        var arrived = await all.CountAsync(call => call.QueuedAt > hour, cancel);
        var clerks = await all.Where(call => call.StartedAt > shift && call.ClerkId != null)
            .Select(call => call.ClerkId)
            .Distinct()
            .CountAsync(cancel);
        var lasted = await all.Where(call => call.Status == CallStatus.Finished && call.StartedAt != null)
            .OrderByDescending(call => call.EndedAt)
            .Take(50)
            .Select(call => new { call.StartedAt, call.EndedAt })
            .ToListAsync(cancel);
        var minutes =
            lasted.Count >= 10
                ? Math.Max(1, lasted.Average(call => (call.EndedAt!.Value - call.StartedAt!.Value).TotalMinutes))
                : UsualMinutes;
        return (new(arrived, minutes, clerks), arrived);
    }

    /// <summary>Devices on which more people were identified on one day than a family has; the counter's own is no device.</summary>
    public async Task<IReadOnlyList<DeviceFinding>> DevicesToReview(RegionScope scope, CancellationToken cancel)
    {
        var since = city.Clock.GetUtcNow().AddDays(-30);
        var uses = await city.Set<IdentityCheck>()
            .AsNoTracking()
            .Within(scope)
            .Where(check => check.At > since && check.Method != CheckMethod.VideoClerk)
            .Select(check => new DeviceUse(check.Device, check.PartyKey, check.At))
            .ToListAsync(cancel);
        return DeviceWatch.Review(uses, new HashSet<string>());
    }

    static bool IsBusy(VideoCall call) => call.Status is CallStatus.InCall or CallStatus.Dropped;
}
