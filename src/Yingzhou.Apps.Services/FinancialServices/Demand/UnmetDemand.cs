namespace Yingzhou.Apps.Services.FinancialServices.Demand;

/// <summary>Why a bank said no: obligatory with every refusal (a09 §3).</summary>
enum RefusalCode
{
    NoCollateral,
    WeakGuarantor,
    RateNotAccepted,
    ShortHistory,
    BadRecord,
    DataMissing,
    OutOfProduct,
    TooLarge,
}

enum UnmetClass
{
    /// <summary>没有合适产品</summary>
    NoProduct,

    /// <summary>价格谈不拢</summary>
    Price,

    /// <summary>缺抵押担保</summary>
    Collateral,

    /// <summary>经营或信用历史不足</summary>
    History,

    /// <summary>数据不足</summary>
    DataGap,
}

/// <param name="Refusals">Codes of all banks; empty when none answered.</param>
sealed record UnmetNeed(string Id, string County, string Industry, decimal Amount, IReadOnlyList<RefusalCode> Refusals);

sealed record GuaranteeGap(string County, string Industry, decimal Amount, int Needs);

/// <summary>未满足需求诊断 (a09 §3): each need that nobody met gets one class; where only collateral was lacking, a guarantee would have helped.</summary>
static class UnmetDemand
{
    /// <summary>The class that most of its refusals name; of equal counts the one that can be remedied soonest: data, collateral, price, product, history. Unanswered: no product.</summary>
    public static UnmetClass Of(UnmetNeed need) =>
        need.Refusals.Count == 0
            ? UnmetClass.NoProduct
            : need
                .Refusals.GroupBy(Of)
                .OrderByDescending(group => group.Count())
                .ThenBy(group => Array.IndexOf(Soonest, group.Key))
                .First()
                .Key;

    static readonly UnmetClass[] Soonest =
    [
        UnmetClass.DataGap,
        UnmetClass.Collateral,
        UnmetClass.Price,
        UnmetClass.NoProduct,
        UnmetClass.History,
    ];

    public static UnmetClass Of(RefusalCode code) =>
        code switch
        {
            RefusalCode.NoCollateral or RefusalCode.WeakGuarantor => UnmetClass.Collateral,
            RefusalCode.RateNotAccepted => UnmetClass.Price,
            RefusalCode.ShortHistory or RefusalCode.BadRecord => UnmetClass.History,
            RefusalCode.DataMissing => UnmetClass.DataGap,
            _ => UnmetClass.NoProduct,
        };

    /// <summary>担保缺口图: refused amounts whose only failing reason is collateral, by county and industry, largest first.</summary>
    public static IReadOnlyList<GuaranteeGap> GuaranteeGaps(IEnumerable<UnmetNeed> needs) =>
        [
            .. needs
                .Where(need => need.Refusals.Count > 0 && need.Refusals.All(code => Of(code) is UnmetClass.Collateral))
                .GroupBy(need => (need.County, need.Industry))
                .Select(cell => new GuaranteeGap(cell.Key.County, cell.Key.Industry, cell.Sum(need => need.Amount), cell.Count()))
                .OrderByDescending(gap => gap.Amount)
                .ThenBy(gap => gap.County, StringComparer.Ordinal),
        ];
}
