namespace Yingzhou.Support.Cases.Content;

/// <summary>What comes out (审批结果).</summary>
/// <param name="CredentialType">Id in <c>credentials/types.json</c> when a credential is issued.</param>
/// <param name="ValidYears"><c>null</c> without end.</param>
public sealed record ItemOutcome(OutcomeKind Kind, string Name, string? CredentialType = null, int? ValidYears = null);

/// <summary>证照, 批文, 登记（备案）结果, 待遇发放, 服务结果.</summary>
public enum OutcomeKind
{
    Credential,
    Approval,
    Record,
    Payment,
    Service,
}

/// <summary>What it costs (收费).</summary>
/// <param name="Yuan">0 free of charge; ignored when a decision table sets it.</param>
/// <param name="Decision">Decision table giving yuan from <c>answers</c> and <c>form</c>.</param>
/// <param name="Basis">Required with any fee.</param>
public sealed record Fee(decimal Yuan, string? Decision = null, LegalBasis? Basis = null)
{
    public bool IsFree => Yuan == 0 && Decision is null;
}

/// <summary>A type of credential (证照类型), one line of <c>credentials/types.json</c>; the full directory belongs to the credentials engine.</summary>
/// <param name="Issuer">Family of the issuing department.</param>
public sealed record CredentialType(string Id, string Name, string Issuer, Subject Holder);

/// <summary>Shape of <c>credentials/types.json</c>.</summary>
sealed record CredentialTypesFile(IReadOnlyList<CredentialType> Types);
