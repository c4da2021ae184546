using Yingzhou.Apps.Governance.CityManagement.Casework;
using Yingzhou.Apps.Governance.CityManagement.Desk;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Notices;

namespace Yingzhou.Apps.Governance.CityManagement.Reporting;

/// <summary>What became of one's reports, for a month after it happened.</summary>
sealed class ReportNotices(CityContext city, CityReading reading) : INoticeSource
{
    static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<IReadOnlyList<Notice>> Of(Subject party, CancellationToken cancel)
    {
        var since = city.Clock.GetUtcNow() - Kept;
        return
        [
            .. (await reading.Mine(party, cancel))
                .Where(mine => mine.Report.AnsweredAt >= since || mine.Case?.ClosedAt >= since)
                .Select(mine => new Notice(
                    NoticeKind.Message,
                    $"您反映的“{mine.Report.Text}”",
                    mine.Case is { ClosedAt: not null } ? "已修好结案，请评价。" : mine.Report.Answer ?? "",
                    $"/my/reports/{mine.Report.Id}",
                    mine.Case?.ClosedAt ?? mine.Report.AnsweredAt!.Value
                )),
        ];
    }
}
