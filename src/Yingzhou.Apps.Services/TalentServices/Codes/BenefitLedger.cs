using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Codes;

/// <summary>One use of a benefit (权益核销).</summary>
/// <param name="Code">Text of the code that was shown: by it a replay is known.</param>
public sealed record BenefitUse(string Code, string Holder, string Gate, DateTimeOffset At);

/// <summary>What became of an offline use when it was handed in.</summary>
public enum Reconciled
{
    Counted,

    /// <summary>The code had been used before: the later gate's provider pays (a10 §3).</summary>
    DoubleSpend,

    /// <summary>No quota was left: the provider's allowance pays.</summary>
    OverQuota,

    /// <summary>The terminal gave more than its signed share.</summary>
    OverTerminal,
}

/// <summary>The quota of one holder for one benefit (权益额度): each use is counted once, whatever happens offline.</summary>
public sealed class BenefitLedger(int quota)
{
    readonly HashSet<string> codes = new(StringComparer.Ordinal);

    public int Left { get; private set; } = quota;

    /// <summary>Billed to providers and not to the holder.</summary>
    public int BilledToProviders { get; private set; }

    /// <summary>在线核销: a code counts once, at any gate.</summary>
    public Fault? UseOnline(BenefitUse use)
    {
        if (codes.Contains(use.Code))
            return CodeFaults.Replayed;
        if (Left == 0)
            return CodeFaults.NoQuota;
        codes.Add(use.Code);
        Left--;
        return null;
    }

    /// <summary>离线补登: the uses of terminals in the order of time; nothing is refused any more, it is only settled who pays.</summary>
    /// <param name="most">Uses that a terminal was allowed, by gate.</param>
    public IReadOnlyList<(BenefitUse Use, Reconciled As)> Reconcile(IEnumerable<BenefitUse> uses, IReadOnlyDictionary<string, int> most)
    {
        var given = new Dictionary<string, int>(StringComparer.Ordinal);
        var settled = new List<(BenefitUse, Reconciled)>();
        foreach (var use in uses.OrderBy(use => use.At).ThenBy(use => use.Gate, StringComparer.Ordinal))
        {
            var sofar = given[use.Gate] = given.GetValueOrDefault(use.Gate) + 1;
            var result =
                !codes.Add(use.Code) ? Reconciled.DoubleSpend
                : sofar > most.GetValueOrDefault(use.Gate) ? Reconciled.OverTerminal
                : Left == 0 ? Reconciled.OverQuota
                : Reconciled.Counted;
            if (result is Reconciled.Counted)
                Left--;
            else
                BilledToProviders++;
            settled.Add((use, result));
        }
        return settled;
    }
}
