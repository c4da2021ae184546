using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Trading.Demo;
using Yingzhou.Data.Trading.Handling;
using Yingzhou.Data.Trading.Storage;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Trading;

/// <summary>数据交易: products of registered assets, their orders, and who gets what of the money.</summary>
public sealed class TradingEngine : Engine
{
    public override string Id => "data-trading";

    public override string Title => "数据交易";

    public override IReadOnlyList<string> Needs => ["data-assets", "data-lake"];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<TradingTables>();
        services.AddGrants(TradingRights.Grants);
        services.AddScoped<Products>().AddScoped<Orders>().AddScoped<TiedParties>().AddScoped<ITrading, StoredTrading>();
        services.AddJob<SettleOrdersJob>();
        services.AddDemoSeed<DemoMarket>(buildsOnOthers: true);
    }
}

sealed class SettleOrdersJob(ITrading trading) : ICityJob
{
    public string Name => "data-trading";

    public TimeSpan Rest => TimeSpan.FromHours(1);

    public async Task<int> Run(CancellationToken cancel)
    {
        await trading.Settle(cancel);
        return 0;
    }
}
