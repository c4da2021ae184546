namespace Yingzhou.Foundation.Modules;

/// <summary>An application of the plan (应用): what it is, for whom, and which engines' nouns it declares. It knows no other application.</summary>
public abstract class Application : Module
{
    public abstract PlanSection Section { get; }

    /// <summary>The departments that lead it (牵头单位), written as the plan writes them.</summary>
    public abstract IReadOnlyList<string> LeadDepartments { get; }

    /// <summary>Ids of the service items (事项) that it brings; the items themselves are city content.</summary>
    public virtual IReadOnlyList<string> ServiceItems => [];

    /// <summary>Ids of the bundles (一件事) that it brings; the bundles themselves are city content.</summary>
    public virtual IReadOnlyList<string> Bundles => [];

    public virtual IReadOnlyList<Indicator> Indicators => [];
}
