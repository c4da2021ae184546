using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Services.FinancialServices.Storage;

/// <summary>Somebody has spoken to a firm in distress and what was agreed (帮扶记录): help comes before pressure.</summary>
sealed class HelpVisit : Record
{
    public required string PartyKey { get; init; }

    public required string Note { get; init; }

    public required string ByName { get; init; }

    public required DateTimeOffset At { get; init; }
}
