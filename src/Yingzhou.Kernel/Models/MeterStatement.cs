namespace Yingzhou.Kernel;

public enum CallResult
{
    Succeeded,

    /// <summary>The provider's fault: not charged.</summary>
    ProviderFailed,
    TimedOut,
}

/// <summary>One line of a month's statement.</summary>
/// <param name="Price">Yuan a call.</param>
public readonly record struct MeterLine(CallResult Result, long Calls, decimal Price)
{
    public decimal Amount => Result is CallResult.Succeeded ? decimal.Round(Calls * Price, 2, MidpointRounding.AwayFromZero) : 0;
}

/// <summary>计量对账单: calls counted once by their request id, only successful ones charged, to the cent (p10 R4).</summary>
public static class MeterStatement
{
    /// <param name="calls">As they were logged, some of them twice; the first counts.</param>
    public static IReadOnlyList<MeterLine> Of(IEnumerable<(string Request, CallResult Result)> calls, decimal price) =>
        [
            .. calls
                .DistinctBy(call => call.Request)
                .GroupBy(call => call.Result)
                .OrderBy(same => same.Key)
                .Select(same => new MeterLine(same.Key, same.LongCount(), price)),
        ];

    public static decimal Total(IEnumerable<MeterLine> lines) => lines.Sum(line => line.Amount);
}
