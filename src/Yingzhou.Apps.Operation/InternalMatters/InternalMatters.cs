using Yingzhou.Foundation.Modules;

namespace Yingzhou.Apps.Operation.InternalMatters;

/// <summary>机关内部“一件事”: what one unit of the administration needs from others, applied for once, handled by all at the same time.</summary>
public sealed class InternalMatters : Application
{
    public override string Id => "internal-matters";

    public override string Title => "机关内部一件事";

    public override PlanSection Section => new(3, 1);

    public override IReadOnlyList<string> LeadDepartments => ["市委改革办", "市委编办", "市大数据局"];

    public override IReadOnlyList<MenuEntry> Menu => [new("申请与进度", "/desk/apply", Ends.Official, Icon: "Send")];

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

    public override IReadOnlyList<string> Bundles => ["civil-servant-career"];
}
