using System.Text.Json;
using Yingzhou.Apps.Services.FinancialServices.Consents;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Storage;

/// <summary>授权: which bank may ask which fields for what, from when to when. It is withdrawn with one press and never comes back.</summary>
sealed class Consent : Record
{
    public const string ForLoan = "贷款审批";
    public const string ForMonitoring = "贷后预警";
    public const int Days = 90;

    /// <summary>What a consent for warnings lets the bank know: the level, never the figures.</summary>
    public const string WarningField = "warningLevel";

    public required string PartyKey { get; init; }

    /// <summary>Code of the bank.</summary>
    public required string Recipient { get; init; }

    public required string BankName { get; init; }

    public required string Purpose { get; init; }

    /// <summary>JSON array of fact names.</summary>
    public required string Fields { get; init; }

    public required DateTimeOffset LiveFrom { get; init; }

    public required DateTimeOffset LiveTo { get; init; }

    /// <summary>SM3 of <see cref="Text"/>, as sealed.</summary>
    public string? Digest { get; private set; }

    /// <summary>SM2 over the digest, Base64; without it the consent allows nothing.</summary>
    public string? Seal { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Over <see cref="ConsentText.Withdrawal"/>.</summary>
    public string? WithdrawalSeal { get; private set; }

    /// <summary>When the loan was refused: 30 days later it ends.</summary>
    public DateTimeOffset? RefusedAt { get; set; }

    public IReadOnlyList<string> FieldList => JsonSerializer.Deserialize<List<string>>(Fields)!;

    public ConsentScope Scope =>
        new(PartyKey, Recipient, Purpose, FieldList.ToHashSet(StringComparer.Ordinal), LiveFrom, LiveTo, WithdrawnAt, RefusedAt);

    public string Text => ConsentText.Of(Id, Scope, BankName);

    public void SealedBy(ConsentSeals seals) => (Digest, Seal) = (ConsentText.Digest(Text), seals.Seal(Text));

    public Fault? Withdraw(DateTimeOffset now, ConsentSeals seals)
    {
        if (!Scope.IsLive(now))
            return new Fault("finance.consent-ended", "这项授权已经结束，不用再撤回。", 409);
        (WithdrawnAt, WithdrawalSeal) = (now, seals.Seal(ConsentText.Withdrawal(Id, now)));
        return null;
    }
}
