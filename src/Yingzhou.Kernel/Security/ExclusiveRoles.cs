namespace Yingzhou.Kernel;

/// <summary>
/// Roles of which nobody may hold two (职责分离; for the administrators 三员分立: 系统管理员, 安全管理员, 审计管理员).
/// </summary>
/// <param name="Source">Standard and clause.</param>
public sealed record ExclusiveRoles(string Title, IReadOnlyList<string> Roles, string Source)
{
    /// <param name="held">Roles that somebody has in the time in question, delegated ones included.</param>
    /// <returns>The role that stands against <paramref name="wanted"/>; <c>null</c> when none does. The same role twice, in two units, is no clash.</returns>
    public string? Against(IEnumerable<string> held, string wanted) =>
        Roles.Contains(wanted) ? held.FirstOrDefault(role => role != wanted && Roles.Contains(role)) : null;

    /// <returns>Whether somebody with these roles has two that exclude each other.</returns>
    public bool Clash(IEnumerable<string> held) => held.Where(Roles.Contains).Distinct(StringComparer.Ordinal).Skip(1).Any();
}
