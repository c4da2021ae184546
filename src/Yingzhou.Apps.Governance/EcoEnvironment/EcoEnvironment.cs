using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Governance.EcoEnvironment.Content;
using Yingzhou.Apps.Governance.EcoEnvironment.Demo;
using Yingzhou.Apps.Governance.EcoEnvironment.Explaining;
using Yingzhou.Apps.Governance.EcoEnvironment.Judging;
using Yingzhou.Apps.Governance.EcoEnvironment.Reading;
using Yingzhou.Apps.Governance.EcoEnvironment.Sampling;
using Yingzhou.Apps.Governance.EcoEnvironment.Storage;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Alerting;
using Yingzhou.Support.Models;
using Yingzhou.Support.Perception;

namespace Yingzhou.Apps.Governance.EcoEnvironment;

/// <summary>生态环境综合管理协同: what outlets, air and water stations send is judged by rules that anybody can compute again, and what exceeds is put right.</summary>
public sealed class EcoEnvironment : Application
{
    public override string Id => "eco-environment";

    public override string Title => "生态环境协同";

    public override PlanSection Section => new(5, 3);

    public override IReadOnlyList<string> LeadDepartments => ["市生态环境局"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new("生态环境监测", "/desk/eco", Ends.Official, [EcoRights.See], "Chart"),
            new("生态环境驾驶舱", "/cockpit/eco", Ends.Official, [EcoRights.See], "Chart"),
            new("身边的空气和水", "/air-and-water", Ends.Citizen, Icon: "Chart"),
            new("排放监测", "/enterprise/emissions", Ends.Citizen, Icon: "Chart", Enterprises: true),
        ];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<EcoTables>();
        services.AddGrants(EcoRights.Grants);
        services.AddContent(provider => EcoContent.Read(provider.GetRequiredService<CityContent>()));
        services
            .AddSingleton<EcoWatch>()
            .AddSingleton<IIntakeWatch>(provider => provider.GetRequiredService<EcoWatch>())
            .AddHostedService<JudgeHeard>()
            .AddJob<JudgeOver>();
        services.AddScoped<HourMeans>().AddScoped<JudgeEmission>().AddScoped<ExplainExceedance>();
        services.AddScoped<ConditionMarks>().AddScoped<MarkCondition>().AddScoped<HourOutlook>().AddScoped<RecordSample>();
        services.AddScoped<Retests>().AddScoped<IClosingCondition>(provider => provider.GetRequiredService<Retests>());
        services
            .AddScoped<PublicEnvironment>()
            .AddScoped<SignBoard>()
            .AddScoped<ExceedanceReading>()
            .AddScoped<EcoBoard>()
            .AddScoped<AirBulletin>();
        services.AddSeriesSource<AirSeries>();
        services.AddDemoSeed<EcoStory>(buildsOnOthers: true);
        services
            .AddDemoModel(new(AirForecast.Model, "1.0.0", new("trend-regression", 24, 12, 0), "第一版：一条直线加 24 小时的起伏"))
            .AddDemoModel(new("air-pm25-unusual", "1.0.0", new("seasonal-deviation", 24, 0, 4), "第一版：4 倍离差，误报比 3 倍少"));
    }
}
