using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Organisation.Content;

/// <summary>A post (岗位): rights belong to it, people get them by appointment.</summary>
/// <param name="Id"><c>{department}/{role}</c>, e.g. <c>dinghai-market-supervision/accept</c>: the candidate group of its tasks.</param>
/// <param name="Role">Code of the role whose permissions it carries.</param>
/// <param name="Head">Whether its holder leads the department (负责人): the last step of escalation.</param>
public sealed record Post(string Id, string DepartmentId, string Title, string Role, bool Head);

/// <summary>A role (角色): what a kind of post may do, wherever it stands.</summary>
public sealed record RoleEntry(string Code, string Title, string Duty);

/// <summary>Shape of <c>org/posts.json</c>.</summary>
sealed record PostsFile
{
    public required IReadOnlyList<RoleEntry> Roles { get; init; }

    /// <summary>Roles of which nobody may hold two (职责分离).</summary>
    public required IReadOnlyList<ExclusiveRoles> Exclusive { get; init; }

    /// <summary>Named sets of posts that departments of a kind have in common.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<PostEntry>> Sets { get; init; }
}

sealed record PostEntry(string Role, string Title, bool Head = false);
