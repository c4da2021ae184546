using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Credentials;

/// <param name="Seal">SM2, Base64: of what the ledger holds, it is the seal that counts.</param>
public sealed record CredentialIssued(
    string Number,
    string Kind,
    string HolderKey,
    string Issuer,
    DateOnly ValidFrom,
    DateOnly ValidTo,
    string Seal
) : CityEvent(Number)
{
    public override string Type => "credentials.issued";
}

public sealed record CredentialRevoked(string Number, string Kind, string HolderKey, string Because) : CityEvent(Number)
{
    public override string Type => "credentials.revoked";
}

public sealed record CredentialSuspended(string Number, string Kind, string HolderKey, string Because) : CityEvent(Number)
{
    public override string Type => "credentials.suspended";
}

public sealed record CredentialResumed(string Number, string Kind, string HolderKey) : CityEvent(Number)
{
    public override string Type => "credentials.resumed";
}

/// <summary>亮证.</summary>
public sealed record CredentialShown(Guid Showing, string Number, string Kind, string HolderKey, string Purpose, string Receiver)
    : CityEvent(Number)
{
    public override string Type => "credentials.shown";
}

/// <summary>查阅: shown to somebody who looked at it, or fetched for a case.</summary>
/// <param name="About">Number of the credential that was shown, or of the case it was fetched for.</param>
public sealed record CredentialRead(
    string About,
    string HolderKey,
    string Titles,
    string Way,
    string Reader,
    string ReaderId,
    string Purpose,
    string Verdict,
    DateTimeOffset At
) : CityEvent(About)
{
    public override string Type => "credentials.read";
}

public sealed record ConsentGiven(Guid Consent, string CredentialType, string Item, string HolderKey, DateOnly Until)
    : CityEvent(Consent.ToString())
{
    public override string Type => "credentials.consent-given";
}

public sealed record ConsentWithdrawn(Guid Consent, string CredentialType, string Item, string HolderKey) : CityEvent(Consent.ToString())
{
    public override string Type => "credentials.consent-withdrawn";
}
