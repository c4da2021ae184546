using Yingzhou.Apps.Services.FinancialServices.Duties;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.Notices;

namespace Yingzhou.Apps.Services.FinancialServices.Use;

/// <summary>待签提醒 and 续贷提醒: a contract that waits to be signed; from 45 days before a loan ends.</summary>
sealed class ContractNotices(LoanContracts contracts, ContractOffers offers, TimeProvider clock) : INoticeSource
{
    public async Task<IReadOnlyList<Notice>> Of(Subject party, CancellationToken cancel)
    {
        var today = clock.GetUtcNow().Day();
        return
        [
            .. (await offers.Mine(party, cancel))
                .Where(one => one.IsOpen)
                .Select(one => new Notice(
                    NoticeKind.Case,
                    $"合同待签署：{one.BankName}",
                    $"{one.Number}，先看全文和真实年化利率，再签署或退回。",
                    $"/finance/contracts/{one.Id}",
                    one.SentAt,
                    Waits: true
                )),
            .. (await contracts.Mine(party, cancel))
                .Where(one => one.IsRunning && RenewalReminder.IsDue(one.EndsOn, today))
                .Select(one => new Notice(
                    NoticeKind.Warning,
                    $"贷款 {one.EndsOn.DayNumber - today.DayNumber} 天后到期：{one.BankName}",
                    one.RenewalWaits ? "已申请续贷，等银行答复。" : "还得上就按期还；需要接着用的，现在可以申请无还本续贷。",
                    "/finance#contracts",
                    CityTime.StartOf(RenewalReminder.From(one.EndsOn)),
                    CityTime.EndOf(one.EndsOn),
                    Waits: one.RenewalAskedOn is null
                )),
        ];
    }
}
