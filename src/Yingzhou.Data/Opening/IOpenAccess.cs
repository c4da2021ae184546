using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Opening;

/// <summary>Conditional opening (受限开放): applied for, reviewed, agreed to, used with a key, reported on every half year, ended with proof of deletion.</summary>
public interface IOpenAccess
{
    Task<Outcome<AccessApplication>> Apply(ApplyForAccess request, Subject party, CancellationToken cancel = default);

    Task<Outcome<AccessApplication>> Review(ReviewAccess request, Subject official, CancellationToken cancel = default);

    /// <summary>Agrees to the agreement as it was approved.</summary>
    /// <returns>The key, shown this once.</returns>
    Task<Outcome<string>> Agree(Guid application, Subject party, CancellationToken cancel = default);

    Task<Outcome<Done>> Report(Guid application, string text, Subject party, CancellationToken cancel = default);

    /// <summary>Ends the use: the key opens nothing from then on.</summary>
    /// <param name="proof">How and when the data was deleted.</param>
    Task<Outcome<Done>> End(Guid application, string proof, Subject party, CancellationToken cancel = default);

    /// <summary>A developer's key; an earlier one is revoked.</summary>
    /// <returns>The key, shown this once.</returns>
    Task<Outcome<string>> NewKey(Subject party, CancellationToken cancel = default);

    Task<IReadOnlyList<AccessApplication>> Mine(Subject party, CancellationToken cancel = default);

    /// <summary>Those that an official may answer, the waiting ones first: what somebody wants data for is not for every colleague.</summary>
    Task<IReadOnlyList<AccessApplication>> ToAnswer(Subject official, CancellationToken cancel = default);

    Task<IReadOnlyList<UsageReport>> Reports(Guid application, CancellationToken cancel = default);

    /// <summary>Whether a key, or a party that has signed in, has an agreement in use for the dataset.</summary>
    Task<bool> MayRead(string dataset, string? key, Subject visitor, CancellationToken cancel = default);

    /// <summary>Whether the key is known and not revoked.</summary>
    Task<bool> Knows(string key, CancellationToken cancel = default);

    /// <returns>The party whose key it is; <c>null</c> when it is not known or revoked.</returns>
    Task<string?> OwnerOf(string key, CancellationToken cancel = default);
}

/// <param name="Key">The same key again gives the first answer.</param>
public sealed record ApplyForAccess(string Key, string Dataset, string Purpose, string Safeguards);

/// <param name="Seen">The version that the official saw.</param>
/// <param name="Reason">Needed to refuse; a condition when it is approved.</param>
public sealed record ReviewAccess(Guid Application, int Seen, bool Approve, string Reason);
