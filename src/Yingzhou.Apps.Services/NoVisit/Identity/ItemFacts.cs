namespace Yingzhou.Apps.Services.NoVisit.Identity;

/// <summary>What the level of an item depends on, and how it is handled at a distance (事项远程办理要求).</summary>
/// <param name="Item">Id of the service item.</param>
/// <param name="Amount">The most it can be about, in yuan; 0 when no money moves.</param>
/// <param name="AudioPermitted">Whether voice and photos are enough where the line carries no moving picture.</param>
/// <param name="Electronic">Whether the result is valid as an electronic credential alone.</param>
/// <param name="RecordingKeptDays">How long recordings of the matter are kept; <c>null</c> as <see cref="Content.NoVisitContent.UsualKeptDays"/>.</param>
/// <param name="Checklist">What the clerk goes through with the caller, in order; for property the three questions on free will are among it.</param>
public sealed record ItemFacts(
    string Item,
    bool Reversible,
    bool Property,
    bool Minor,
    decimal Amount,
    bool AudioPermitted,
    bool Electronic,
    IReadOnlyList<string> Checklist,
    int? RecordingKeptDays = null
);
