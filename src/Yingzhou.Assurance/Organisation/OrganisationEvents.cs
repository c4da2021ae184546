using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Organisation;

public sealed record PostDelegated(Guid Delegation, string Post, string Official, string Deputy, DateTimeOffset From, DateTimeOffset Until)
    : CityEvent(Post)
{
    public override string Type => "organisation.post-delegated";
}

public sealed record DelegationRevoked(Guid Delegation, string Post, string Official, string Deputy, DateTimeOffset At) : CityEvent(Post)
{
    public override string Type => "organisation.delegation-revoked";
}

public sealed record OfficialAppointed(string Official, string Post, AppointmentKind Kind, DateTimeOffset From) : CityEvent(Post)
{
    public override string Type => "organisation.official-appointed";
}

/// <summary>Tasks in the post's name stay with the post; what was personal must be handed over.</summary>
public sealed record AppointmentEnded(string Official, string Post, DateTimeOffset At) : CityEvent(Post)
{
    public override string Type => "organisation.appointment-ended";
}
