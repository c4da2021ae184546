using Yingzhou.Assurance.Organisation.Content;

namespace Yingzhou.Support.Cases.Content;

/// <summary>
/// A family of items (事项族): many objects (对象, 道路货物运输) through the same operations (办理环节, 新办、变更、注销), written once. At the start
/// each pair becomes a service item of its own, with code, terms and materials like one from <c>items/</c>. Shape of <c>families/*.family.json</c>.
/// </summary>
public sealed record ItemFamily
{
    public required string Id { get; init; }

    public required int Version { get; init; }

    public required DateOnly EffectiveFrom { get; init; }

    public required string Name { get; init; }

    /// <summary>Where the family comes from and what in it still has to be confirmed.</summary>
    public required string Note { get; init; }

    public required string Department { get; init; }

    public required DivisionLevel Level { get; init; }

    public required IReadOnlyList<string> Regions { get; init; }

    public required PowerKind Kind { get; init; }

    public required IReadOnlyList<Subject> Subjects { get; init; }

    /// <summary>First six digits of the code: prefix 09, kind, department; three of the object and three of the operation follow.</summary>
    public required string CodeStem { get; init; }

    public required IReadOnlyList<LegalBasis> LegalBasis { get; init; }

    public required IReadOnlyList<Condition> Conditions { get; init; }

    /// <summary>Of the longest operation; the others may promise less (<see cref="ItemOperation.PromisedAtMost"/>).</summary>
    public required ClockTerms Clock { get; init; }

    /// <summary>What who begins has to show; operations on something already held do without (<see cref="ItemOperation.FamilyMaterials"/>).</summary>
    public required IReadOnlyList<Material> Materials { get; init; }

    public required ItemOutcome Outcome { get; init; }

    public required Fee Fee { get; init; }

    public required int Trips { get; init; }

    public required IReadOnlyList<DeliveryWay> Delivery { get; init; }

    public required string Form { get; init; }

    public required string Process { get; init; }

    public required string Remedy { get; init; }

    /// <summary>How its items are called, of <c>{object}</c> and <c>{operation}</c>; <c>null</c> as the operation says.</summary>
    public string? Title { get; init; }

    /// <summary>Ids in <c>families/operations.json</c>.</summary>
    public required IReadOnlyList<string> Operations { get; init; }

    public required IReadOnlyList<FamilyObject> Objects { get; init; }
}

/// <summary>What the operations of a family are about.</summary>
/// <param name="Id">Unique among all objects; the id of its first operation's item, and the beginning of the others'.</param>
/// <param name="Number">Three digits of the code, 100 to 999: below are the items that have a file of their own.</param>
/// <param name="AlsoCalled">What people call it: 驾照, 小卖部.</param>
/// <param name="Operations">When fewer than the family's.</param>
public sealed record FamilyObject(
    string Id,
    int Number,
    string Name,
    IReadOnlyList<string> AlsoCalled,
    IReadOnlyList<string>? Operations = null
);

/// <summary>One thing to be done about an object (办理环节): apply, change, renew, reissue, cancel.</summary>
public sealed record ItemOperation
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Three digits of the code, 1 to 999.</summary>
    public required int Number { get; init; }

    /// <summary>Of <c>{object}</c> and <c>{operation}</c>.</summary>
    public string Title { get; init; } = "{object}（{operation}）";

    /// <summary>For whom and what for, of <c>{object}</c> and <c>{days}</c>.</summary>
    public required string Summary { get; init; }

    /// <summary>How people say it, of <c>{nick}</c>: {nick}丢了.</summary>
    public required IReadOnlyList<string> Sayings { get; init; }

    /// <summary>In working days, where it needs less than the family's promise.</summary>
    public int? PromisedAtMost { get; init; }

    /// <summary>Whether the family's own materials are needed as well.</summary>
    public required bool FamilyMaterials { get; init; }

    public required IReadOnlyList<Material> Materials { get; init; }

    public IReadOnlyList<Condition> Conditions { get; init; } = [];
}

/// <summary>Shape of <c>families/operations.json</c>.</summary>
sealed record OperationsFile(string Note, IReadOnlyList<ItemOperation> Operations);
