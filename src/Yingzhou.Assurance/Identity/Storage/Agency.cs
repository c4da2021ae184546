using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Identity.Storage;

/// <summary>The right of a person to act for an enterprise (法定代表人、经办人), by which their own log-in reaches it.</summary>
sealed class Agency : Record
{
    public required Guid EnterpriseAccountId { get; init; }

    public required Guid AgentAccountId { get; init; }

    public required AgencyKind Kind { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>Ends the right; matters already filed stay valid.</summary>
    public DateTimeOffset? ValidUntil { get; set; }
}

/// <summary>Legal representative 法定代表人, agent 经办人.</summary>
enum AgencyKind
{
    LegalRepresentative,
    Agent,
}
