using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Video.Content;
using Yingzhou.Support.Video.Demo;
using Yingzhou.Support.Video.Handling;
using Yingzhou.Support.Video.Http;
using Yingzhou.Support.Video.Storage;

namespace Yingzhou.Support.Video;

/// <summary>公共视频共享: cameras that departments share for a purpose and a period; no picture without a record of who watches and why.</summary>
public sealed class VideoEngine : Engine
{
    public override string Id => "video";

    public override string Title => "公共视频共享";

    public override IReadOnlyList<string> Needs => ["permission", "organisation", "ledger", "outgoing"];

    public override IReadOnlyList<MenuEntry> Menu => [new("公共视频", "/desk/video", Ends.Official, [VideoRights.View], "Window")];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<VideoTables>();
        services.AddGrants(VideoRights.Grants);
        services.AddFourEyes(VideoRights.GrantedByAnother);
        services.AddEvidence<VideoShared>("video.shared", "视频共享授权", e => new("", e.Id) { About = "Video", Payload = e });
        services.AddEvidence<VideoViewed>("video.viewed", "视频调阅", e => new("", e.Id) { About = "Video", Payload = e });
        services.AddContent(provider =>
        {
            var organisation = provider.GetRequiredService<OrganisationContent>();
            return VideoContent.Read(
                provider.GetRequiredService<CityContent>(),
                organisation.Divisions.ContainsKey,
                organisation.Departments.ContainsKey
            );
        });
        services.AddSingleton<Stills>().AddScoped<Viewing>().AddScoped<SharingDeeds>().AddScoped<IVideo, SharedVideo>();
        services.AddDemoSeed<DemoVideo>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapVideo();
}
