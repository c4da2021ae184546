using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Lineage;
using Yingzhou.Data.Opening.Access;
using Yingzhou.Data.Opening.Http;
using Yingzhou.Data.Opening.Reading;
using Yingzhou.Data.Opening.Releasing;
using Yingzhou.Data.Opening.Storage;
using Yingzhou.Data.Opening.Voices;
using Yingzhou.Data.Opening.Writing;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Opening;

/// <summary>数据开放: what leaves for everybody, through a gate that is kept.</summary>
public sealed class OpeningEngine : Engine
{
    public override string Id => "data-opening";

    public override string Title => "数据开放引擎";

    public override IReadOnlyList<string> Needs => ["data-catalogue", "data-lake"];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<OpeningOptions>()
            .Bind(configuration.GetSection(OpeningOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddTables<OpeningTables>();
        services.AddGrants(OpeningRights.Grants);
        services.AddFourEyes(OpeningRights.FourEyes);
        services.AddContent(provider => OpeningContent.Read(provider.GetRequiredService<CityContent>()));
        services.AddSingleton<OpeningFolder>().AddSingleton<TakeSnapshot>().AddSingleton<WriteFiles>().AddSingleton<FairUseGate>();
        services.AddScoped<OpenQueries>().AddScoped<Datastore>().AddScoped<ProposeReleases>().AddScoped<DecideReleases>();
        services
            .AddScoped<IOpening, StoredOpening>()
            .AddScoped<IOpenAccess, StoredAccess>()
            .AddScoped<IOpenVoices, StoredVoices>()
            .AddScoped<ILineageSource, OpeningLineage>();
        services.AddJob<SweepOpeningJob>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapOpenFiles();
}

sealed class SweepOpeningJob(IOpening opening) : ICityJob
{
    public string Name => "opening-sweep";

    public TimeSpan Rest => TimeSpan.FromHours(1);

    public async Task<int> Run(CancellationToken cancel)
    {
        await opening.Sweep(cancel);
        return 0;
    }
}
