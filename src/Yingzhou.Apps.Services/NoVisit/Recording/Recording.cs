using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Recording;

/// <summary>A few seconds of a session (录像分段): the bytes lie encrypted in a file, their digest here.</summary>
/// <remarks>The parts of one take are one WebM film when put one after the other; a line that comes back begins a new take.</remarks>
public sealed class RecordingPart
{
    public required Guid CallId { get; init; }

    /// <summary>When the recorder was switched on, in milliseconds since 1970: tells the takes of a session apart.</summary>
    public required long Take { get; init; }

    /// <summary>From 0 within the take.</summary>
    public required int Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Of the plain bytes.</summary>
    public required string Sm3 { get; init; }

    /// <summary>SM3 over the part before and this one: the last one of a take is the digest of the take (录像指纹).</summary>
    public required string Link { get; init; }

    public static string LinkOf(string before, string sm3) => Kernel.Sm3.Hex($"{before}\n{sm3}");
}

/// <summary>Somebody looked at a recording (查看留痕); the person it shows can read it.</summary>
public sealed class RecordingView : Record
{
    /// <summary>How long after giving a reason one may look.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromMinutes(30);

    public required Guid CallId { get; init; }

    public required string ViewerId { get; init; }

    public required string Viewer { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    public bool IsOpen(string viewerId, DateTimeOffset now) => ViewerId == viewerId && now >= At && now - At <= OpenFor;
}
