using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Services.EnterpriseServices.Citizen;
using Yingzhou.Apps.Services.EnterpriseServices.Codes;
using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Apps.Services.EnterpriseServices.Demo;
using Yingzhou.Apps.Services.EnterpriseServices.Desk;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;

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
            new("惠企政策", "/desk/enterprise", Ends.Official, [EnterpriseRights.Review, EnterpriseRights.Pay], "Building"),
            new("兑付", "/desk/enterprise/redemptions", Ends.Official, [EnterpriseRights.Review, EnterpriseRights.Pay], "Check"),
            new("企业诉求", "/desk/enterprise/appeals", Ends.Official, [EnterpriseRights.Answer], "Inbox"),
            new("核验企业码", "/desk/enterprise/code", Ends.Official, [EnterpriseRights.Answer], "Certificate"),
            new("惠企驾驶舱", "/cockpit/enterprise", Ends.Official, [EnterpriseRights.See], "Chart"),
        ];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<EnterpriseTables>();
        services.AddGrants(EnterpriseRights.Grants);
        services.AddFourEyes(EnterpriseRights.FourEyes);
        services.AddSingleton(Policies).AddSingleton<CodeKey>();
        services.AddScoped<MyFirm>().AddScoped<ClaimBenefit>().AddScoped<WithdrawClaim>().AddScoped<RaiseAppeal>().AddScoped<ReadCode>();
        services.AddScoped<ClauseFigures>().AddScoped<SimulateClause>().AddScoped<PublishCandidates>();
        services.AddScoped<RedemptionList>().AddScoped<HandleRedemption>().AddScoped<AnswerAppeal>();
        services.AddHostedService<DemoFirms>();
    }

    static PoliciesContent Policies(IServiceProvider provider)
    {
        var organisation = provider.GetRequiredService<OrganisationContent>();
        var reading = PoliciesContent.Read(provider.GetRequiredService<CityContent>(), organisation.Departments.ContainsKey);
        return reading.Sound
            ? reading.Content!
            : throw new InvalidDataException($"The city's content is unsound:\n{string.Join('\n', reading.Problems)}");
    }
}
