using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Notices;
using Yingzhou.Support.Objections.Content;

namespace Yingzhou.Support.Objections.Reading;

/// <summary>What became of one's objections, for a month after the answer.</summary>
sealed class ObjectionNotices(CityContext city, ObjectionsContent content) : INoticeSource
{
    static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<IReadOnlyList<Notice>> Of(Subject party, CancellationToken cancel)
    {
        var since = city.Clock.GetUtcNow() - Kept;
        var mine = await city.Set<Objection>()
            .AsNoTracking()
            .Where(one => one.RaisedByKey == party.PartyKey && (one.AnsweredAt == null || one.AnsweredAt >= since))
            .OrderByDescending(one => one.Id)
            .Take(20)
            .ToListAsync(cancel);
        return
        [
            .. mine.Select(one => new Notice(
                NoticeKind.Message,
                $"{content.Find(one.Matter)?.Title ?? "异议"}：{one.Title}",
                one.Reply is { } reply
                    ? $"{(one.Upheld is true ? "成立" : "不成立")}。{reply}"
                    : $"核查中，最迟 {one.AnswerBy:yyyy-MM-dd} 答复。",
                "/my/objections",
                one.AnsweredAt ?? one.RaisedAt
            )),
        ];
    }
}
