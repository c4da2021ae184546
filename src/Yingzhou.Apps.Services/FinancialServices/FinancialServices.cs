using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Services.FinancialServices.Consents;
using Yingzhou.Apps.Services.FinancialServices.Content;
using Yingzhou.Apps.Services.FinancialServices.Contracts;
using Yingzhou.Apps.Services.FinancialServices.Demo;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Apps.Services.FinancialServices.Use;
using Yingzhou.Apps.Services.FinancialServices.Warnings;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Credentials;
using Yingzhou.Support.Notices;
using Yingzhou.Support.Objections;

namespace Yingzhou.Apps.Services.FinancialServices;

/// <summary>金融综合服务: money at a known price, data only by consent and with a receipt, banks that answer in time.</summary>
public sealed class FinancialServices : Application
{
    static readonly Role Officer = new(FinanceRights.OfficerRole, "客户经理");

    public override string Id => "financial-services";

    public override string Title => "金融综合服务";

    public override PlanSection Section => new(4, 2);

    public override IReadOnlyList<Role> Roles => [Officer];

    public override IReadOnlyList<string> LeadDepartments => ["市发改委"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new("融资", "/finance", Ends.Citizen, Icon: "Chart", Enterprises: true),
            new("数据授权", "/finance/consents", Ends.Citizen, Icon: "Lock", Enterprises: true),
            new("融资申请", "/desk/finance", Ends.Official, [FinanceRights.Bank, FinanceRights.See], "Inbox"),
            new("贷后预警", "/desk/finance/warnings", Ends.Official, [FinanceRights.Bank, FinanceRights.Help], "Bell"),
            new("担保圈", "/desk/finance/circles", Ends.Official, [FinanceRights.See], "People"),
            new("风险补偿", "/desk/finance/compensation", Ends.Official, [FinanceRights.Compensate], "Check"),
            new("数据异议", "/desk/objections?matter=finance", Ends.Official, [FinanceRights.Correct], "Pen"),
            new("金融驾驶舱", "/cockpit/finance", Ends.Official, [FinanceRights.See], "Chart"),
        ];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<FinanceTables>();
        services.AddGrants(FinanceRights.Grants);
        services.AddContent(Content).AddSingleton<ConsentSeals>();
        services.AddContent(provider => HazardModel.Read(provider.GetRequiredService<CityContent>()));
        services
            .AddScoped<MyFinance>()
            .AddScoped<ApplyForLoan>()
            .AddScoped<WithdrawConsent>()
            .AddScoped<WithdrawApplication>()
            .AddScoped<ReadConsent>()
            .AddScoped<ConsentLedger>()
            .AddJob<PassOverSilent>()
            .AddScoped<WarningDesk>()
            .AddScoped<CircleDesk>()
            .AddScoped<BankDesk>()
            .AddScoped<FinanceFigures>();
        services.AddContent(provider => CompensationTerms.Read(provider.GetRequiredService<CityContent>())).AddScoped<CompensationDesk>();
        services.AddNotices<FinanceNotices>();
        services.AddSingleton<ContractSeals>().AddScoped<ContractOffers>();
        services.AddScoped<LoanContracts>().AddNotices<ContractNotices>();
        services.AddCredential(CreditReport.Kind).AddScoped<CreditReport>();
        services.AddObjections<FigureObjection>(FigureObjection.Matter, FinanceRights.Correct);
        services.AddDemoSeed<DemoProfiles>();
    }

    static ContentReading<FinanceContent> Content(IServiceProvider provider) =>
        FinanceContent.Read(
            provider.GetRequiredService<CityContent>(),
            provider.GetRequiredService<OrganisationContent>().Departments.ContainsKey
        );
}
