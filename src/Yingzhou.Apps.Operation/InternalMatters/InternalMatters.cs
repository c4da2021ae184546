using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Operation.InternalMatters.Figures;
using Yingzhou.Apps.Operation.InternalMatters.Planning;
using Yingzhou.Apps.Operation.InternalMatters.Register;
using Yingzhou.Apps.Operation.InternalMatters.Storage;
using Yingzhou.Apps.Operation.InternalMatters.Undoing;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Events;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Apps.Operation.InternalMatters;

/// <summary>机关内部“一件事”: what one unit of the administration needs from others, applied for once, handled by all at the same time.</summary>
public sealed class InternalMatters : Application
{
    public override string Id => "internal-matters";

    public override string Title => "机关内部一件事";

    public override PlanSection Section => new(3, 1);

    public override IReadOnlyList<string> LeadDepartments => ["市委改革办", "市委编办", "市大数据局"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new("申请与进度", "/desk/apply", Ends.Official, Icon: "Send"),
            new("内部待办", "/desk/internal/inbox", Ends.Official, Icon: "Inbox"),
            new("内部事项统筹", "/desk/internal", Ends.Official, [InternalRights.Coordinate], "Chart"),
            new("机关内部驾驶舱", "/cockpit/internal", Ends.Official, [InternalRights.Cockpit], "Chart"),
            new("我的职业生涯", "/career", Ends.Citizen, Icon: "Person"),
        ];

    public override IReadOnlyList<Indicator> Indicators =>
        [
            new("internal.on-time-rate", "机关内部事项按期办结率", "%", "share(service-case.bjsj by promise, service-case.sjsj due)"),
            new(
                "internal.days",
                "机关内部一件事用时（中位数、P90）",
                "工作日",
                "quantiles(workdays(service-case.sjsj, service-case.bjsj))"
            ),
        ];

    public override IReadOnlyList<string> ServiceItems =>
        [
            "internal-establishment",
            "internal-recruitment",
            "internal-salary",
            "internal-social-insurance",
            "internal-medical-insurance",
            "internal-access",
            "internal-housing-fund",
            "internal-payroll",
        ];

    public override IReadOnlyList<string> Bundles =>
        [
            "civil-servant-career",
            "career-transfer",
            "career-promotion",
            "career-retirement",
            "career-exit",
            "institution-career",
            "asset-disposal",
            "budget-addition",
            "official-trip",
            "unit-seal",
            "official-vehicle",
            "office-space",
        ];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddContent(provider =>
            InternalContent.Read(provider.GetRequiredService<CityContent>(), provider.GetRequiredService<CasesContent>())
        );
        services.AddScoped(provider => new OfficeHours(provider.GetRequiredService<Workdays>()));
        services.AddScoped<Establishments>().AddScoped<ISubmissionRule, EstablishmentRule>().AddScoped<ISubmissionRule, OpenMatterRule>();
        services.AddSingleton<LabelDesk>();
        services.AddScoped<InternalItems>().AddScoped<InternalDesk>().AddScoped<SlackInbox>();
        services.AddScoped<PlanDesk>().AddFourEyes(new FourEyes(PlanDesk.Release, PlanDesk.Draw));
        services.AddTables<InternalTables>();
        services.AddGrants([UndoDesk.Grant, .. InternalRights.Grants]);
        services.AddScoped<OpenUndoSteps>().AddScoped<UndoDesk>().AddScoped<IEventHandler, BundleEnded>();
    }
}
