using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Operation.OpenData.Ckan;
using Yingzhou.Apps.Operation.OpenData.Dcat;
using Yingzhou.Apps.Operation.OpenData.Demo;
using Yingzhou.Apps.Operation.OpenData.Finding;
using Yingzhou.Assurance.Identity;
using Yingzhou.Data.Assets;
using Yingzhou.Data.Opening;
using Yingzhou.Data.Trading;
using Yingzhou.Foundation.Modules;

namespace Yingzhou.Apps.Operation.OpenData;

/// <summary>公共数据开放平台: a portal for everybody, interfaces for programs, and the desk where officials let data out.</summary>
public sealed class OpenData : Application
{
    public override string Id => "open-data";

    public override string Title => "数据开放";

    public override PlanSection Section => new(7);

    public override IReadOnlyList<string> LeadDepartments => ["市大数据局"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new("开放数据", "/open", Ends.Citizen, Icon: "Download"),
            new("数据开放", "/desk/data/opening", Ends.Official, [OpeningRights.Propose, OpeningRights.Release], "Download"),
            new("受限开放申请", "/desk/data/opening/applications", Ends.Official, [OpeningRights.Answer], "Inbox"),
            new("数据资产登记", "/desk/data/opening/assets", Ends.Official, [AssetRights.Register], "Pen"),
            new("数据交易", "/desk/data/opening/market", Ends.Official, [TradingRights.Operate], "Document"),
            new("开放需求与意见", "/desk/data/opening/requests", Ends.Official, [OpeningRights.Answer], "Bell"),
        ];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<OpenShelf>();
        services.AddScoped<OpenSearch>().AddScoped<CkanActions>().AddScoped<CityTables>();
        services.AddDemoSeed<OpenDemo>(buildsOnOthers: true);
        services.AddDemoSeed<DemoAssets>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapCkan();
        endpoints.MapDcat();
        endpoints.MapDataPackage();
    }
}
