using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Assets.Handling;
using Yingzhou.Data.Assets.Storage;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Assets;

/// <summary>数据资产登记: whose data it is, from where, and what is pledged on it.</summary>
public sealed class AssetsEngine : Engine
{
    public override string Id => "data-assets";

    public override string Title => "数据资产登记";

    public override IReadOnlyList<string> Needs => ["data-opening"];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<AssetTables>();
        services.AddGrants(AssetRights.Grants);
        services.AddScoped<SourceChain>().AddScoped<IAssets, StoredAssets>();
        services.AddJob<SettleAssetsJob>();
    }
}

sealed class SettleAssetsJob(IAssets assets) : ICityJob
{
    public string Name => "data-assets";

    public TimeSpan Rest => TimeSpan.FromMinutes(10);

    public async Task<int> Run(CancellationToken cancel)
    {
        await assets.Settle(cancel);
        return 0;
    }
}
