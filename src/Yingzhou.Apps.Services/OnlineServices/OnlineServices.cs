using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Services.OnlineServices.Asking;
using Yingzhou.Apps.Services.OnlineServices.Complaints;
using Yingzhou.Apps.Services.OnlineServices.Consistency;
using Yingzhou.Apps.Services.OnlineServices.Demands;
using Yingzhou.Apps.Services.OnlineServices.Fees;
using Yingzhou.Apps.Services.OnlineServices.Filings;
using Yingzhou.Apps.Services.OnlineServices.Finding;
using Yingzhou.Apps.Services.OnlineServices.Following;
using Yingzhou.Apps.Services.OnlineServices.Gaps;
using Yingzhou.Apps.Services.OnlineServices.Halls;
using Yingzhou.Apps.Services.OnlineServices.Http;
using Yingzhou.Apps.Services.OnlineServices.Reasons;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Events;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Notices;
using Yingzhou.Support.Objections;

namespace Yingzhou.Apps.Services.OnlineServices;

/// <summary>一体化在线政务服务（浙里办）: find a matter, learn what it takes, apply, follow, receive, rate.</summary>
public sealed class OnlineServices : Application
{
    public override string Id => "online-services";

    public override string Title => "一体化在线政务服务";

    public override PlanSection Section => new(4, 1);

    public override IReadOnlyList<string> LeadDepartments => ["市大数据局", "市政务服务办"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new("首页", "/", Ends.Citizen, Icon: "Home"),
            new("事项目录", "/items", Ends.Citizen, Icon: "Document"),
            new("问一问", "/ask", Ends.Citizen, Icon: "Search"),
            new("我的办件", "/my", Ends.Citizen, Icon: "Person"),
            new("消息", "/my/inbox", Ends.Citizen, Icon: "Inbox"),
            new("查进度", "/track", Ends.Citizen, Icon: "Search"),
            new("大厅预约和排队", "/halls", Ends.Citizen, Icon: "Clock"),
            new("我的缴费", "/my/fees", Ends.Citizen, Icon: "Certificate"),
            new("授权经办", "/my/mandates", Ends.Citizen, Icon: "People"),
            new("法定代表人变更登记", "/desk/representatives", Ends.Official, [MandateRights.Register], "Person"),
            new("大厅叫号", "/desk/hall", Ends.Official, [HallQueue.Run], "People"),
            new("收费和退费", "/desk/fees", Ends.Official, [FeeDesk.Refund], "Certificate"),
            new("办件投诉", "/desk/objections?matter=services", Ends.Official, [CaseComplaint.Answer], "Inbox"),
            new("搜不到和答不上", "/desk/gaps", Ends.Official, [GapQueries.Right], "Search"),
            new("不该要的材料", "/desk/demands", Ends.Official, [ServicesRights.KeepCatalogue], "Document"),
            new("无证明城市", "/desk/spared", Ends.Official, [CaseRights.ReadStatistics], "Chart"),
            new("各县区清单比对", "/desk/consistency", Ends.Official, [ServicesRights.KeepCatalogue], "Check"),
            new("差评为什么", "/desk/rating-reasons", Ends.Official, [CaseRights.CallBack], "Chart"),
            new("减了多少", "/desk/reform", Ends.Official, [ServicesRights.KeepCatalogue], "Chart"),
        ];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<GapTables>();
        services.AddTables<DemandTables>();
        services.AddGrants([GapQueries.Grant, .. ServicesRights.Grants, .. HallQueue.Grants, .. FeeDesk.Grants, .. CaseComplaint.Grants]);
        services.AddTables<FeeTables>();
        services
            .AddOptions<FeesOptions>()
            .Bind(configuration.GetSection(FeesOptions.Section))
            .Validate(
                options => options.Till is null || options.Secret is { Length: >= 16 },
                "Fees:Till needs Fees:Secret of at least 16 characters."
            )
            .ValidateOnStart();
        services.AddSingleton<FeeTill>().AddScoped<FeeDesk>().AddScoped<IEventHandler, FeeCaseEnded>().AddNotices<FeeNotices>();
        services.AddObjections<CaseComplaint>(CaseComplaint.Matter, CaseComplaint.Answer);
        services.AddTables<HallTables>();
        services.AddContent(Halls).AddScoped<HallQueue>().AddNotices<HallNotices>();
        services.AddContent(Lists).AddScoped<DemandDesk>();
        services.AddContent(provider => ReasonContent.Read(provider.GetRequiredService<CityContent>())).AddScoped<ReasonBoard>();
        services.AddContent(provider => AspectWords.Read(provider.GetRequiredService<CityContent>()));
        services.AddSingleton<Passages>().AddSingleton<Consultation>();
        services.AddScoped<RecordGap>().AddScoped<GapQueries>();
        services.AddSingleton<Catalogue>().AddSingleton<PlannedLegs>().AddSingleton<Places>().AddSingleton<TrackLimit>();
        services.AddScoped<FilingDesk>().AddScoped<HandIn>().AddScoped<SubmitFiling>();
        services.AddScoped<MyMatters>().AddScoped<AnswerSupplement>().AddScoped<TrackCase>();
    }

    static ContentReading<HallsContent> Halls(IServiceProvider provider) =>
        HallsContent.Read(provider.GetRequiredService<CityContent>(), provider.GetRequiredService<CasesContent>().Organisation);

    static ContentReading<CountyComparison> Lists(IServiceProvider provider) =>
        CountyComparison.Read(provider.GetRequiredService<CityContent>(), provider.GetRequiredService<CasesContent>());

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapCaseFiles().MapCaseReceipt().MapFees();
}
