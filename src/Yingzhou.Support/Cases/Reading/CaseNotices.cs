using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Notices;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Support.Cases.Reading;

/// <summary>What cases have to say to their applicants: what waits, what was decided, what they hold by it, what runs out.</summary>
sealed class CaseNotices(CityContext city, CasesContent content) : INoticeSource
{
    const int Looked = 100;

    // Own defaults: how long before its end something is worth a warning, and how long news stay.
    static readonly TimeSpan CredentialWarning = TimeSpan.FromDays(60);
    static readonly TimeSpan DraftWarning = TimeSpan.FromDays(7);
    static readonly TimeSpan News = TimeSpan.FromDays(90);

    public async Task<IReadOnlyList<Notice>> Of(Subject party, CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        var cases = await city.Set<Case>()
            .AsNoTracking()
            .Where(@case => @case.ApplicantKey == party.PartyKey)
            .OrderByDescending(@case => @case.Id)
            .Take(Looked)
            .ToListAsync(cancel);
        var drafts = await city.Set<Draft>()
            .AsNoTracking()
            .Where(draft => draft.OwnerKey == party.PartyKey && draft.ExpiresAt > now && draft.ExpiresAt <= now + DraftWarning)
            .ToListAsync(cancel);
        return
        [
            .. cases.SelectMany(@case => Of(@case, now)),
            .. drafts.Select(draft => new Notice(
                NoticeKind.Warning,
                $"没填完的申请快过期：{NameOf(draft.Target)}",
                "过期后要从头填。",
                $"/apply/{draft.Target}",
                draft.ChangedAt,
                draft.ExpiresAt
            )),
        ];
    }

    IEnumerable<Notice> Of(Case @case, DateTimeOffset now)
    {
        var href = $"/my/cases/{@case.Id}";
        if (@case.Status is CaseStatus.Supplementing)
            yield return new(
                NoticeKind.Case,
                $"等您补正：{@case.ItemName}",
                "补齐之前不计时，30 天不补视为撤回。",
                href,
                @case.UpdatedAt,
                @case.NextCheckAt,
                Waits: true
            );
        else if (!@case.IsOver)
            yield return new(
                NoticeKind.Case,
                @case.ItemName,
                $"正在办，现在是“{@case.Status.Title()}”。",
                href,
                @case.UpdatedAt,
                @case.DueAt
            );
        else if (@case.FinishedAt is { } finished && now - finished <= News)
            yield return new(NoticeKind.Message, $"有结果了：{@case.ItemName}", $"{@case.Status.Title()}。", href, finished);
        if (@case.Succeeded && content.Items.GetValueOrDefault(@case.ItemCode)?.Outcome is { Kind: OutcomeKind.Credential } outcome)
        {
            var until = outcome.ValidYears is { } years ? @case.FinishedAt!.Value.AddYears(years) : (DateTimeOffset?)null;
            if (until is { } end && end - now <= CredentialWarning)
                yield return new(
                    NoticeKind.Warning,
                    $"{outcome.Name}{(end <= now ? "已经过期" : "快到期了")}",
                    $"有效期到 {end.Day():yyyy-MM-dd}，请及时办理延续。",
                    href,
                    end - CredentialWarning,
                    end
                );
            else
                yield return new(
                    NoticeKind.Credential,
                    outcome.Name,
                    until is { } to ? $"有效期到 {to.Day():yyyy-MM-dd}。" : "长期有效。",
                    href,
                    @case.FinishedAt!.Value
                );
        }
    }

    string NameOf(string target) =>
        content.Items.GetValueOrDefault(target)?.Name ?? content.Bundles.GetValueOrDefault(target)?.Name ?? target;
}
