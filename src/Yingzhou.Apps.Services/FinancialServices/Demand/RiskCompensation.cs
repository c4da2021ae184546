using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Demand;

/// <param name="LossUpTo">Share of loss on the bank's book up to which <paramref name="Share"/> applies; the last line has 1.</param>
/// <param name="Share">Of the loss, borne by the pool.</param>
sealed record CompensationLine(decimal LossUpTo, decimal Share);

/// <summary>风险补偿 (a09 §3): the pool bears a share by table, after due diligence is proven, at most pool × leverage for one bank.</summary>
static class RiskCompensation
{
    /// <param name="lossRate">Losses ÷ loans of this bank under the pool.</param>
    /// <param name="paid">To this bank before.</param>
    public static Outcome<Money> Of(
        Money loss,
        decimal lossRate,
        bool dueDiligence,
        Money pool,
        decimal leverage,
        Money paid,
        IReadOnlyList<CompensationLine> table
    )
    {
        if (!dueDiligence)
            return new Fault("finance.no-diligence", "没有尽职调查证明，不能申请风险补偿，请补齐贷前贷后材料。") { Field = "dueDiligence" };
        var share = table.OrderBy(line => line.LossUpTo).FirstOrDefault(line => lossRate <= line.LossUpTo)?.Share ?? 0;
        var left = (pool * leverage) - paid;
        var due = loss * share;
        return due < left ? due
            : left > Money.Zero ? left
            : Money.Zero;
    }
}
