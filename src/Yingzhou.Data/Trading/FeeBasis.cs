using System.Globalization;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Trading;

/// <summary>
/// What the ceiling of a fee follows from (收费依据), as an official writes it, a line each: <c>准许成本 1860000</c>, <c>经营资产 4200000</c>, <c>准许收益率 0.06</c>, <c>上期超收 90000</c>, and for each
/// service <c>服务 名称 权重 预计用量</c>. What is not written is 0. Yuan, and uses in the period.
/// </summary>
public static class FeeBasis
{
    static readonly string[] Amounts = ["准许成本", "经营资产", "准许收益率", "上期超收"];

    public static Outcome<ServiceFeeCeiling> Ceiling(string text)
    {
        var amounts = Amounts.ToDictionary(name => name, _ => 0m);
        var services = new List<ChargedService>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            switch (line.Split((char[])[' ', '\t', '　'], StringSplitOptions.RemoveEmptyEntries))
            {
                case [var name, var written] when amounts.ContainsKey(name) && Number(written) is { } amount:
                    amounts[name] = amount;
                    break;
                case ["服务", var name, var weight, var volume] when Number(weight) is { } share && Number(volume) is { } uses:
                    services.Add(new(name, share, uses));
                    break;
                default:
                    return Wrong(
                        $"“{line}”看不懂。请写“准许成本 金额”“经营资产 金额”“准许收益率 0.06”“上期超收 金额”，或者“服务 名称 权重 预计用量”。"
                    );
            }
        var ceiling = ServiceFeeCeiling.Of(amounts["准许成本"], amounts["经营资产"], amounts["准许收益率"], amounts["上期超收"], services);
        return ceiling.Fault is { } fault ? fault with { Field = "fee" } : ceiling;
    }

    internal static Fault Wrong(string detail) => new("trading.fee-basis", detail) { Field = "fee" };

    static decimal? Number(string written) =>
        decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
