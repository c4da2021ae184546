using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Video;

/// <summary>公共视频共享: cameras, who may watch them for what and until when, and a record of every view. No faces are recognised.</summary>
public interface IVideo
{
    IReadOnlyList<CameraGroup> Groups { get; }

    /// <summary>用途.</summary>
    IReadOnlyDictionary<string, string> Purposes { get; }

    /// <summary>All cameras, and for which of them the official's unit may begin a view now.</summary>
    Task<Outcome<CameraLine[]>> Cameras(Subject official, CancellationToken cancel = default);

    /// <summary>开始调阅: refused without a ground; recorded before the first picture leaves.</summary>
    Task<Outcome<VideoView>> Begin(BeginViewRequest request, Subject official, CancellationToken cancel = default);

    /// <summary>The official's own view, open or over.</summary>
    Task<Outcome<VideoView>> Mine(Guid view, Subject official, CancellationToken cancel = default);

    Task<Outcome<Done>> Stop(Guid view, Subject official, CancellationToken cancel = default);

    /// <summary>A picture of now with the viewer's name over it, as SVG.</summary>
    Task<Outcome<string>> Still(Guid view, Subject official, CancellationToken cancel = default);

    /// <summary>Address of the stream, while the view is open and its grant stands.</summary>
    Task<Outcome<string>> Stream(Guid view, Subject official, CancellationToken cancel = default);

    Task<Outcome<SharingGrant>> Ask(AskSharingRequest request, Subject official, CancellationToken cancel = default);

    Task<Outcome<SharingGrant>> Decide(
        Guid grant,
        int seen,
        bool granted,
        string? reason,
        Subject official,
        CancellationToken cancel = default
    );

    Task<Outcome<SharingGrant>> Revoke(Guid grant, int seen, string? reason, Subject official, CancellationToken cancel = default);

    /// <summary>Grants that the official's unit asked for or decides on, the newest first.</summary>
    Task<Outcome<SharingGrant[]>> Sharing(Subject official, CancellationToken cancel = default);

    /// <summary>谁看了什么: views of cameras of the official's unit, the newest first.</summary>
    Task<Outcome<VideoView[]>> Views(Subject official, CancellationToken cancel = default);
}

/// <param name="Owner">Id of the unit.</param>
/// <param name="WhyNot"><c>null</c> when a view may begin for one of the purposes.</param>
public sealed record CameraLine(Camera Camera, string Owner, string? WhyNot);

public sealed record BeginViewRequest(string Camera, string Purpose, string Ground);

/// <param name="Cameras">Codes, all of one unit.</param>
/// <param name="Until">The last day.</param>
public sealed record AskSharingRequest(IReadOnlyList<string> Cameras, string Purpose, string Ground, DateOnly From, DateOnly Until);
