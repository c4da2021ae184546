using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.Video.Content;
using Yingzhou.Support.Video.Handling;

namespace Yingzhou.Support.Video;

/// <summary>The surface over the use cases: it sends on, and decides nothing.</summary>
sealed class SharedVideo(VideoContent content, Viewing viewing, SharingDeeds sharing) : IVideo
{
    public IReadOnlyList<CameraGroup> Groups => content.Groups;

    public IReadOnlyDictionary<string, string> Purposes => content.Purposes;

    public Task<Outcome<CameraLine[]>> Cameras(Subject official, CancellationToken cancel) => viewing.Cameras(official, cancel);

    public Task<Outcome<VideoView>> Begin(BeginViewRequest request, Subject official, CancellationToken cancel) =>
        viewing.Begin(request, official, cancel);

    public Task<Outcome<VideoView>> Mine(Guid view, Subject official, CancellationToken cancel) => viewing.Mine(view, official, cancel);

    public Task<Outcome<Done>> Stop(Guid view, Subject official, CancellationToken cancel) => viewing.Stop(view, official, cancel);

    public Task<Outcome<string>> Still(Guid view, Subject official, CancellationToken cancel) => viewing.Still(view, official, cancel);

    public Task<Outcome<string>> Stream(Guid view, Subject official, CancellationToken cancel) => viewing.Stream(view, official, cancel);

    public Task<Outcome<SharingGrant>> Ask(AskSharingRequest request, Subject official, CancellationToken cancel) =>
        sharing.Ask(request, official, cancel);

    public Task<Outcome<SharingGrant>> Decide(
        Guid grant,
        int seen,
        bool granted,
        string? reason,
        Subject official,
        CancellationToken cancel
    ) => sharing.Decide(grant, seen, granted, reason, official, cancel);

    public Task<Outcome<SharingGrant>> Revoke(Guid grant, int seen, string? reason, Subject official, CancellationToken cancel) =>
        sharing.Revoke(grant, seen, reason, official, cancel);

    public Task<Outcome<SharingGrant[]>> Sharing(Subject official, CancellationToken cancel) => sharing.Of(official, cancel);

    public Task<Outcome<VideoView[]>> Views(Subject official, CancellationToken cancel) => viewing.Views(official, cancel);
}
