namespace Yingzhou.Kernel;

/// <summary>共享授权: a unit may watch cameras of another for a purpose and a period.</summary>
/// <param name="Cameras">Codes.</param>
/// <param name="Until">Not included.</param>
public sealed record VideoGrant(
    string Id,
    string Unit,
    IReadOnlySet<string> Cameras,
    string Purpose,
    DateTimeOffset From,
    DateTimeOffset Until
);

/// <summary>Why somebody may watch (调阅依据).</summary>
/// <param name="Grant">Id of the grant; <c>null</c> for cameras of one's own unit.</param>
public readonly record struct VideoTitle(string? Grant);

/// <summary>调阅判定 (p09 R4, R5): own camera, or a grant for this unit, camera and purpose at this moment. Every view has an end, and what has to be blurred and cannot be is not shown at all.</summary>
public static class VideoAccess
{
    /// <summary>A view ends and has to be begun anew. Own default of the page.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    public static Outcome<VideoTitle> Of(
        string camera,
        string owner,
        string unit,
        string purpose,
        DateTimeOffset now,
        IEnumerable<VideoGrant> grants
    )
    {
        if (owner == unit)
            return new VideoTitle(null);
        var mine = grants.Where(grant => grant.Unit == unit && grant.Cameras.Contains(camera)).ToList();
        if (mine.Count == 0)
            return new Fault("video.no-grant", "本单位没有这个摄像机的共享授权，请先申请。", 403);
        var meant = mine.Where(grant => grant.Purpose == purpose).ToList();
        if (meant.Count == 0)
            return new Fault(
                "video.other-purpose",
                $"授权的用途是{string.Join("、", mine.Select(grant => grant.Purpose).Distinct())}，不能用于{purpose}。",
                403
            )
            {
                Field = "purpose",
            };
        return meant.Find(grant => grant.From <= now && now < grant.Until) is { } valid
            ? new VideoTitle(valid.Id)
            : new Fault("video.grant-not-now", "授权还没有开始，或已经到期，请重新申请。", 403);
    }

    /// <summary>When a view ends: after half an hour, and never after its grant.</summary>
    public static DateTimeOffset EndOf(DateTimeOffset start, VideoGrant? grant) =>
        grant is not null && grant.Until < start + Longest ? grant.Until : start + Longest;

    /// <summary>不打码不出流: viewers other than the police see blurred pictures or none.</summary>
    public static bool MayStream(bool forPolice, bool isBlurring) => forPolice || isBlurring;
}
