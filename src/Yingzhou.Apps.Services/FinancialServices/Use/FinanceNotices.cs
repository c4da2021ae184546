using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Notices;

namespace Yingzhou.Apps.Services.FinancialServices.Use;

/// <summary>What banks have to say to an enterprise: their answers, what they read, consents that end.</summary>
sealed class FinanceNotices(CityContext city) : INoticeSource
{
    const int Looked = 50;

    // Own defaults: how long news stay, and how long before its end a consent is worth a warning.
    static readonly TimeSpan News = TimeSpan.FromDays(90);
    static readonly TimeSpan ReadsNews = TimeSpan.FromDays(30);
    static readonly TimeSpan Ending = TimeSpan.FromDays(7);

    public async Task<IReadOnlyList<Notice>> Of(Subject party, CancellationToken cancel)
    {
        if (party is not { Kind: SubjectKind.Enterprise, PartyKey: { } key })
            return [];
        var now = city.Clock.GetUtcNow();
        var (since, readSince, ending) = (now - News, now - ReadsNews, now + Ending);
        var loans = await city.Set<LoanApplication>()
            .AsNoTracking()
            .Where(one => one.PartyKey == key && one.UpdatedAt > since)
            .OrderByDescending(one => one.Id)
            .Take(Looked)
            .ToListAsync(cancel);
        var consents = await city.Set<Consent>()
            .AsNoTracking()
            .Where(one => one.PartyKey == key && one.WithdrawnAt == null && one.LiveTo > now && one.LiveTo <= ending)
            .ToListAsync(cancel);
        var reads = await city.Set<ReadReceipt>()
            .AsNoTracking()
            .Where(one => one.PartyKey == key && one.ReadAt > readSince)
            .OrderByDescending(one => one.Id)
            .Take(Looked)
            .ToListAsync(cancel);
        return
        [
            .. loans.Select(Of).OfType<Notice>(),
            .. consents.Select(consent => new Notice(
                NoticeKind.Warning,
                $"授权快到期：{consent.BankName}",
                $"“{consent.Purpose}”的授权到期后，银行不能再查询。",
                "/finance/consents",
                now,
                consent.LiveTo
            )),
            // Field by field they stand in the receipt; here it is one look.
            .. reads
                .GroupBy(read => (read.Consent, Day: read.ReadAt.Day()))
                .Select(look => new Notice(
                    NoticeKind.Message,
                    $"{look.First().BankName}查询了您的数据",
                    $"{look.First().Purpose}，{look.Select(read => read.Field).Distinct().Count()} 项，点开看每一项的回执。",
                    $"/finance/consents/{look.Key.Consent}",
                    look.Max(read => read.ReadAt)
                )),
        ];
    }

    static Notice? Of(LoanApplication loan) =>
        loan.Status switch
        {
            LoanStatus.Submitted => new(
                NoticeKind.Case,
                $"{loan.BankName}：{loan.Title}",
                "已提交，等银行受理。",
                "/finance",
                loan.SubmittedAt,
                CityTime.EndOf(loan.AnswerBy)
            ),
            LoanStatus.Accepted => new(
                NoticeKind.Case,
                $"{loan.BankName}：{loan.Title}",
                "银行已受理，正在尽职调查。",
                "/finance",
                loan.AnsweredAt!.Value,
                CityTime.EndOf(loan.DecideBy)
            ),
            LoanStatus.Approved => new(
                NoticeKind.Message,
                $"{loan.BankName}批准了：{loan.Title}",
                loan.Note ?? "请与客户经理签约。",
                "/finance",
                loan.DecidedAt!.Value
            ),
            LoanStatus.Refused => new(
                NoticeKind.Message,
                $"{loan.BankName}没有批准：{loan.Title}",
                loan.Note ?? "原因见融资页面。",
                "/finance",
                loan.DecidedAt!.Value
            ),
            LoanStatus.Reassigned => new(
                NoticeKind.Message,
                $"{loan.BankName}超时未答复：{loan.Title}",
                "可以改向别的银行申请。",
                "/finance",
                loan.UpdatedAt
            ),
            _ => null,
        };
}
