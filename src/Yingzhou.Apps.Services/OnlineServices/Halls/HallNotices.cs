using Yingzhou.Assurance.Permission;
using Yingzhou.Support.Notices;

namespace Yingzhou.Apps.Services.OnlineServices.Halls;

/// <summary>An appointment that is coming.</summary>
sealed class HallNotices(HallQueue queue, HallsContent halls) : INoticeSource
{
    public async Task<IReadOnlyList<Notice>> Of(Subject party, CancellationToken cancel) =>
        [
            .. (await queue.Mine(party, cancel))
                .Where(visit => visit.Status is VisitStatus.Booked)
                .Select(visit => new Notice(
                    NoticeKind.Message,
                    $"大厅预约：{halls.Find(visit.Hall)?.Name}",
                    "过了时间半小时还没到，预约作废。",
                    "/halls",
                    visit.CreatedAt,
                    visit.Slot
                )),
        ];
}
