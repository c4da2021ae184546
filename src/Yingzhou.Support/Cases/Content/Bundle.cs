using Yingzhou.Assurance.Organisation.Content;

namespace Yingzhou.Support.Cases.Content;

/// <summary>
/// A bundle (一件事): several items that life brings together, applied for once with one form, handled in parallel or one after the other by
/// several departments, with one date on which all is done.
/// </summary>
public sealed record Bundle
{
    public required string Id { get; init; }

    public required int Version { get; init; }

    public required DateOnly EffectiveFrom { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> AlsoCalled { get; init; }

    public required string Summary { get; init; }

    /// <summary>Family of the lead department (牵头部门).</summary>
    public required string Lead { get; init; }

    public required IReadOnlyList<Subject> Subjects { get; init; }

    public required DivisionLevel Level { get; init; }

    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>In the order in which they are shown; the order of work follows from <see cref="BundleLeg.DependsOn"/>.</summary>
    public required IReadOnlyList<BundleLeg> Legs { get; init; }

    /// <summary>Questions of the bundle itself; those of its items are asked as well, each once.</summary>
    public IReadOnlyList<Question> Questions { get; init; } = [];

    public IReadOnlyList<SharedMaterial> SharedMaterials { get; init; } = [];

    /// <summary>At least the critical path through the legs: a shorter promise cannot be kept.</summary>
    public required int PromisedWorkdays { get; init; }

    /// <summary>The merged form (一表申请).</summary>
    public required string Form { get; init; }

    /// <summary>What the applicant holds in the end, in one sentence.</summary>
    public required string Outcome { get; init; }
}

/// <summary>A leg (办件分段): one item within a bundle, timed from the moment all it depends on is done.</summary>
/// <param name="Id">Unique within the bundle.</param>
/// <param name="DependsOn">Legs whose outcome it needs.</param>
/// <param name="When">Part of the bundle only then: FEEL over <c>answers</c>; <c>null</c> always.</param>
/// <param name="PromisedWorkdays">When the bundle is faster than the item alone.</param>
public sealed record BundleLeg(
    string Id, string Item, IReadOnlyList<string> DependsOn, string? When = null, int? PromisedWorkdays = null)
{
    public int PromiseOf(ServiceItem item) => PromisedWorkdays ?? item.Clock.PromisedWorkdays;
}

/// <summary>A material that several legs need and the applicant gives once (材料共享).</summary>
/// <param name="UsedBy"><c>{leg}/{material}</c>, at least two.</param>
public sealed record SharedMaterial(string Id, string Name, IReadOnlyList<string> UsedBy);
