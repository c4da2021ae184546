using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Operation.PublicData.Demo;
using Yingzhou.Apps.Operation.PublicData.Finding;
using Yingzhou.Apps.Operation.PublicData.Watching;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Backflow;
using Yingzhou.Data.Collection;
using Yingzhou.Data.Golden;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Quality;
using Yingzhou.Data.Realtime;
using Yingzhou.Data.Sharing;
using Yingzhou.Foundation.Events;
using Yingzhou.Foundation.Modules;

namespace Yingzhou.Apps.Operation.PublicData;

/// <summary>公共数据平台: what the city's departments hold, who is the source of what, how good it is, and who mends it.</summary>
public sealed class PublicData : Application
{
    public override string Id => "public-data";

    public override string Title => "公共数据平台";

    public override PlanSection Section => new(7, 1);

    public override IReadOnlyList<string> LeadDepartments => ["市大数据局"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new("公共数据目录", "/desk/data", Ends.Official, [PublicDataRights.Work], "Search"),
            new("一数一源", "/desk/data/sources", Ends.Official, [PublicDataRights.Work], "Pin"),
            new("数据驾驶舱", "/cockpit/data", Ends.Official, [PublicDataRights.Work], "Chart"),
            new("数据血缘", "/desk/data/lineage", Ends.Official, [PublicDataRights.Work], "Map"),
            new("目录变更", "/desk/data/changes", Ends.Official, [PublicDataRights.Work], "Pen"),
            new("归集与数据湖", "/desk/data/loads", Ends.Official, [LakeRights.Send], "Download"),
            new("数据采集", "/desk/data/collection", Ends.Official, [CollectionRights.Manage], "Clock"),
            new("数据高铁", "/desk/data/express", Ends.Official, [RealtimeRights.Run, RealtimeRights.Mend], "Pin"),
            new("没人要的目录", "/desk/data/unwanted", Ends.Official, [PublicDataRights.Work], "Alert"),
            new("数据回流", "/desk/data/backflow", Ends.Official, [BackflowRights.Order], "Down"),
            new("数据质量", "/desk/data/quality", Ends.Official, [PublicDataRights.Work], "Chart"),
            new("敏感数据识别", "/desk/data/sensitive", Ends.Official, [PublicDataRights.Work], "Lock"),
            new("问题工单", "/desk/data/orders", Ends.Official, [QualityRights.Answer, QualityRights.Decide], "Alert"),
            new("主记录", "/desk/data/golden", Ends.Official, [GoldenRights.See], "People"),
            new(
                "数据共享",
                "/desk/data/sharing",
                Ends.Official,
                [SharingRights.Ask, SharingRights.Decide, SharingRights.Oversee],
                "People"
            ),
            new("谁读了我的数据", "/my/reads", Ends.Citizen, Icon: "Person"),
        ];

    public override IReadOnlyList<Indicator> Indicators =>
        [new("data.on-time-rate", "公共数据更新及时率", "%", "share(catalogues.on-time, catalogues.promising)")];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<CatalogueShelf>();
        services.AddScoped<CatalogueSearch>().AddScoped<Unwanted>();
        services.AddScoped<IEventHandler, RaisePromiseAlert>().AddScoped<IEventHandler, EndPromiseAlert>();
        services
            .AddDemoSeed<DemoLoads>()
            .AddDemoSeed<DemoSources>()
            .AddDemoSeed<DemoSharing>()
            .AddDemoSeed<DemoExports>()
            .AddDemoSeed<DemoChanges>();
    }
}
