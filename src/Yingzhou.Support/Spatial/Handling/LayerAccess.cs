using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.Spatial.Content;

namespace Yingzhou.Support.Spatial.Handling;

/// <summary>Who may do what with which layer, and how exactly they see it.</summary>
sealed class LayerAccess(LayerContent content, IPermissions permissions)
{
    public IReadOnlyList<Layer> Readable(Subject reader) =>
        [.. content.All.Select(one => one.Layer).Where(layer => permissions.Decide(reader, Right(layer), For(layer, reader)).Allowed)];

    public Outcome<Layer> Read(string id, Subject reader) =>
        content.Find(id) is not { } layer ? Unknown(id)
        : permissions.Refuse(reader, Right(layer), For(layer, reader)) is { } refused ? refused
        : layer;

    public Outcome<Layer> Change(string id, Subject steward) =>
        content.Find(id) is not { } layer ? Unknown(id)
        : permissions.Refuse(steward, SpatialRights.Steward, SpatialRights.Of(layer)) is { } refused ? refused
        : layer;

    /// <param name="madeBy">Who made the version: it is somebody else who publishes it.</param>
    public Outcome<Layer> Confirm(string id, string madeBy, Subject official) =>
        content.Find(id) is not { } layer ? Unknown(id)
        : permissions.Refuse(official, SpatialRights.Confirm, SpatialRights.Of(layer) with { Deeds = [new(SpatialRights.Steward, madeBy)] })
            is { } refused
            ? refused
        : layer;

    /// <summary>Whether the steward may edit it, to show or hide the form.</summary>
    public bool MayChange(Layer layer, Subject official) =>
        permissions.Decide(official, SpatialRights.Steward, SpatialRights.Of(layer)).Allowed;

    /// <summary>The unit itself sees its layer exactly; others on the layer's grid.</summary>
    public static PrecisionGrant Grant(Layer layer, Subject reader) =>
        layer.GridDegrees is null || reader.ActingPost?.Unit.Id == layer.UnitId ? PrecisionGrant.Exact : new(layer.GridDegrees);

    static Fault Unknown(string id) => new("spatial.layer-unknown", $"没有图层“{id}”，请从图层目录中选择。", 404);

    static string Right(Layer layer) => SpatialRights.Reading(layer.Sensitivity);

    // An internal layer is for every official of the city, whatever area their post reaches.
    static Resource For(Layer layer, Subject reader) =>
        layer.Sensitivity is LayerSensitivity.Internal && reader.ActingPost is { } acting
            ? SpatialRights.Of(layer) with
            {
                Region = acting.Unit.Region,
            }
            : SpatialRights.Of(layer);
}
