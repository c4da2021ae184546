using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Services.EnterpriseServices.Appeals;
using Yingzhou.Apps.Services.EnterpriseServices.Citizen;
using Yingzhou.Apps.Services.EnterpriseServices.Codes;
using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Apps.Services.EnterpriseServices.Demo;
using Yingzhou.Apps.Services.EnterpriseServices.Desk;
using Yingzhou.Apps.Services.EnterpriseServices.Development;
using Yingzhou.Apps.Services.EnterpriseServices.Disputes;
using Yingzhou.Apps.Services.EnterpriseServices.Distress;
using Yingzhou.Apps.Services.EnterpriseServices.Drafting;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Apps.Services.EnterpriseServices.Supply;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Modelling;
using Yingzhou.Support.Notices;
using Yingzhou.Support.Objections;
using Yingzhou.Support.Releases;

namespace Yingzhou.Apps.Services.EnterpriseServices;

/// <summary>企业综合服务: an enterprise is found by the policy it deserves, sees the money come, shows its code, raises an appeal.</summary>
public sealed class EnterpriseServices : Application
{
    public override string Id => "enterprise-services";

    public override string Title => "企业综合服务";

    public override PlanSection Section => new(4, 2);

    public override IReadOnlyList<string> LeadDepartments => ["市经信局", "市发改委", "市司法局"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new("惠企政策", "/enterprise", Ends.Citizen, Icon: "Building", Enterprises: true),
            new("钱到哪了", "/enterprise/money", Ends.Citizen, Icon: "Clock", Enterprises: true),
            new("企业码", "/enterprise/code", Ends.Citizen, Icon: "Certificate", Enterprises: true),
            new("企业诉求", "/enterprise/appeals", Ends.Citizen, Icon: "Send", Enterprises: true),
            new("供需对接", "/enterprise/supply", Ends.Citizen, Icon: "People", Enterprises: true),
            new("发展评价", "/enterprise/development", Ends.Citizen, Icon: "Chart", Enterprises: true),
            new("兑付名单公示", "/enterprise/publicity", Ends.Citizen, Icon: "Document", Enterprises: true),
            new("惠企政策", "/desk/enterprise", Ends.Official, [EnterpriseRights.Review, EnterpriseRights.Pay], "Building"),
            new("条款起草与发布", "/desk/enterprise/rules", Ends.Official, [EnterpriseRights.Draft, EnterpriseRights.Release], "Pen"),
            new("兑付", "/desk/enterprise/redemptions", Ends.Official, [EnterpriseRights.Review, EnterpriseRights.Pay], "Check"),
            new("兑付异议与申诉", "/desk/objections?matter=enterprise", Ends.Official, [EnterpriseRights.Judge], "Undo"),
            new("追回", "/desk/enterprise/claw-backs", Ends.Official, [EnterpriseRights.ClawBack, EnterpriseRights.DecideClawBack], "Undo"),
            new("困难企业帮扶", "/desk/enterprise/distress", Ends.Official, [EnterpriseRights.OfferHelp], "Bell"),
            new("企业诉求", "/desk/enterprise/appeals", Ends.Official, [EnterpriseRights.Answer], "Inbox"),
            new("供需对接", "/desk/enterprise/supply", Ends.Official, [EnterpriseRights.See], "People"),
            new("企业发展评价", "/desk/enterprise/development", Ends.Official, [EnterpriseRights.See], "Chart"),
            new("核验企业码", "/desk/enterprise/code", Ends.Official, [EnterpriseRights.Answer], "Certificate"),
            new("惠企驾驶舱", "/cockpit/enterprise", Ends.Official, [EnterpriseRights.See], "Chart"),
        ];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<EnterpriseTables>();
        services.AddGrants(EnterpriseRights.Grants);
        services.AddFourEyes(EnterpriseRights.FourEyes);
        services
            .AddContent(Filed)
            .AddContent(Further)
            .AddContent(provider => DistressModel.Read(provider.GetRequiredService<CityContent>()))
            .AddContent(Topics)
            .AddSingleton<LivePolicies>()
            .AddSingleton<CodeKey>();
        services.AddSingleton(provider => new Vocabulary(
            provider.GetRequiredService<FiledPolicies>().Content.Facts,
            provider.GetRequiredService<FurtherFiles>().Words
        ));
        services.AddScoped(provider => provider.GetRequiredService<LivePolicies>().Now(provider.GetRequiredService<IReleases>()));
        services.AddScoped<IDrawingCheck, PolicyDrawings>().AddScoped<IDrawingUse, PolicyDrawings>();
        services.AddScoped<DraftRule>().AddScoped<ReleaseRule>();
        services.AddScoped<DistressDesk>().AddScoped<KeepHelp>();
        services.AddScoped<PublicList>().AddScoped<ClaimBack>();
        services.AddObjections<PublicityObjection>(RedemptionMatters.Publicity, EnterpriseRights.Judge);
        services.AddObjections<RejectionAppeal>(RedemptionMatters.Rejection, EnterpriseRights.Judge);
        services.AddObjections<ClawBackDefence>(RedemptionMatters.ClawBack, EnterpriseRights.Judge);
        services.AddScoped<SupplyMarket>().AddScoped<SupplyDesk>().AddScoped<EvaluateFirms>();
        services.AddScoped<MyFirm>().AddScoped<ClaimBenefit>().AddScoped<WithdrawClaim>().AddScoped<RaiseAppeal>().AddScoped<ReadCode>();
        services.AddScoped<ClauseFigures>().AddScoped<SimulateClause>().AddScoped<PublishCandidates>();
        services.AddScoped<RedemptionList>().AddScoped<HandleRedemption>().AddScoped<AnswerAppeal>();
        services.AddNotices<EnterpriseNotices>();
        services.AddDemoSeed<DemoFirms>();
    }

    static ContentReading<FiledPolicies> Filed(IServiceProvider provider) =>
        PoliciesContent
            .Read(provider.GetRequiredService<CityContent>(), provider.GetRequiredService<OrganisationContent>().Departments.ContainsKey)
            .Select(content => new FiledPolicies(content));

    static ContentReading<AppealTopics> Topics(IServiceProvider provider) =>
        AppealTopics.Read(
            provider.GetRequiredService<CityContent>(),
            provider.GetRequiredService<OrganisationContent>().Departments.ContainsKey
        );

    static ContentReading<FurtherFiles> Further(IServiceProvider provider) =>
        FurtherFiles.Read(provider.GetRequiredService<CityContent>(), provider.GetRequiredService<FiledPolicies>().Content.Facts);
}
