using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Demand;

/// <summary>
/// Whether a need is of this world (a09 §7): at most the turnover of a year by the tax return, or 200,000 yuan a person insured where turnover is not known (own default). Figures typed by
/// hand do not count.
/// </summary>
static class NeedSanity
{
    const decimal PerPerson = 200_000;
    const decimal Least = 10_000;

    /// <param name="turnoverYuan">By the tax return; <c>null</c> when not known.</param>
    public static Fault? Refuse(decimal amount, decimal? turnoverYuan, int? insured)
    {
        if (amount < Least)
            return new Fault("finance.amount-small", $"融资金额至少 {Least:N0} 元，请核对单位是否为元。") { Field = "amount" };
        var most = turnoverYuan ?? insured * PerPerson;
        if (most is null)
            return new Fault(
                "finance.scale-unknown",
                "还查不到营业收入和参保人数，无法核对金额是否合理，请先授权查询或联系税务、人社部门补数据。"
            )
            {
                Field = "amount",
            };
        return amount > most
            ? new Fault("finance.amount-implausible", $"金额超过了按登记数据测算的合理上限 {new Money(most.Value).InWan}，请核对。")
            {
                Field = "amount",
            }
            : null;
    }
}
