using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Lake.Loading;
using Yingzhou.Data.Lake.Storage;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Lake;

/// <summary>统一归集 and 数据湖: datasets in versions, a load is all or nothing.</summary>
public sealed class LakeEngine : Engine
{
    public override string Id => "data-lake";

    public override string Title => "数据湖";

    public override IReadOnlyList<string> Needs => ["data-catalogue"];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LakeOptions>().Bind(configuration.GetSection(LakeOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddTables<LakeTables>();
        services.AddGrants(LakeRights.Grants);
        services.AddSingleton<LakeFolder>().AddSingleton<DuckDb>().AddSingleton<StageLoad>();
        services.AddScoped<LoadDataset>().AddScoped<SweepLake>().AddScoped<ILake, FileLake>();
        services.AddJob<SweepJob>();
    }
}
