namespace Yingzhou.Assurance.Ledger;

/// <summary>A place outside where heads are laid down (锚定): a judicial chain, another city's folder. The ledger is valid without it; with it, the past is fixed for a stranger too.</summary>
public interface IAnchor
{
    string Name { get; }

    /// <returns>What the other side says by which the head is found there.</returns>
    /// <exception cref="IOException">It cannot be reached: the newest head is tried again later.</exception>
    Task<string> Lay(LedgerHead head, string written, CancellationToken cancel);
}
