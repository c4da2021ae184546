using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Golden.Content;
using Yingzhou.Data.Golden.Handling;
using Yingzhou.Data.Golden.Reading;
using Yingzhou.Data.Golden.Running;
using Yingzhou.Data.Golden.Storage;
using Yingzhou.Data.Lineage;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Golden;

/// <summary>主记录: one person and one enterprise out of the records of many registers, each value with its source.</summary>
public sealed class GoldenEngine : Engine
{
    public override string Id => "data-golden";

    public override string Title => "主记录";

    public override IReadOnlyList<string> Needs => ["data-catalogue", "data-lake"];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<GoldenTables>();
        services.AddGrants(GoldenRights.Grants);
        services.AddContent(provider => GoldenContent.Read(provider.GetRequiredService<CityContent>()));
        services
            .AddScoped<JoinRegisters>()
            .AddScoped<BuildGolden>()
            .AddScoped<GoldenRows>()
            .AddScoped<GoldenDisputes>()
            .AddScoped<RulePairs>();
        services.AddScoped<IGolden, StoredGolden>().AddScoped<ILineageSource, GoldenLineage>();
        services.AddJob<GoldenJob>();
    }
}

/// <summary>Looks for registers that are newer than what was built from them.</summary>
sealed class GoldenJob(IGolden golden) : ICityJob
{
    public string Name => "data-golden";

    public TimeSpan Rest => TimeSpan.FromMinutes(15);

    public async Task<int> Run(CancellationToken cancel)
    {
        await golden.Build(cancel);
        return 0;
    }
}
