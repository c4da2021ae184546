using Yingzhou.Assurance.Permission;

namespace Yingzhou.Assurance.Ledger;

/// <summary>Who reads the ledger at the desk (存证权限). Leaves and proofs are for everybody; what a leaf speaks of is not.</summary>
public static class LedgerRights
{
    public const string See = "ledger.see";

    internal static IEnumerable<Grant> Grants =>
        [
            Grant.ToRole(See, "platform-admin", Reach.Region),
            Grant.ToRole(See, "audit-admin", Reach.Region),
            Grant.ToRole(See, "data-officer", Reach.Region),
            Grant.ToRole(See, "supervise", Reach.Region),
        ];

    internal static Resource Whole(Subject official) => new("ledger", "all") { Region = official.Scope?.Code };

    internal static Resource Entry(Guid id, Subject official) => new("ledger", id.ToString()) { Region = official.Scope?.Code };
}
