using System.Globalization;
using System.Text.Json;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Credentials;

public enum CredentialState
{
    /// <summary>有效.</summary>
    Valid,

    /// <summary>尚未生效.</summary>
    NotYet,

    /// <summary>已过期: its last day is over.</summary>
    Expired,

    /// <summary>已吊销.</summary>
    Revoked,

    /// <summary>已暂停: it may come back.</summary>
    Suspended,

    /// <summary>签章不符: what is stored is not what was sealed.</summary>
    Forged,
}

/// <summary>What a credential says, line by line.</summary>
/// <param name="Public">Shown to whoever checks the code; otherwise only to the holder, and to whom they show the paper.</param>
public sealed record CredentialLine(string Label, string Value, bool Public = false);

/// <summary>
/// An issued credential (电子证照): a sealed document that its holder shows or prints, and that anybody checks by its code. What it says never changes; it ends by its last day or by being revoked.
/// </summary>
public sealed class Credential : Record
{
    /// <summary>长期有效: the last day of what has none.</summary>
    public static readonly DateOnly NoEnd = new(9999, 12, 31);

    public required string Kind { get; init; }

    public required string Title { get; init; }

    public required string Number { get; init; }

    /// <summary>Party or person who holds it.</summary>
    public required string HolderKey { get; init; }

    public required Personal Holder { get; init; }

    /// <summary>Name of the issuing department.</summary>
    public required string Issuer { get; init; }

    /// <summary>JSON array of <see cref="CredentialLine"/>.</summary>
    public required string Lines { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last day; it is still valid on it.</summary>
    public required DateOnly ValidTo { get; init; }

    /// <summary>What it was issued for, as the application calls it.</summary>
    public required string Source { get; init; }

    /// <summary>核验码: 16 characters, random.</summary>
    public required string Code { get; init; }

    /// <summary>SM2 over the SM3 digest of <see cref="Text"/>, Base64.</summary>
    public string Seal { get; private set; } = "";

    public DateOnly? RevokedOn { get; private set; }

    public string? RevokedBecause { get; private set; }

    public DateOnly? SuspendedOn { get; private set; }

    public string? SuspendedBecause { get; private set; }

    public bool IsWithoutEnd => ValidTo == NoEnd;

    public IReadOnlyList<CredentialLine> Says => JsonSerializer.Deserialize<List<CredentialLine>>(Lines)!;

    /// <summary>Every word that is sealed, in one order.</summary>
    internal string Text =>
        string.Join(
            '\n',
            [
                Kind,
                Title,
                Number,
                HolderKey,
                Holder.Plain,
                Issuer,
                ValidFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ValidTo.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Code,
                .. Says.Select(line => $"{line.Label}={line.Value}{(line.Public ? "*" : "")}"),
            ]
        );

    internal void Sealed(string seal)
    {
        Seal = seal;
        Raise(new CredentialIssued(Number, Kind, HolderKey, Issuer, ValidFrom, ValidTo, seal));
    }

    internal Fault? Revoke(string because, DateOnly today)
    {
        if (RevokedOn is not null)
            return new Fault("credentials.revoked-already", "这份证照已经吊销。", 409);
        (RevokedOn, RevokedBecause) = (today, because);
        Raise(new CredentialRevoked(Number, Kind, HolderKey, because));
        return null;
    }

    internal Fault? Suspend(string because, DateOnly today)
    {
        if (RevokedOn is not null || SuspendedOn is not null)
            return new Fault("credentials.not-in-force", "这份证照已经吊销或暂停，不能再暂停。", 409);
        (SuspendedOn, SuspendedBecause) = (today, because);
        Raise(new CredentialSuspended(Number, Kind, HolderKey, because));
        return null;
    }

    internal Fault? Resume()
    {
        if (RevokedOn is not null || SuspendedOn is null)
            return new Fault("credentials.not-suspended", "这份证照没有暂停，不用恢复。", 409);
        (SuspendedOn, SuspendedBecause) = (null, null);
        Raise(new CredentialResumed(Number, Kind, HolderKey));
        return null;
    }

    internal CredentialState On(DateOnly day) =>
        RevokedOn is not null ? CredentialState.Revoked
        : SuspendedOn is not null ? CredentialState.Suspended
        : day < ValidFrom ? CredentialState.NotYet
        : day > ValidTo ? CredentialState.Expired
        : CredentialState.Valid;
}
