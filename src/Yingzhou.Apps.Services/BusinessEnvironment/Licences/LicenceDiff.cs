namespace Yingzhou.Apps.Services.BusinessEnvironment.Licences;

/// <summary>An item whose reform type changed between two versions.</summary>
public sealed record TypeChange(LicenceItem Before, LicenceItem After);

/// <summary>Two versions of the list compared (清单版本比对): by stable id, so that a renamed item is not one that went and another that came.</summary>
/// <param name="Reworded">Same type, but another name, authority or basis.</param>
public sealed record LicenceDiff(
    LicenceList Before,
    LicenceList After,
    IReadOnlyList<LicenceItem> Added,
    IReadOnlyList<LicenceItem> Removed,
    IReadOnlyList<TypeChange> TypeChanged,
    IReadOnlyList<TypeChange> Reworded
)
{
    public bool IsEmpty => Added.Count + Removed.Count + TypeChanged.Count + Reworded.Count == 0;

    public static LicenceDiff Between(LicenceList before, LicenceList after)
    {
        var old = before.Items.ToDictionary(item => item.Id, StringComparer.Ordinal);
        var now = after.Items.ToDictionary(item => item.Id, StringComparer.Ordinal);
        var both = after.Items.Where(item => old.ContainsKey(item.Id)).Select(item => new TypeChange(old[item.Id], item)).ToList();
        return new(
            before,
            after,
            [.. after.Items.Where(item => !old.ContainsKey(item.Id))],
            [.. before.Items.Where(item => !now.ContainsKey(item.Id))],
            both.FindAll(pair => pair.Before.Reform != pair.After.Reform),
            both.FindAll(pair => pair.Before.Reform == pair.After.Reform && Words(pair.Before) != Words(pair.After))
        );
    }

    static (string, string, string?) Words(LicenceItem item) => (item.Name, item.Authority, item.LegalBasis);
}
