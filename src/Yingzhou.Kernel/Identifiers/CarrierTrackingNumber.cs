namespace Yingzhou.Kernel;

/// <summary>How one carrier numbers its domestic parcels (承运商单号规则). The table is a city's content: carriers change it without notice.</summary>
/// <param name="Length">Digits.</param>
/// <param name="Prefixes">How its numbers begin.</param>
public sealed record CarrierRule(string Id, string Name, int Length, IReadOnlyList<string> Prefixes);

/// <summary>A domestic parcel number with its carrier, told from the number (国内快递运单号, a07 §2).</summary>
public readonly record struct CarrierTrackingNumber
{
    CarrierTrackingNumber(CarrierRule carrier, string digits) => (Carrier, Digits) = (carrier, digits);

    public CarrierRule Carrier { get; }

    public string Digits { get; }

    public override string ToString() => Digits;

    /// <param name="carrier">Id of the carrier the sender names; <c>null</c> when the number shall tell it.</param>
    public static Outcome<CarrierTrackingNumber> Parse(string? text, IReadOnlyList<CarrierRule> rules, string? carrier = null)
    {
        var number = string.Concat((text ?? "").Where(letter => !char.IsWhiteSpace(letter)));
        var wanted = rules.Where(rule => carrier is null || rule.Id == carrier).ToList();
        if (wanted.Count == 0)
            return Refuse("carrier", "没有这家承运商的单号规则，请重新选择承运商。");
        for (var at = 0; at < number.Length; at++)
            if (!char.IsAsciiDigit(number[at]))
                return Refuse("digit", $"运单号第 {at + 1} 位“{number[at]}”应为数字，请核对面单。");
        var fitting = wanted.Where(rule => rule.Length == number.Length).ToList();
        if (fitting.Count == 0)
            return Refuse(
                "length",
                $"运单号应为 {string.Join(" 或 ", wanted.Select(rule => rule.Length).Distinct().Order())} 位，现为 {number.Length} 位，请核对面单。"
            );
        // The longest beginning wins: 9 of one carrier and 98 of another may both stand in the table.
        var best = (
            from rule in fitting
            from prefix in rule.Prefixes
            where number.StartsWith(prefix, StringComparison.Ordinal)
            orderby prefix.Length descending
            select rule
        ).FirstOrDefault();
        return best is not null
            ? new CarrierTrackingNumber(best, number)
            : Refuse(
                "prefix",
                $"运单号开头“{number[..2]}”不属于{string.Join("、", fitting.Select(rule => rule.Name))}的号段，请核对前几位或重新选择承运商。"
            );
    }

    static Fault Refuse(string reason, string detail) => new($"carrier-tracking.{reason}", detail) { Field = "tracking" };
}
