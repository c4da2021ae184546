using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Governance.CityManagement.Casework;
using Yingzhou.Apps.Governance.CityManagement.Content;
using Yingzhou.Apps.Governance.CityManagement.Demo;
using Yingzhou.Apps.Governance.CityManagement.Desk;
using Yingzhou.Apps.Governance.CityManagement.Figures;
using Yingzhou.Apps.Governance.CityManagement.Http;
using Yingzhou.Apps.Governance.CityManagement.Reporting;
using Yingzhou.Apps.Governance.CityManagement.Storage;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Starting;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Indicators;
using Yingzhou.Support.Models;
using Yingzhou.Support.Notices;

namespace Yingzhou.Apps.Governance.CityManagement;

/// <summary>城市综合管理服务: what is broken or in the way in the city, from the report to the answer, with a clock on whoever owns it.</summary>
public sealed class CityManagement : Application
{
    public override string Id => "city-management";

    public override string Title => "城市综合管理服务";

    public override PlanSection Section => new(5, 2);

    public override IReadOnlyList<string> LeadDepartments => ["市城管局"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new("反映城市问题", "/report-problem", Ends.Citizen, Icon: "Pin"),
            new("我反映的问题", "/my/reports", Ends.Citizen, Icon: "Document"),
            new("城管指挥台", "/desk/city", Ends.Official, [CityRights.Dispatch, CityRights.Approve], "Window"),
            new("城管态势图", "/desk/city/storm", Ends.Official, [CityRights.Dispatch, CityRights.Approve, CityRights.Figures], "Pin"),
            new("12345 转办", "/desk/city/hotline", Ends.Official, [CityRights.Dispatch], "Inbox"),
            new("城管采集核查", "/desk/city/patrol", Ends.Official, [CityRights.Collect, CityRights.Check], "Search"),
            new("城管处置", "/desk/city/unit", Ends.Official, [CityRights.Work], "Inbox"),
            new("城管评价", "/desk/city/figures", Ends.Official, [CityRights.Figures], "Chart"),
            new("城市管理驾驶舱", "/cockpit/city", Ends.Official, [CityRights.Figures], "Chart"),
        ];

    public override IReadOnlyList<Indicator> Indicators =>
        [
            new("city-management.on-time-rate", "城管案件按期处置率", "%", "share(city-cases.handled <= city-cases.due)"),
            new("city-management.first-time-rate", "城管案件一次修好率", "%", "share(city-cases.reworks = 0)"),
        ];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<UrbanTables>();
        services.AddContent(provider =>
            CityManagementContent.Read(
                provider.GetRequiredService<CityContent>(),
                provider.GetRequiredService<OrganisationContent>().Departments.ContainsKey
            )
        );
        services.AddContent(provider =>
            KindGuess.Read(provider.GetRequiredService<CityContent>(), provider.GetRequiredService<CityManagementContent>())
        );
        services.AddGrants(CityRights.Grants);
        services.AddFourEyes(CityRights.FourEyes);
        services.AddScoped<CityTimes>().AddScoped<CityDeed>().AddScoped<CaseWork>().AddScoped<CaseControl>();
        services.AddSingleton<ReportPlace>().AddScoped<OwnJoining>().AddScoped<TakeHotline>().AddScoped<Open311Taking>();
        services.AddScoped<MatterCandidates>().AddScoped<Triage>().AddScoped<CityReading>().AddScoped<CityFigures>();
        services.AddScoped<Open311>().AddScoped<Photos>().AddScoped<ReportProblem>().AddScoped<RateReport>();
        services.AddIndicatorSource<CityCaseSource>();
        services.AddNotices<ReportNotices>();
        services.AddJob<SensorReports>();
        services.AddDemoSeed<DemoCity>();
        services
            .AddDemoModel(new(CaseForecast.Model, "1.0.0", new("trend-regression", 7, 3, 0), "第一版：一条直线加一周的起伏"))
            .AddDemoModel(new("city-case-adjustment", "1.0.0", new("classical", 7, 0, 0), "第一版：一周的起伏取中位数"));
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapCityPhotos().MapOpen311();
}
