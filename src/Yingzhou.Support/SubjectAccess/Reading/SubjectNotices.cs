using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Notices;

namespace Yingzhou.Support.SubjectAccess.Reading;

/// <summary>What became of a request, for a month after the answer.</summary>
sealed class SubjectNotices(CityContext city) : INoticeSource
{
    static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<IReadOnlyList<Notice>> Of(Subject party, CancellationToken cancel)
    {
        var since = city.Clock.GetUtcNow() - Kept;
        var mine = await city.Set<SubjectRequest>()
            .AsNoTracking()
            .Where(one => one.PersonKey == party.PersonKey && (one.AnsweredAt == null || one.AnsweredAt >= since))
            .OrderByDescending(one => one.Id)
            .Take(20)
            .ToListAsync(cancel);
        return
        [
            .. mine.Select(one => new Notice(
                NoticeKind.Message,
                "个人信息请求",
                one.Reply ?? $"处理中，最迟 {one.AnswerBy:yyyy-MM-dd} 答复。",
                "/my/data",
                one.AnsweredAt ?? one.AskedAt
            )),
        ];
    }
}
