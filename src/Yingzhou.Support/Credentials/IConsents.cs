using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Credentials;

/// <param name="Type">Id in <c>credentials/types.json</c>.</param>
/// <param name="Field">Id of the material, by which a refusal names it.</param>
public sealed record FetchedCredential(string Type, string Title, string Field);

/// <summary>Credentials of one holder for one case (免提交).</summary>
public sealed record FetchRequest(
    string HolderKey,
    string Region,
    string Item,
    string ItemName,
    string Unit,
    string UnitId,
    string CaseNumber,
    IReadOnlyList<FetchedCredential> Credentials
);

/// <summary>What may not be fetched from a holder, so that the paper is asked for.</summary>
public sealed class FetchBlocks
{
    readonly IReadOnlyDictionary<(string Item, string Type), string> withdrawn;
    readonly IReadOnlyDictionary<string, string> notValid;

    internal FetchBlocks(IReadOnlyDictionary<(string Item, string Type), string> withdrawn, IReadOnlyDictionary<string, string> notValid) =>
        (this.withdrawn, this.notValid) = (withdrawn, notValid);

    /// <summary>Code of the refusal of whatever may not be fetched.</summary>
    public const string Refused = "credentials.fetch-refused";

    public static FetchBlocks None { get; } = new(new Dictionary<(string, string), string>(), new Dictionary<string, string>());

    /// <returns>Why, in words for the applicant; <c>null</c> when it may.</returns>
    public string? Reason(string item, string type) => withdrawn.GetValueOrDefault((item, type)) ?? notValid.GetValueOrDefault(type);
}

/// <summary>承办人核对: one credential of a case, fetched again by whoever handles it.</summary>
public sealed record RefetchRequest(
    string HolderKey,
    string Region,
    string Item,
    string ItemName,
    string CaseNumber,
    FetchedCredential Credential
);

/// <param name="Refused">Why it was not given, for the official; <c>null</c> when it was.</param>
public sealed record FetchAnswer(Fault? Refused);

/// <summary>同意: what may be fetched of whom for what, and what was.</summary>
public interface IConsents
{
    Task<FetchBlocks> BlocksOf(string holderKey, CancellationToken cancel = default);

    /// <summary>
    /// In the step that is running: by handing in an application with what is to be fetched, the holder consents where nothing was said yet. Withdrawn, or a credential of the city that does not count, it is
    /// refused and nothing is fetched. What is fetched stands in the holder's log.
    /// </summary>
    Task<Fault?> Fetch(FetchRequest request, CancellationToken cancel = default);

    /// <summary>
    /// In the step that is running: only under a consent that stands now, never by giving one. Given or refused, it stands in the holder's log, so the step has to be kept either way.
    /// </summary>
    Task<FetchAnswer> FetchAgain(RefetchRequest request, Subject official, CancellationToken cancel = default);

    Task<IReadOnlyList<Consent>> Mine(Subject holder, CancellationToken cancel = default);

    /// <summary>撤回: from this moment nothing more is fetched under it. What was fetched before stays lawful.</summary>
    Task<Outcome<Done>> Withdraw(Guid id, Subject holder, CancellationToken cancel = default);

    Task<Outcome<Done>> GiveAgain(Guid id, Subject holder, CancellationToken cancel = default);
}
