using Yingzhou.Foundation.Modules;

namespace Yingzhou.Engines.Tests.Laws;

/// <summary>A manifest made by hand: lawful until a test says otherwise.</summary>
sealed class PlantedApplication : Application
{
    public string Named { get; init; } = "planted";
    public PlanSection In { get; init; } = new(3, 1);
    public IReadOnlyList<Role> WithRoles { get; init; } = [];
    public IReadOnlyList<MenuEntry> WithMenu { get; init; } = [];
    public IReadOnlyList<string> WithItems { get; init; } = [];

    public override string Id => Named;
    public override string Title => Named;
    public override PlanSection Section => In;
    public override IReadOnlyList<string> LeadDepartments => ["市大数据局"];
    public override IReadOnlyList<Role> Roles => WithRoles;
    public override IReadOnlyList<MenuEntry> Menu => WithMenu;
    public override IReadOnlyList<string> ServiceItems => WithItems;
}
