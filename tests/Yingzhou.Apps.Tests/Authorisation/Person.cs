using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;

namespace Yingzhou.Apps.Tests.Authorisation;

/// <summary>A kind of visitor of the matrix.</summary>
/// <param name="Login">Empty for nobody.</param>
/// <param name="Official">As they act after signing in; <c>null</c> for everybody who is no official.</param>
/// <param name="IsEnterprise">Signed in for an enterprise.</param>
sealed record Person(string Kind, string Login, Subject? Official = null, bool IsEnterprise = false)
{
    // right, or right@region: of a thing that lies there and belongs to another unit.
    static bool Has(string right, Subject acting, Decision decision, IPermissions permissions) =>
        right.Split('@') is [var action, var region]
            ? permissions.Decide(acting, action, new("door", decision.Route) { Region = region, UnitId = "somebody-else" }).Allowed
            : permissions.AllowsAtSeat(acting, [right], new("door", decision.Route));

    /// <summary>What a decision says about this person.</summary>
    public bool May(Decision decision, IPermissions permissions) =>
        decision.Rights is { } rights
            ? Official is { } acting && rights.Any(right => Has(right, acting, decision, permissions))
            : decision.Who switch
            {
                "everybody" => true,
                "signed-in" => Login.Length > 0,
                "enterprises" => IsEnterprise,
                "citizens" => Login.Length > 0 && Official is null,
                "officials" => Official is not null,
                "posts" => Official?.ActingPost is { Unit.Kind: not UnitKind.Outside },
                _ => false,
            };
}
