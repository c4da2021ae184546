using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Services.OnlineServices.Demands;

/// <summary>
/// What an item manager says to a finding (证明事项清理): the paper will not be asked for any more, or a law asks for it. Kept by item and paper, so that the same
/// demand is explained once; a demand made after it was to have stopped is a finding again.
/// </summary>
public sealed class DemandAnswer : Record
{
    public required string Item { get; init; }

    public required string Paper { get; init; }

    /// <summary>Law and article that ask for the paper itself; <c>null</c> when it will not be asked for any more.</summary>
    public string? LegalBasis { get; private set; }

    public DateTimeOffset AnsweredAt { get; private set; }

    public string AnsweredBy { get; private set; } = "";

    public void Say(string? legalBasis, DateTimeOffset at, string by) => (LegalBasis, AnsweredAt, AnsweredBy) = (legalBasis, at, by);

    /// <summary>Whether it answers a demand: a law answers all, a promise to stop answers those before it.</summary>
    public bool Covers(DateTimeOffset? demandedAt) => LegalBasis is not null || demandedAt is null || demandedAt <= AnsweredAt;
}
