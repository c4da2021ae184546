using Yingzhou.Assurance.Organisation;
using Yingzhou.Ui.Components;

namespace Yingzhou.Support.Cases.Pages.Actions;

/// <summary>Another post to be asked or told: first a department, then one of its posts.</summary>
/// <param name="Own">Id of the post that asks; it is not among those to choose from.</param>
/// <param name="Asked">Id of the department that was chosen; the own one until then.</param>
public sealed class OtherPost(IOrganisation organisation, string own, string? asked)
{
    readonly string home = organisation.Post(own)?.UnitId ?? "";

    public string Unit => asked is not null && organisation.Unit(asked) is not null ? asked : home;

    public string UnitName => organisation.NameOf(Unit);

    /// <summary>Departments of the same place and of the city above it, the own one first.</summary>
    public IEnumerable<Unit> Units
    {
        get
        {
            var region = organisation.Unit(home)?.Region ?? "";
            return organisation
                .Units()
                .Where(unit => unit.Kind is UnitKind.Department && region.StartsWith(unit.Region, StringComparison.Ordinal))
                .OrderByDescending(unit => unit.Id == home)
                .ThenByDescending(unit => unit.Region.Length)
                .ThenBy(unit => unit.Name, StringComparer.Ordinal);
        }
    }

    public IReadOnlyList<Option> Posts =>
        [.. organisation.PostsIn(Unit).Where(post => post.Id != own).Select(post => new Option(post.Id, post.Title, Holders(post.Id)))];

    string Holders(string post) =>
        string.Join("、", organisation.HoldersOf(post).Select(holder => holder.Official.Name)) is { Length: > 0 } names
            ? names
            : "暂无人任职";
}
