using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Storage;

/// <summary>读取回执: one field that one bank has read, and what it was told. Never changed, shown to the enterprise.</summary>
sealed class ReadReceipt
{
    public Guid Id { get; init; } = SortableId.Next();

    public required string PartyKey { get; init; }

    public required Guid Consent { get; init; }

    public required string BankName { get; init; }

    public required string Purpose { get; init; }

    public required string Field { get; init; }

    /// <summary>The minimal answer: yes, no, or a bracket.</summary>
    public required string Answer { get; init; }

    public required string Reader { get; init; }

    public required DateTimeOffset ReadAt { get; init; }
}
