using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.NoVisit.Content;
using Yingzhou.Apps.Services.NoVisit.Identity;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Apps.Services.NoVisit.Video;

/// <param name="Slot">The beginning of a booked half hour; <c>null</c> to queue now.</param>
/// <param name="Key">The same for the same press of the button.</param>
public sealed record JoinQueueRequest(string? Item, string? Route, DateTimeOffset? Slot, bool CallBack, string? Phone, string Key);

/// <summary>排队、预约或留回电: one open visit a person.</summary>
sealed class JoinQueue(
    CityContext city,
    CityStep step,
    NoVisitContent content,
    CasesContent cases,
    ItemAssurance assurance,
    CallSlots slots
)
{
    public Task<Outcome<Guid>> Run(JoinQueueRequest request, Subject caller, CancellationToken cancel)
    {
        city.Actors.Current = caller.AsActor();
        return step.RunOnce(nameof(JoinQueue), request.Key, () => Join(request, caller, cancel), cancel);
    }

    async Task<Outcome<Guid>> Join(JoinQueueRequest request, Subject caller, CancellationToken cancel)
    {
        if (request.Item is null || !cases.Items.TryGetValue(request.Item, out var item))
            return CallFaults.NoItem;
        if (content.Route(request.Route) is not { } route)
            return CallFaults.NoIsland;
        var phone = (request.Phone ?? "").Trim();
        if (phone.Length > 0 && !IsMobile(phone) || request.CallBack && phone.Length == 0)
            return CallFaults.PhoneMissing;
        var open = city.Set<VideoCall>().Where(one => one.PartyKey == caller.PartyKey && one.EndedAt == null);
        if (await open.AnyAsync(cancel))
            return CallFaults.AlreadyQueued;
        if (request.Slot is { } slot && !await slots.IsFree(slot, cancel))
            return CallFaults.SlotGone;
        var call = VideoCall.Queue(
            new VideoCall
            {
                Region = route.Regions[0],
                Item = item.Id,
                ItemName = item.Name,
                Needed = assurance.Of(item.Id).Level,
                PartyKey = caller.PartyKey ?? "",
                CallerName = Personal.Name(caller.PartyName),
                Phone = phone.Length > 0 ? Personal.Phone(phone) : null,
                QueuedAt = city.Clock.GetUtcNow(),
                BookedFor = request.Slot,
            },
            request.CallBack
        );
        city.Add(call);
        city.Live.Touch(CallTopics.All);
        return call.Id;
    }

    static bool IsMobile(string phone) => phone.Length == 11 && phone[0] == '1' && phone.All(char.IsAsciiDigit);
}
