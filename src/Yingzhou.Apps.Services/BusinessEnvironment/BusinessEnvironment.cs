using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Services.BusinessEnvironment.Costs;
using Yingzhou.Apps.Services.BusinessEnvironment.Demo;
using Yingzhou.Apps.Services.BusinessEnvironment.Improving;
using Yingzhou.Apps.Services.BusinessEnvironment.Indicators;
using Yingzhou.Apps.Services.BusinessEnvironment.Licences;
using Yingzhou.Apps.Services.BusinessEnvironment.Notices;
using Yingzhou.Apps.Services.BusinessEnvironment.Objections;
using Yingzhou.Apps.Services.BusinessEnvironment.Rules;
using Yingzhou.Apps.Services.BusinessEnvironment.Storage;
using Yingzhou.Apps.Services.BusinessEnvironment.Surveying;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Events;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Starting;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Objections;

namespace Yingzhou.Apps.Services.BusinessEnvironment;

/// <summary>营商环境无感监测 and 证照分离: where enterprises wait and why, seen from the cases themselves; and which licences they need, told before they rent the shop.</summary>
public sealed class BusinessEnvironment : Application
{
    public override string Id => "business-environment";

    public override string Title => "营商环境无感监测";

    public override PlanSection Section => new(4, 2);

    public override IReadOnlyList<string> LeadDepartments => ["市发展改革委", "市市场监管局"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new("营商环境", "/desk/environment", Ends.Official, [EnvironmentRights.Improve], "Chart"),
            new("企业异议", "/desk/objections?matter=environment", Ends.Official, [EnvironmentRights.Improve], "Undo"),
            new("营商环境驾驶舱", "/cockpit/environment", Ends.Official, [EnvironmentRights.Cockpit], "Chart"),
            new("营商舟山", "/environment", Ends.Citizen, Icon: "Clock", Enterprises: true),
            new("开店要哪些证", "/licences", Ends.Citizen, Icon: "Document"),
        ];

    public override IReadOnlyList<Indicator> Indicators =>
        [
            new("environment.score", "营商环境得分", "分", "weighted(indicators/business-environment.json)"),
            new("environment.outside-share", "体外循环占比", "%", "share(cases.outside, cases.ended)"),
        ];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<EnvironmentTables>();
        services.AddContent(provider =>
            IndicatorContent.Read(provider.GetRequiredService<CityContent>(), provider.GetRequiredService<CasesContent>())
        );
        services.AddContent(provider => LicenceContent.Read(provider.GetRequiredService<CityContent>()));
        services.AddContent(provider => ComplianceTariff.Read(provider.GetRequiredService<CityContent>()));
        services.AddScoped<CostBoard>().AddSingleton<CaseCosting>();
        services.AddGrants(EnvironmentRights.Grants);
        services.AddScoped<ComputeIndicators>().AddScoped<EnvironmentBoard>().AddScoped<ImprovementDesk>();
        services.AddScoped<SurveyDesk>();
        services.AddScoped<Corrections>().AddScoped<MyEnvironment>();
        services.AddObjections<TimelineObjection>(TimelineObjection.Matter, EnvironmentRights.Improve);
        services.AddObjections<DemandObjection>(DemandObjection.Matter, EnvironmentRights.Improve);
        services.AddScoped<PushNotices>().AddScoped<NoticeDesk>().AddScoped<ListRegister>().AddScoped<ReformBoard>();
        services.AddScoped<IEventHandler, TellAuthorities>();
        services.AddAtStart<SignAtStart>().AddDemoSeed<DemoEnvironment>();
        services.AddJob<NightlyIndicators>();
    }
}
