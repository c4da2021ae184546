namespace Yingzhou.Assurance.Permission;

/// <summary>A rule that allows (授权规则). What no rule allows is refused. Engines and applications register theirs as services.</summary>
/// <param name="Action">Kebab-case with the engine's prefix, e.g. <c>cases.accept</c>.</param>
public sealed record Grant(string Action)
{
    /// <summary>Role of the acting post; <c>null</c> when the rule is not for officials.</summary>
    public string? Role { get; private init; }

    public Reach Reach { get; private init; }

    /// <summary>Ids of the departments (at whichever level) whose posts the rule is for; <c>null</c> for those of all.</summary>
    public IReadOnlyList<string>? Departments { get; private init; }

    /// <summary>Least real-name level of a party; <c>null</c> when the rule is not for parties.</summary>
    public RealNameLevel? PartyLevel { get; private init; }

    /// <summary>Whether the rule asks for somebody who has signed in, no matter who.</summary>
    public bool SignedIn { get; private init; }

    public bool Everyone { get; private init; }

    /// <summary>To officials acting in a post with this role, within a reach.</summary>
    public static Grant ToRole(string action, string role, Reach reach) => new(action) { Role = role, Reach = reach };

    /// <summary>To officials acting in any post, within a reach.</summary>
    public static Grant ToOfficials(string action, Reach reach) => new(action) { Role = AnyRole, Reach = reach };

    /// <summary>To whoever leads (主管负责人、分管负责人、督办): cockpits are theirs.</summary>
    public static IEnumerable<Grant> ToLeaders(string action) => Leaders.Select(role => ToRole(action, role, Reach.Region));

    /// <summary>The same rule, for posts of these departments only (职责所在部门).</summary>
    public Grant In(params IReadOnlyList<string> departments) => this with { Departments = departments };

    /// <summary>To those whom the resource concerns.</summary>
    public static Grant ToParty(string action, RealNameLevel atLeast = RealNameLevel.A2) => new(action) { PartyLevel = atLeast };

    public static Grant ToSignedIn(string action) => new(action) { SignedIn = true };

    /// <summary>To everybody, signed in or not.</summary>
    public static Grant ToEveryone(string action) => new(action) { Everyone = true };

    internal const string AnyRole = "*";

    static readonly string[] Leaders = ["director", "decide", "supervise"];
}

/// <summary>How far a role reaches: the post the resource is assigned to, the unit that handles it, or the area of the unit.</summary>
public enum Reach
{
    Post,
    Unit,
    Region,
}
