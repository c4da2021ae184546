using Yingzhou.Assurance.Permission;
using Yingzhou.Support.Notices;

namespace Yingzhou.Apps.Services.OnlineServices.Fees;

/// <summary>Fees that wait to be paid, and money that came back.</summary>
sealed class FeeNotices(FeeDesk fees) : INoticeSource
{
    public async Task<IReadOnlyList<Notice>> Of(Subject party, CancellationToken cancel) =>
        [
            .. (await fees.Mine(party, cancel))
                .Select(line =>
                    line switch
                    {
                        { State: FeeState.Due, Yuan: { } yuan } => new Notice(
                            NoticeKind.Case,
                            $"等您缴费：{line.ItemName}",
                            $"{yuan:0.00} 元，缴了才能领结果。",
                            "/my/fees",
                            line.Since,
                            Waits: true
                        ),
                        { State: FeeState.Refunded, Order: { RefundedAt: { } at } order } => new Notice(
                            NoticeKind.Message,
                            $"已退费：{line.ItemName}",
                            $"{order.Yuan:0.00} 元原路退回。",
                            "/my/fees",
                            at
                        ),
                        _ => null,
                    }
                )
                .OfType<Notice>(),
        ];
}
