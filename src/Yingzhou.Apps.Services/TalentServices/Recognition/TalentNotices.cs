using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.TalentServices.Awards;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Notices;

namespace Yingzhou.Apps.Services.TalentServices.Recognition;

/// <summary>What a talent has to know: how far a recognition is, what was paid.</summary>
sealed class TalentNotices(CityContext city) : INoticeSource
{
    const string Page = "/talent/recognition";

    // Own default: how long news stay.
    const int NewsDays = 90;

    public async Task<IReadOnlyList<Notice>> Of(Subject party, CancellationToken cancel)
    {
        if (party is not { Kind: SubjectKind.Citizen, PersonKey: { } key })
            return [];
        var today = city.Clock.GetUtcNow().Day();
        var recognitions = await city.Set<TalentRecognition>().AsNoTracking().Where(one => one.HolderKey == key).ToListAsync(cancel);
        var awards = await city.Set<TalentAward>().AsNoTracking().Where(one => one.HolderKey == key).ToListAsync(cancel);
        return
        [
            .. recognitions.SelectMany(one => Of(one, today)),
            .. awards
                .Where(one => one.StopReason is LeavingReason.Lowered && one.StoppedOn >= today.AddDays(-NewsDays))
                .Select(one => new Notice(
                    NoticeKind.Message,
                    $"停发：{one.Title}",
                    one.Settle(today) is { ClawBack: > 0 and var back }
                        ? $"类别调整后不再享受，多发的 {back:N2} 元需退回。"
                        : "类别调整后不再享受；已服务月份的部分照发，不用退回。",
                    Page,
                    CityTime.StartOf(one.StoppedOn!.Value)
                )),
            .. awards.SelectMany(award =>
                award
                    .Payments.Where(payment => payment.On >= today.AddDays(-NewsDays))
                    .Select(payment => new Notice(
                        NoticeKind.Message,
                        $"已发放：{award.Title}",
                        $"{payment.Amount:N2} 元。",
                        Page,
                        CityTime.StartOf(payment.On)
                    ))
            ),
        ];
    }

    static IEnumerable<Notice> Of(TalentRecognition one, DateOnly today)
    {
        if (one.IsOpen)
            yield return new(
                NoticeKind.Case,
                $"人才认定（{one.Category} 类）",
                one.Status is RecognitionStatus.Public ? $"正在公示，到 {one.PublicUntil:yyyy-MM-dd}。"
                    : one.Status is RecognitionStatus.Contested ? "公示期内有人提出异议，正在复核。"
                    : "正在核实。",
                Page,
                one.UpdatedAt,
                CityTime.EndOf(one.DueOn)
            );
        if (one.Status is RecognitionStatus.Refused && one.ClosedOn >= today.AddDays(-NewsDays))
            yield return new(
                NoticeKind.Message,
                "人才认定没有通过",
                one.Reason ?? "原因见认定页面。",
                Page,
                CityTime.StartOf(one.ClosedOn.Value)
            );
        // When it runs out, its certificate says so.
        if (one is { Status: RecognitionStatus.Granted, GrantedOn: { } granted } && granted >= today.AddDays(-NewsDays))
            yield return new(NoticeKind.Message, $"已认定为 {one.Category} 类人才", one.Ground, Page, CityTime.StartOf(granted));
    }
}
