using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Identity;

/// <summary>授权经办.</summary>
/// <param name="Items">JSON array of ids; empty for all.</param>
public sealed record MandateGranted(Guid Mandate, string Items, int? MostUses, DateTimeOffset? Until) : CityEvent(Mandate.ToString())
{
    public override string Type => "identity.mandate-granted";
}

/// <param name="About">What was applied for.</param>
public sealed record MandateUsed(Guid Mandate, string About, int Used, int? MostUses) : CityEvent(Mandate.ToString())
{
    public override string Type => "identity.mandate-used";
}

public sealed record MandateEnded(Guid Mandate, string Because) : CityEvent(Mandate.ToString())
{
    public override string Type => "identity.mandate-ended";
}
