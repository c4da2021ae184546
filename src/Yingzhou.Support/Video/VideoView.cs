using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Video;

/// <summary>调阅记录: who watches which camera, why, by what right, from when until when. It is there before the first picture leaves.</summary>
public sealed class VideoView : Record
{
    public required string Camera { get; init; }

    public required string ViewerId { get; init; }

    public required string ViewerName { get; init; }

    public required string PostTitle { get; init; }

    /// <summary>Unit of the acting post.</summary>
    public required string Unit { get; init; }

    /// <summary>Unit that owns the camera.</summary>
    public required string Owner { get; init; }

    public required string Purpose { get; init; }

    /// <summary>事由, e.g. the number of the case.</summary>
    public required string Ground { get; init; }

    /// <summary>By which grant; <c>null</c> for a camera of one's own unit.</summary>
    public Guid? GrantId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>No picture from here on.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    public DateTimeOffset? StoppedAt { get; private set; }

    public bool IsOpen(DateTimeOffset now) => StoppedAt is null && now < EndsAt;

    internal void Announce() =>
        Raise(new VideoViewed(Id.ToString(), Camera, ViewerId, Unit, Purpose, Ground, GrantId?.ToString(), StartedAt, EndsAt));

    internal void Stop(DateTimeOffset now) => StoppedAt ??= now < EndsAt ? now : EndsAt;
}

/// <summary>Somebody began to watch (视频调阅).</summary>
public sealed record VideoViewed(
    string Id,
    string Camera,
    string Viewer,
    string Unit,
    string Purpose,
    string Ground,
    string? Grant,
    DateTimeOffset From,
    DateTimeOffset Until
) : CityEvent(Id)
{
    public override string Type => "video.viewed";
}
