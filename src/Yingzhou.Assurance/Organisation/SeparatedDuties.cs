using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Organisation;

/// <summary>Which roles exclude each other in this city (职责分离), as <c>org/posts.json</c> tells it.</summary>
public sealed record SeparatedDuties(IReadOnlyList<ExclusiveRoles> Rules)
{
    public static readonly SeparatedDuties None = new([]);

    /// <returns>The rule that forbids somebody with these roles to have another, and the role it stands against; <c>null</c>: none does.</returns>
    public (ExclusiveRoles Rule, string Held)? Against(IReadOnlyCollection<string> held, string wanted)
    {
        foreach (var rule in Rules)
            if (rule.Against(held, wanted) is { } clash)
                return (rule, clash);
        return null;
    }

    /// <returns>The rule by which the acting role must not be exercised together with what else somebody holds.</returns>
    public ExclusiveRoles? ClashOf(IEnumerable<string> held, string acting)
    {
        if (Rules.Count == 0)
            return null;
        string[] roles = [.. held];
        return Against(roles, acting)?.Rule;
    }
}
