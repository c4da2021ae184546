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
