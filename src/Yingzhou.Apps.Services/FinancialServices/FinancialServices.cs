using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Services.FinancialServices.Content;
using Yingzhou.Apps.Services.FinancialServices.Demo;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Apps.Services.FinancialServices.Use;
using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Services.FinancialServices;

/// <summary>金融综合服务: money at a known price, data only by consent and with a receipt, banks that answer in time.</summary>
public sealed class FinancialServices : Application
{
    public override string Id => "financial-services";

    public override string Title => "金融综合服务";

    public override PlanSection Section => new(4, 2);

    public override IReadOnlyList<string> LeadDepartments => ["市发改委"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new("融资", "/finance", Ends.Citizen, Icon: "Chart", Enterprises: true),
            new("数据授权", "/finance/consents", Ends.Citizen, Icon: "Lock", Enterprises: true),
            new("融资申请", "/desk/finance", Ends.Official, [FinanceRights.Bank], "Inbox"),
            new("金融驾驶舱", "/cockpit/finance", Ends.Official, Icon: "Chart"),
        ];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<FinanceTables>();
        services.AddGrants(FinanceRights.Grants);
        services.AddSingleton(Content);
        services
            .AddScoped<MyFinance>()
            .AddScoped<ApplyForLoan>()
            .AddScoped<WithdrawConsent>()
            .AddScoped<BankDesk>()
            .AddScoped<FinanceFigures>();
        services.AddHostedService<DemoProfiles>();
    }

    static FinanceContent Content(IServiceProvider provider)
    {
        var organisation = provider.GetRequiredService<OrganisationContent>();
        var reading = FinanceContent.Read(provider.GetRequiredService<CityContent>(), organisation.Departments.ContainsKey);
        return reading.Sound
            ? reading.Content!
            : throw new InvalidDataException($"The city's content is unsound:\n{string.Join('\n', reading.Problems)}");
    }
}
