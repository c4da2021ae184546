using Yingzhou.Apps.Services.FinancialServices.Duties;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.Notices;

namespace Yingzhou.Apps.Services.FinancialServices.Use;

/// <summary>续贷提醒: from 45 days before a loan ends.</summary>
sealed class ContractNotices(LoanContracts contracts, TimeProvider clock) : INoticeSource
{
    public async Task<IReadOnlyList<Notice>> Of(Subject party, CancellationToken cancel)
    {
        var today = clock.GetUtcNow().Day();
        return
        [
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
