using Yingzhou.Languages.Feel;

namespace Yingzhou.Support.Eligibility;

/// <summary>Something known of a party (事实), with where and when it was learnt. What nobody knows is not there; it is never 0 or "no".</summary>
/// <param name="Name">As in the dictionary, e.g. <c>rdRatio</c>; a path such as <c>answers.place</c> where facts come in groups.</param>
/// <param name="Dataset">The register it was read from.</param>
/// <param name="Confidence">From 0 to 1; a register's own word is 1.</param>
/// <param name="Declared">
/// The party's own word (自行申报): it can show that something is not met, but never that it is. A condition that rests on it stays open.
/// </param>
public sealed record Fact(
    string Name,
    FeelValue Value,
    string Dataset,
    DateTimeOffset FetchedAt,
    decimal Confidence = 1,
    bool Declared = false
)
{
    /// <summary>The time the fact speaks of, as its register writes it: 2025, 2026-10.</summary>
    public string? Period { get; init; }

    public bool IsFresh(int days, DateTimeOffset now) => now - FetchedAt <= TimeSpan.FromDays(days);
}
