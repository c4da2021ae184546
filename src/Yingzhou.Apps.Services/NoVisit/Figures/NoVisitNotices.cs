using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.NoVisit.Delivery;
using Yingzhou.Apps.Services.NoVisit.Helping;
using Yingzhou.Apps.Services.NoVisit.Pages;
using Yingzhou.Apps.Services.NoVisit.Recording;
using Yingzhou.Apps.Services.NoVisit.Video;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Notices;

namespace Yingzhou.Apps.Services.NoVisit.Figures;

/// <summary>What the video counter and the post have to say: a call that waits, a parcel on its way, an authorisation that ends, a look at a recording.</summary>
sealed class NoVisitNotices(CityContext city, CallQueries calls, ShipmentQueries shipments, Authorise authorise) : INoticeSource
{
    static readonly TimeSpan Ending = TimeSpan.FromDays(7);

    public async Task<IReadOnlyList<Notice>> Of(Subject party, CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        List<Notice> all = [];
        if (await calls.MineOpen(party, cancel) is { } call)
            all.Add(
                new(
                    NoticeKind.Case,
                    $"视频办件：{call.ItemName}",
                    call.Status.Title(),
                    $"/no-visit/video/{call.Id}",
                    call.QueuedAt,
                    call.BookedFor,
                    Waits: call.Status is CallStatus.InCall or CallStatus.Dropped
                )
            );
        all.AddRange(
            (await shipments.Mine(party, cancel))
                .Where(parcel => !parcel.IsOver)
                .Select(parcel => new Notice(
                    NoticeKind.Message,
                    $"{parcel.ItemName}的结果在路上",
                    parcel.Steps.Count > 0 ? parcel.Steps[^1].Words : parcel.Status.Title(),
                    $"/no-visit/shipments/{parcel.Id}",
                    parcel.Steps.Count > 0 ? parcel.Steps[^1].At : parcel.ReadyAt,
                    parcel.PromisedAt
                ))
        );
        all.AddRange(
            (await authorise.Mine(party, cancel))
                .Where(one => one.HoldsOn(now.Day()) && CityTime.EndOf(one.Until) - now <= Ending)
                .Select(one => new Notice(
                    NoticeKind.Warning,
                    $"代办委托快到期：{one.ItemName}",
                    "到期后服务点不能再代办，要继续请重新委托。",
                    "/no-visit/help",
                    now,
                    CityTime.EndOf(one.Until)
                ))
        );
        var views = await city.Set<RecordingView>()
            .AsNoTracking()
            .Join(
                city.Set<VideoCall>().Where(one => one.PartyKey == party.PartyKey),
                view => view.CallId,
                one => one.Id,
                (view, one) => new { view, one.ItemName }
            )
            .OrderByDescending(row => row.view.At)
            .Take(20)
            .ToListAsync(cancel);
        all.AddRange(
            views.Select(row => new Notice(
                NoticeKind.Message,
                $"有人查看了您的录像：{row.ItemName}",
                $"{row.view.Viewer}：{row.view.Reason}",
                $"/no-visit/video/{row.view.CallId}",
                row.view.At
            ))
        );
        return all;
    }
}
