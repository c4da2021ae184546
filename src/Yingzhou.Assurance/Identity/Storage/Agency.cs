using System.Text.Json;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Identity.Storage;

/// <summary>The right of a person to act for an enterprise (法定代表人、经办人) or for a child (监护人), by which their own log-in reaches it.</summary>
sealed class Agency : Record
{
    /// <summary>Account of whoever is acted for: the enterprise, or the child.</summary>
    public required Guid EnterpriseAccountId { get; init; }

    public required Guid AgentAccountId { get; init; }

    public required AgencyKind Kind { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>Ends the right; matters already filed stay valid.</summary>
    public DateTimeOffset? ValidUntil { get; set; }

    /// <summary>JSON array of the ids of items and bundles; empty for all.</summary>
    public string Items { get; init; } = "[]";

    public int? MostUses { get; init; }

    public int Used { get; private set; }

    /// <summary>Person key of the representative who granted it; <c>null</c> for what nobody granted: the representative's own, a guardian's.</summary>
    public string? GrantedBy { get; init; }

    /// <summary>Why it ended before its time.</summary>
    public string? EndedBecause { get; private set; }

    public MandateTerms Terms => new(JsonSerializer.Deserialize<List<string>>(Items)!, MostUses, ValidFrom, ValidUntil);

    public bool Counts(DateTimeOffset at) => at >= ValidFrom && !(at >= ValidUntil);

    public void Use(string about)
    {
        Used++;
        Raise(new MandateUsed(Id, about, Used, MostUses));
    }

    public void End(string because, DateTimeOffset at)
    {
        (ValidUntil, EndedBecause) = (at, because);
        Raise(new MandateEnded(Id, because));
    }

    public void Granted() => Raise(new MandateGranted(Id, Items, MostUses, ValidUntil));

    /// <summary>Why it does not count any more, for whoever held it.</summary>
    public string Ending =>
        EndedBecause
        ?? (
            Kind is AgencyKind.Guardian
                ? $"孩子在 {ValidUntil?.Day():yyyy-MM-dd} 满 {Guardianship.AdultYears} 周岁，监护代办到此为止；没办完的草稿已经留给本人"
                : $"授权在 {ValidUntil?.AddTicks(-1).Day():yyyy-MM-dd} 到期"
        );
}

/// <summary>Legal representative 法定代表人, agent 经办人, guardian 监护人.</summary>
enum AgencyKind
{
    LegalRepresentative,
    Agent,
    Guardian,
}
