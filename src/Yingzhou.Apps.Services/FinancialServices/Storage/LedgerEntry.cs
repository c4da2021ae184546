using Yingzhou.Apps.Services.FinancialServices.Consents;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Storage;

/// <summary>A line of an enterprise's ledger of consents (授权账本), as stored. Only ever added: the number is unique for each enterprise, so that of two written at once one is told to do it again.</summary>
sealed class LedgerEntry
{
    public Guid Id { get; init; } = SortableId.Next();

    public required string PartyKey { get; init; }

    public required int Number { get; init; }

    public required LedgerKind Kind { get; init; }

    public required Guid Consent { get; init; }

    public required string Text { get; init; }

    public required string Previous { get; init; }

    public required string Hash { get; init; }

    /// <summary>SM2 over the hash, Base64: this head was ours.</summary>
    public required string Seal { get; init; }

    public required DateTimeOffset At { get; init; }

    public LedgerLine Line => new(Number, Kind, Consent, Text, Previous, Hash);
}
