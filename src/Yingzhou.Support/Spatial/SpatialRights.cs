using Yingzhou.Assurance.Permission;

namespace Yingzhou.Support.Spatial;

/// <summary>Who may read and change layers (图层权限): each layer's sensitivity names the right that its readers need.</summary>
public static class SpatialRights
{
    public const string ReadOpen = "spatial.read-open";
    public const string ReadInternal = "spatial.read-internal";
    public const string ReadRestricted = "spatial.read-restricted";

    /// <summary>The steward: edits and imports.</summary>
    public const string Steward = "spatial.steward";

    /// <summary>Publishes what a steward has made of a restricted layer.</summary>
    public const string Confirm = "spatial.confirm";

    internal static IEnumerable<Grant> Grants =>
        [
            Grant.ToEveryone(ReadOpen),
            Grant.ToOfficials(ReadInternal, Reach.Region),
            Grant.ToOfficials(ReadRestricted, Reach.Unit),
            .. Grant.ToLeaders(ReadRestricted),
            Grant.ToRole(ReadRestricted, "watch", Reach.Region),
            Grant.ToRole(ReadRestricted, "platform-admin", Reach.Region),
            Grant.ToRole(Steward, "information-commissioner", Reach.Unit),
            Grant.ToRole(Steward, "platform-admin", Reach.Region),
            Grant.ToRole(Confirm, "director", Reach.Unit),
            Grant.ToRole(Confirm, "data-officer", Reach.Region),
            Grant.ToRole(Confirm, "platform-admin", Reach.Region),
        ];

    internal static FourEyes ConfirmedByAnother => new(Confirm, Steward);

    internal static string Reading(LayerSensitivity sensitivity) =>
        sensitivity switch
        {
            LayerSensitivity.Open => ReadOpen,
            LayerSensitivity.Internal => ReadInternal,
            _ => ReadRestricted,
        };

    internal static Resource Of(Layer layer) => new("layer", layer.Id) { Region = layer.Region, UnitId = layer.UnitId };
}
