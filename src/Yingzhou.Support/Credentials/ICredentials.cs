using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Credentials;

/// <param name="Id">Application's prefix and kind: <c>talent-category</c>.</param>
/// <param name="Prefix">Of the number, e.g. 舟才.</param>
public sealed record CredentialKind(string Id, string Title, string Prefix);

/// <param name="Source">What it is issued for: one valid credential for each.</param>
/// <param name="ReplaceOlder">Older valid ones of the holder and kind end with it.</param>
public sealed record IssueCredential(
    string Kind,
    string Region,
    string HolderKey,
    Personal Holder,
    string Issuer,
    IReadOnlyList<CredentialLine> Lines,
    DateOnly ValidFrom,
    DateOnly ValidTo,
    string Source,
    bool ReplaceOlder
);

/// <summary>What anybody is told who checks a code.</summary>
public sealed record CheckedCredential(Credential Credential, CredentialState State);

/// <summary>签章 of a paper: checked with the public key at <c>/credentials/status</c>.</summary>
/// <param name="Digest">SM3 of the text, 64 small hexadecimal digits.</param>
/// <param name="Signature">SM2 over the digest's letters, Base64.</param>
public sealed record DocumentSeal(string Digest, string Signature);

/// <summary>电子证照: issued in the step of the decision it certifies, held by whom it is about, checked by anybody.</summary>
public interface ICredentials
{
    /// <summary>In the step that is running. Issued twice for one source, the first stays.</summary>
    Task<Outcome<Credential>> Issue(IssueCredential request, CancellationToken cancel = default);

    /// <summary>The holder's valid ones of a kind end in the step that is running; none is no fault.</summary>
    /// <param name="source">Only those of this source; <c>null</c> for all.</param>
    Task Revoke(string kind, string holderKey, string because, string? source = null, CancellationToken cancel = default);

    /// <summary>暂停: one that may come back, in the step that is running.</summary>
    /// <param name="source">As it was issued for.</param>
    Task<Outcome<Credential>> Suspend(string kind, string holderKey, string source, string because, CancellationToken cancel = default);

    /// <summary>恢复, in the step that is running.</summary>
    Task<Outcome<Credential>> Resume(string kind, string holderKey, string source, CancellationToken cancel = default);

    Task<IReadOnlyList<CheckedCredential>> Mine(Subject holder, CancellationToken cancel = default);

    Task<Outcome<CheckedCredential>> Own(Guid id, Subject holder, CancellationToken cancel = default);

    /// <summary>Seals a paper that is no credential, such as a receipt (回执), with the same key.</summary>
    DocumentSeal Seal(string text);

    /// <returns><c>null</c> when there is none with this code.</returns>
    Task<CheckedCredential?> Check(string? code, CancellationToken cancel = default);
}
