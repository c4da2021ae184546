using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Notices;

namespace Yingzhou.Apps.Services.EnterpriseServices.Citizen;

/// <summary>What policies have to say to an enterprise: money that waits for its account, what was paid or refused, what is to be paid back, answers, and who looks for it.</summary>
sealed class EnterpriseNotices(CityContext city) : INoticeSource
{
    const int Looked = 50;

    // Own default: how long news stay.
    static readonly TimeSpan News = TimeSpan.FromDays(90);

    public async Task<IReadOnlyList<Notice>> Of(Subject party, CancellationToken cancel)
    {
        if (party is not { Kind: SubjectKind.Enterprise, PartyKey: { } key })
            return [];
        var since = city.Clock.GetUtcNow() - News;
        var money = await Latest(city.Set<Redemption>().Where(one => one.PartyKey == key && one.UpdatedAt > since), cancel);
        var backs = await Latest(city.Set<ClawBack>().Where(one => one.PartyKey == key && one.Status == ClawBackStatus.Decided), cancel);
        var appeals = await Latest(city.Set<Appeal>().Where(one => one.PartyKey == key && one.UpdatedAt > since), cancel);
        var contacts = await Latest(city.Set<SupplyContact>().Where(one => one.OfferParty == key && one.ContactedAt > since), cancel);
        return
        [
            .. money.Select(Of).OfType<Notice>(),
            .. backs.Select(back => new Notice(
                NoticeKind.Warning,
                $"请退回：{back.Title}",
                $"应退 {back.Amount:N2} 元。有异议的，在“钱到哪了”里提出。",
                "/enterprise/money",
                back.DecidedAt!.Value,
                back.RepayBy is { } day ? CityTime.EndOf(day) : null,
                Waits: true
            )),
            .. appeals.Select(Of),
            .. contacts.Select(contact => new Notice(
                NoticeKind.Message,
                "有企业想要您的产品",
                "对方已经看到您留下的电话，也可以到供需对接里看它要什么。",
                "/enterprise/supply",
                contact.ContactedAt
            )),
        ];
    }

    static Task<List<T>> Latest<T>(IQueryable<T> records, CancellationToken cancel)
        where T : Record => records.AsNoTracking().OrderByDescending(one => one.Id).Take(Looked).ToListAsync(cancel);

    static Notice? Of(Redemption money) =>
        money.Status switch
        {
            RedemptionStatus.Published when money.AccountNumber is null => new(
                NoticeKind.Case,
                $"请确认收款账户：{money.Title}",
                $"{money.Amount:N2} 元，不用申报；确认账户后公示期满就拨付。",
                "/enterprise/money",
                money.UpdatedAt,
                money.PayBy is { } day ? CityTime.EndOf(day) : null,
                Waits: true
            ),
            RedemptionStatus.Submitted => new(NoticeKind.Case, money.Title, "已申报，正在审核。", "/enterprise/money", money.UpdatedAt),
            RedemptionStatus.Published => new(
                NoticeKind.Case,
                money.Title,
                $"正在公示，到 {money.PublicUntil:yyyy-MM-dd}。",
                "/enterprise/money",
                money.UpdatedAt,
                money.PayBy is { } day ? CityTime.EndOf(day) : null
            ),
            RedemptionStatus.Paid => new(
                NoticeKind.Message,
                $"已拨付：{money.Title}",
                $"{money.Amount:N2} 元。",
                "/enterprise/money",
                money.PaidAt!.Value
            ),
            RedemptionStatus.Rejected => new(
                NoticeKind.Message,
                $"没有通过：{money.Title}",
                money.Reason!,
                "/enterprise/money",
                money.UpdatedAt
            ),
            _ => null,
        };

    static Notice Of(Appeal appeal) =>
        appeal.RepliedAt is { } replied
            ? new(NoticeKind.Message, "您的诉求有答复了", appeal.Reply!, "/enterprise/appeals", replied)
            : new(
                NoticeKind.Case,
                $"诉求：{appeal.Topic}",
                appeal.AcceptedAt is null ? "已提出，等待受理。" : "已受理，等待答复。",
                "/enterprise/appeals",
                appeal.UpdatedAt,
                CityTime.EndOf(appeal.ReplyBy)
            );
}
