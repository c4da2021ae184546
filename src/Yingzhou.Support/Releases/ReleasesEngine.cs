using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Releases.Reading;
using Yingzhou.Support.Releases.Storage;

namespace Yingzhou.Support.Releases;

/// <summary>模型发布库: which version of a drawing is in force, and which was.</summary>
public sealed class ReleasesEngine : Engine
{
    public override string Id => "releases";

    public override string Title => "模型发布库";

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<ReleasesTables>();
        services.AddSingleton<ReleaseShelf>();
        services.AddScoped<IReleases, Releases>();
    }
}
