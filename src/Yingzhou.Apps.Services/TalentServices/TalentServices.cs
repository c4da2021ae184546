using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Services.TalentServices.Awards;
using Yingzhou.Apps.Services.TalentServices.Codes;
using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Apps.Services.TalentServices.Demo;
using Yingzhou.Apps.Services.TalentServices.Jobs;
using Yingzhou.Apps.Services.TalentServices.Recognition;
using Yingzhou.Apps.Services.TalentServices.Storage;
using Yingzhou.Apps.Services.TalentServices.Titles;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Credentials;
using Yingzhou.Support.Notices;
using Yingzhou.Support.Objections;

namespace Yingzhou.Apps.Services.TalentServices;

/// <summary>人才综合服务: find a post on the islands, get a title judged in the open, be paid for staying, use one code everywhere.</summary>
public sealed class TalentServices : Application
{
    public override string Id => "talent-services";

    public override string Title => "人才综合服务";

    public override PlanSection Section => new(4, 2);

    public override IReadOnlyList<string> LeadDepartments => ["市委人才办", "市人社局"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new("人才服务", "/talent", Ends.Citizen, Icon: "People"),
            new("人才认定", "/desk/talent/recognitions", Ends.Official, [RecognitionRights.See], "People"),
            new("人才补贴", "/desk/talent/awards", Ends.Official, [RecognitionRights.Pay], "Check"),
            new("招聘会", "/desk/talent/fairs", Ends.Official, Icon: "Search"),
            new("职称异议", "/desk/objections?matter=talent", Ends.Official, [RecognitionRights.Settle], "Undo"),
            new("职称评审", "/desk/talent/titles", Ends.Official, [RunPanel.Right], "Certificate"),
            new("人才码核销", "/desk/talent/gate", Ends.Official, Icon: "Check"),
            new("人才驾驶舱", "/cockpit/talent", Ends.Official, [RecognitionRights.Cockpit], "Chart"),
        ];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<TalentTables>();
        services.AddGrants(
            Grant.ToRole(RunPanel.Right, "accept", Reach.Unit).In(RecognitionRights.Department),
            Grant.ToRole(RunPanel.Right, "decide", Reach.Unit).In(RecognitionRights.Department)
        );
        services.AddGrants(RecognitionRights.Grants);
        services.AddCredential(TitleCertificate.Kind).AddScoped<TitleCertificate>().AddScoped<GrantTitles>().AddJob<EndTitlePublicity>();
        services.AddObjections<TitleObjection>(TitleObjection.Matter, RecognitionRights.Settle);
        services.AddScoped<TitleApplicants>().AddScoped<ApplyForTitle>();
        services.AddObjections<UnitPublicityObjection>(UnitPublicityObjection.Matter, RecognitionRights.Settle);
        services.AddScoped<FollowCategory>();
        services
            .AddEvidence<PanelSealed>("talent.panel-sealed", "抽取承诺", e => new("", e.Panel.ToString()) { Payload = e })
            .AddEvidence<PanelDrawn>("talent.panel-drawn", "随机抽取", e => new("", e.Panel.ToString()) { Payload = e });
        services.AddCredential(TalentCertificate.Kind).AddScoped<TalentCertificate>().AddJob<RenewRecognitions>();
        services.AddFourEyes(RecognitionRights.FourEyes);
        services.AddContent(provider => TalentContent.Read(provider.GetRequiredService<CityContent>()));
        services.AddContent(provider => RecognitionContent.Read(provider.GetRequiredService<CityContent>()));
        services.AddSingleton<JobMarket>().AddSingleton<CodeSeal>();
        services.AddScoped<WhoAmI>().AddScoped<RunPanel>().AddScoped<CheckCode>();
        services.AddScoped<PostShelf>().AddScoped<PublishPost>().AddScoped<RunFair>();
        services.AddScoped<MyTalent>().AddScoped<ApplyForRecognition>().AddScoped<GrantRecognition>().AddScoped<RecognitionDesk>();
        services.AddScoped<PublicRecognitions>().AddScoped<PayAwards>().AddScoped<TalentFigures>();
        services.AddJob<EndPublicity>();
        services.AddNotices<TalentNotices>();
        services.AddDemoSeed<DemoTalents>();
    }
}
