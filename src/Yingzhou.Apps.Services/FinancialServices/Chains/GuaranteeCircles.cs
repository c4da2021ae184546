using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Chains;

/// <param name="Guarantor">Who must pay when <paramref name="Debtor"/> does not.</param>
public sealed record Guarantee(string Guarantor, string Debtor, decimal Amount);

/// <param name="Failed">In the order in which they fail.</param>
/// <param name="Loss">Guaranteed amounts of those that failed, called from guarantors that stand.</param>
sealed record Contagion(IReadOnlyList<string> Failed, decimal Loss);

/// <summary>担保圈 (a09 §3): firms that guarantee each other in a ring, and what happens when one falls.</summary>
static class GuaranteeCircles
{
    /// <summary>Components of more than one firm, and firms that guarantee themselves; largest first.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(IReadOnlyList<Guarantee> guarantees) =>
        [
            .. StronglyConnected
                .Of(guarantees.Select(guarantee => (guarantee.Guarantor, guarantee.Debtor)))
                .Where(component =>
                    component.Count > 1
                    || guarantees.Any(guarantee => guarantee.Guarantor == component[0] && guarantee.Debtor == component[0])
                )
                .OrderByDescending(component => component.Count)
                .ThenBy(component => component[0], StringComparer.Ordinal),
        ];

    /// <summary>Linear threshold: a guarantor fails when what is called from it exceeds what it can bear. Equal is borne.</summary>
    /// <param name="capacity">Net assets; a firm that is not in it bears nothing.</param>
    public static Contagion Fail(string first, IReadOnlyList<Guarantee> guarantees, IReadOnlyDictionary<string, decimal> capacity)
    {
        var failed = new List<string> { first };
        var called = new Dictionary<string, decimal>(StringComparer.Ordinal);
        for (var i = 0; i < failed.Count; i++)
            foreach (var guarantee in guarantees.Where(guarantee => guarantee.Debtor == failed[i] && guarantee.Guarantor != failed[i]))
            {
                called[guarantee.Guarantor] = called.GetValueOrDefault(guarantee.Guarantor) + guarantee.Amount;
                if (!failed.Contains(guarantee.Guarantor) && called[guarantee.Guarantor] > capacity.GetValueOrDefault(guarantee.Guarantor))
                    failed.Add(guarantee.Guarantor);
            }
        return new(failed, called.Where(call => !failed.Contains(call.Key)).Sum(call => call.Value));
    }
}
