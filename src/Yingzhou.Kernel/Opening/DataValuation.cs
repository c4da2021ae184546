namespace Yingzhou.Kernel;

/// <summary>How a value was found (评估方法).</summary>
public enum ValuationMethod
{
    /// <summary>成本法: what it would cost to build again, less obsolescence, by quality.</summary>
    Cost,

    /// <summary>收益法: present value of the income, by the share that the data has in it.</summary>
    Income,

    /// <summary>市场法: what comparable data was traded for, adjusted.</summary>
    Market,
}

/// <summary>A trade that is compared.</summary>
/// <param name="Factors">Adjustments for date, size, quality, rights: the price is multiplied by each.</param>
/// <param name="Related">Buyer and seller belong together (关联交易): it says nothing of a market.</param>
public sealed record ComparableTrade(decimal Price, IReadOnlyList<decimal> Factors, bool Related = false)
{
    public decimal Adjusted => Factors.Aggregate(Price, (price, factor) => price * factor);
}

/// <summary>A figure with the way it was found: one without is not given out.</summary>
/// <param name="Value"><c>null</c> when the method cannot tell; <paramref name="Why"/> says why.</param>
public sealed record ValuationLine(ValuationMethod Method, Money? Value, string Why);

/// <summary>
/// The value of a data asset as three methods see it, side by side (数据资产估值), for trading and pledging, not for booking: books follow 财会〔2023〕11号 and carry
/// cost. Source: p05 R9.
/// </summary>
public sealed record DataValuation(IReadOnlyList<ValuationLine> Lines)
{
    public const int FewestTrades = 3;

    public const string Label = "仅供交易、质押参考，不作入账依据";

    /// <summary>Largest ÷ smallest, two places; <c>null</c> when fewer than two methods have a value, or the smallest is nothing.</summary>
    public decimal? Spread
    {
        get
        {
            decimal[] values = [.. Lines.Select(line => line.Value?.Yuan).OfType<decimal>()];
            return values.Length < 2 || values.Min() <= 0
                ? null
                : decimal.Round(values.Max() / values.Min(), 2, MidpointRounding.AwayFromZero);
        }
    }

    public Money? By(ValuationMethod method) => Lines.FirstOrDefault(line => line.Method == method)?.Value;

    /// <param name="rebuildCosts">Yuan: collecting, cleaning, storing again.</param>
    /// <param name="obsolescence">0–1.</param>
    /// <param name="quality">Quality factor, 0–1.</param>
    public static Outcome<ValuationLine> ByCost(IReadOnlyList<decimal> rebuildCosts, decimal obsolescence, decimal quality) =>
        rebuildCosts.Any(cost => cost < 0) || obsolescence is < 0 or > 1 || quality is < 0 or > 1
            ? new Fault("valuation.cost", "重置成本不能是负数，贬值率和质量系数应在 0 到 1 之间。")
            : new ValuationLine(
                ValuationMethod.Cost,
                new(rebuildCosts.Sum() * (1 - obsolescence) * quality),
                "重置成本 ×（1−贬值率）× 质量系数"
            );

    /// <summary>Σ incomeₜ ÷ (1+r)ᵗ, the first income at the end of the first year.</summary>
    public static decimal PresentValue(IReadOnlyList<decimal> yearlyIncome, decimal rate)
    {
        var (value, factor) = (0m, 1m);
        foreach (var income in yearlyIncome)
        {
            factor *= 1 + rate;
            value += income / factor;
        }
        return value;
    }

    /// <param name="rate">Discount rate, above −1.</param>
    /// <param name="share">Of the income that the data brings, 0–1.</param>
    public static Outcome<ValuationLine> ByIncome(IReadOnlyList<decimal> yearlyIncome, decimal rate, decimal share) =>
        rate <= -1 || share is < 0 or > 1 ? new Fault("valuation.income", "折现率要大于 −1，数据分成率应在 0 到 1 之间。")
        : yearlyIncome.Count == 0 ? new ValuationLine(ValuationMethod.Income, null, "没有收益预测")
        : new ValuationLine(
            ValuationMethod.Income,
            new(PresentValue(yearlyIncome, rate) * share),
            $"{yearlyIncome.Count} 年收益折现 × 数据分成率"
        );

    /// <summary>The mean of the adjusted prices of trades between strangers; fewer than three say nothing.</summary>
    public static ValuationLine ByMarket(IReadOnlyList<ComparableTrade> trades)
    {
        var counted = trades.Where(trade => !trade.Related).ToList();
        return counted.Count < FewestTrades
            ? new(
                ValuationMethod.Market,
                null,
                $"可比交易 {counted.Count} 笔，不足 {FewestTrades} 笔{(counted.Count < trades.Count ? $"（剔除关联交易 {trades.Count - counted.Count} 笔）" : "")}"
            )
            : new(ValuationMethod.Market, new(counted.Average(trade => trade.Adjusted)), $"{counted.Count} 笔可比交易修正后的均价");
    }
}
