using Yingzhou.Support.Releases;

namespace Yingzhou.Support.Modelling;

/// <summary>A drawing in a list (图纸).</summary>
/// <param name="Version">0 and <paramref name="InForceAt"/> <c>null</c> while it has never been released.</param>
/// <param name="Draft">How its open draft stands; <c>null</c> when nobody works on it.</param>
public sealed record DrawingLine(
    ModelKind Kind,
    string Key,
    string Name,
    int Version,
    DateTimeOffset? InForceAt,
    DraftStatus? Draft,
    string? Drafter,
    IReadOnlyList<string> UsedBy
);

/// <param name="Versions">Newest first.</param>
/// <param name="Drafts">The open one and all before it, newest first.</param>
public sealed record DrawingView(
    ModelKind Kind,
    string Key,
    string Name,
    IReadOnlyList<DrawingVersion> Versions,
    IReadOnlyList<DrawingDraft> Drafts,
    IReadOnlyList<string> UsedBy
)
{
    /// <summary>It has never been released: there is a draft and no version.</summary>
    public bool IsNew => Versions.Count == 0;

    /// <summary>Of a drawing that is not new.</summary>
    public DrawingVersion InForce => Versions[0];

    public DrawingDraft? Open => Drafts.FirstOrDefault(draft => draft.IsOpen);

    /// <summary>How version N came about; <c>null</c> for one that came with the city's content.</summary>
    public DrawingDraft? OriginOf(int version) => Drafts.FirstOrDefault(draft => draft.ReleasedAs == version);
}

public sealed record DrawingVersion(int Version, string Name, string Text, DateTimeOffset InForceAt);
