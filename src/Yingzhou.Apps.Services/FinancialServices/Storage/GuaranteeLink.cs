using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Services.FinancialServices.Storage;

/// <summary>One firm stands for a loan of another (保证担保).</summary>
sealed class GuaranteeLink : Record
{
    /// <summary>Name of the firm that pays when the debtor does not.</summary>
    public required string Guarantor { get; init; }

    public required string Debtor { get; init; }

    /// <summary>Yuan.</summary>
    public required decimal Amount { get; init; }

    /// <summary>Yuan: what the guarantor can bear.</summary>
    public required decimal GuarantorNetAssets { get; init; }

    public required string BankName { get; init; }

    /// <summary>Of the debtor.</summary>
    public required string Industry { get; init; }
}
