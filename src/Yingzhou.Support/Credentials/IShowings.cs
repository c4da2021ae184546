using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Credentials;

/// <param name="Seconds">60 to 300.</param>
/// <param name="Key">Pressed twice it is one showing.</param>
public sealed record ShowRequest(Guid Credential, string? Purpose, Receiver? Receiver, int Seconds, string? Key);

/// <param name="Token">The text in the code.</param>
public sealed record ShownCredential(Showing Showing, ShownClaims Claims, string Token, bool IsOver);

/// <param name="As">As what the official looks at it.</param>
/// <param name="About">What it is looked at for: the reader's own words, or the number of a case.</param>
public sealed record VerifyShownRequest(string? Token, Receiver? As, string? About);

public sealed record VerifiedShowing(ShownClaims Claims, ShownState State, DateTimeOffset At);

/// <summary>What was checked without a network and told afterwards.</summary>
/// <param name="Refused">A line for each that was not taken, with its place and the reason.</param>
public sealed record ToldChecks(int Kept, int Known, IReadOnlyList<string> Refused);

/// <summary>Everything that checking without a network needs.</summary>
/// <param name="PublicKey">65 bytes, hexadecimal.</param>
/// <param name="Signature">SM2 (DER) over <see cref="CredentialStatusList.Text"/>, hexadecimal.</param>
public sealed record SignedStatus(string PublicKey, CredentialStatusList List, string Signature);

/// <summary>亮证: shown by its holder, looked at once by somebody, with or without a network.</summary>
public interface IShowings
{
    Task<Outcome<Guid>> Show(ShowRequest request, Subject holder, CancellationToken cancel = default);

    Task<Outcome<ShownCredential>> Shown(Guid id, Subject holder, CancellationToken cancel = default);

    Task<Outcome<VerifiedShowing>> Verify(VerifyShownRequest request, Subject official, CancellationToken cancel = default);

    /// <param name="json">As the page that checks without a network writes it.</param>
    Task<Outcome<ToldChecks>> Tell(string json, Subject official, CancellationToken cancel = default);

    /// <summary>Newest first.</summary>
    /// <param name="credential"><c>null</c> for all of them.</param>
    Task<IReadOnlyList<CredentialAccess>> Log(Subject holder, Guid? credential = null, CancellationToken cancel = default);

    Task<SignedStatus> Status(CancellationToken cancel = default);
}
