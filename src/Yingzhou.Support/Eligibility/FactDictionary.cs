namespace Yingzhou.Support.Eligibility;

public enum FactKind
{
    Number,
    Boolean,
    Text,
    Date,
}

/// <summary>What a fact is (事实字典条目): one word for one thing in all conditions.</summary>
/// <param name="Unit">As shown after a number: %、万元、人.</param>
/// <param name="Scale">What a number is multiplied by when it is shown: 100 for a share shown in percent.</param>
/// <param name="Dataset">The one register that answers for it (一数一源).</param>
/// <param name="Owner">The department that keeps that register, and corrects it.</param>
/// <param name="FreshDays">Older than this it is not relied upon without asking.</param>
/// <param name="Contest">How somebody who knows better has it corrected.</param>
public sealed record FactDefinition(
    string Name,
    string Title,
    FactKind Kind,
    string? Unit,
    string Dataset,
    string Owner,
    int FreshDays,
    string Contest
)
{
    public decimal Scale { get; init; } = 1;

    /// <summary>The values that a text may have, with their Chinese words; <c>null</c> when nothing bounds it.</summary>
    public IReadOnlyDictionary<string, string>? Choices { get; init; }
}

/// <summary>All facts that conditions may speak of.</summary>
public sealed class FactDictionary(IEnumerable<FactDefinition> definitions)
{
    /// <summary>For conditions whose names somebody else has checked.</summary>
    public static readonly FactDictionary Open = new([]) { Accepts = _ => true };

    readonly Dictionary<string, FactDefinition> byName = definitions.ToDictionary(definition => definition.Name, StringComparer.Ordinal);

    Predicate<string>? Accepts { get; init; }

    public IReadOnlyCollection<FactDefinition> All => byName.Values;

    public FactDefinition? Find(string name) => byName.GetValueOrDefault(name);

    public string TitleOf(string name) => Find(name)?.Title ?? name;

    public bool Knows(string name) => byName.ContainsKey(name) || Accepts?.Invoke(name) is true;
}
