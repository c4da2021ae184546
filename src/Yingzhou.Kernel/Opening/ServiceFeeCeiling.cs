namespace Yingzhou.Kernel;

/// <summary>A service of the operator that is charged for.</summary>
/// <param name="Weight">Of the resources that one use takes.</param>
/// <param name="Volume">Uses expected in the period.</param>
public sealed record ChargedService(string Name, decimal Weight, decimal Volume);

/// <summary>The highest price of a service.</summary>
/// <param name="Exact">Yuan a use, 6 places.</param>
/// <param name="Cap">As it is charged: to the fen, half a fen up.</param>
public sealed record PriceCap(string Service, decimal Exact, Money Cap);

/// <summary>
/// What an operator of public data may charge for industry's use (公共数据运营服务费上限): the allowed cost and a fair profit, less what was taken too much before. Use for
/// public governance and public welfare is free. Source: 发改价格〔2025〕65号; the computation is p05 R8.
/// </summary>
/// <param name="Revenue">R, the ceiling of the period's revenue, yuan.</param>
/// <param name="UnitPrice">u, yuan for a use of weight 1.</param>
public sealed record ServiceFeeCeiling(decimal Revenue, decimal UnitPrice, IReadOnlyList<PriceCap> Caps)
{
    const int Places = 6;

    /// <summary>R = cost + assets × rate − excess; u = R ÷ Σ(weight × volume); each cap is u × its weight.</summary>
    /// <param name="excess">What was taken beyond the ceiling before. More than R leaves nothing to charge, see <see cref="ExcessAfter"/>.</param>
    public static Outcome<ServiceFeeCeiling> Of(
        decimal allowedCost,
        decimal operatingAssets,
        decimal rate,
        decimal excess,
        IReadOnlyList<ChargedService> services
    )
    {
        if (allowedCost < 0 || operatingAssets < 0 || rate < 0 || excess < 0)
            return new Fault("pricing.negative", "准许成本、经营资产、准许收益率和上期超收都不能是负数。");
        if (services.FirstOrDefault(service => service.Weight <= 0 || service.Volume < 0) is { } wrong)
            return new Fault("pricing.weight", $"“{wrong.Name}”的资源权重要大于零，预计用量不能是负数。") { Field = "services" };
        var weighted = services.Sum(service => service.Weight * service.Volume);
        if (weighted == 0)
            return new Fault("pricing.no-volume", "没有任何预计用量，算不出单价。") { Field = "services" };
        var revenue = Math.Max(0, allowedCost + (operatingAssets * rate) - excess);
        var unit = revenue / weighted;
        return new ServiceFeeCeiling(
            revenue,
            Rounded(unit),
            [.. services.Select(service => new PriceCap(service.Name, Rounded(unit * service.Weight), new(unit * service.Weight)))]
        );
    }

    /// <returns>Why the price may not be charged; <c>null</c> when it may. A price equal to the cap may.</returns>
    public Fault? Refuse(string service, decimal price) =>
        Caps.FirstOrDefault(cap => cap.Service == service) is not { } known
            ? new Fault("pricing.unknown-service", $"价格表里没有“{service}”。") { Field = "service" }
        : price < 0 ? new Fault("pricing.negative-price", "价格不能是负数。") { Field = "price" }
        : price > known.Cap.Yuan
            ? new Fault("pricing.above-cap", $"“{service}”的价格 {price:0.00##} 元超过上限 {known.Cap.Yuan:0.00} 元，请降到上限以内。")
            {
                Field = "price",
            }
        : null;

    /// <summary>What the next period deducts: revenue beyond the ceiling, and earlier excess that this ceiling could not take up.</summary>
    public static decimal ExcessAfter(decimal allowedCost, decimal operatingAssets, decimal rate, decimal excess, decimal actualRevenue) =>
        Math.Max(0, actualRevenue - (allowedCost + (operatingAssets * rate) - excess));

    static decimal Rounded(decimal value) => decimal.Round(value, Places, MidpointRounding.AwayFromZero);
}
