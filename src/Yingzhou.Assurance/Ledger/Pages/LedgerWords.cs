namespace Yingzhou.Assurance.Ledger.Pages;

/// <summary>What kinds of entries are called on screens.</summary>
public sealed class LedgerWords(IEnumerable<EvidenceKind> kinds)
{
    public IReadOnlyDictionary<string, string> Kinds { get; } =
        kinds
            .GroupBy(kind => kind.Kind, StringComparer.Ordinal)
            .ToDictionary(kind => kind.Key, kind => kind.First().Title, StringComparer.Ordinal);

    public string Title(string kind) => Kinds.GetValueOrDefault(kind, kind);
}
