using Yingzhou.Assurance.Permission;

namespace Yingzhou.Data.Sharing;

/// <summary>Who may ask for data, give it, and stop it (共享权限): 信息专员 and 数据官 of the two departments; 平台管理员 for the authority.</summary>
public static class SharingRights
{
    public const string Ask = "sharing.ask";
    public const string Decide = "sharing.decide";

    /// <summary>Decide in the place of a silent provider, and give the second consent for L4.</summary>
    public const string Oversee = "sharing.oversee";
    public const string Stop = "sharing.stop";
    public const string IssueKey = "sharing.issue-key";

    static readonly string[] Roles = ["information-commissioner", "data-officer"];

    static readonly string[] OfDepartments = [Ask, Decide, Stop, IssueKey];

    internal static IEnumerable<Grant> Grants =>
        [
            .. Roles.SelectMany(role => OfDepartments.Select(action => Grant.ToRole(action, role, Reach.Unit))),
            Grant.ToRole(Oversee, "platform-admin", Reach.Region),
            Grant.ToRole(Stop, "platform-admin", Reach.Region),
        ];

    /// <param name="unit">The department in whose place the deed is done: the consumer's to ask, the provider's to decide.</param>
    internal static Resource ResourceOf(string id, string unit, string region, string? askedBy = null) =>
        new("sharing", id)
        {
            Region = region,
            UnitId = unit,
            Deeds = askedBy is null ? [] : [new(Ask, askedBy)],
        };
}
