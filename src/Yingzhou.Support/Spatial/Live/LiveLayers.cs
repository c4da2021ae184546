using Yingzhou.Assurance.Permission;

namespace Yingzhou.Support.Spatial.Live;

/// <param name="Source">Its name among the sources of a map.</param>
public sealed record LiveSource(ILiveLayer Layer, string Source);

/// <summary>Which live layers a reader may look at.</summary>
sealed class LiveLayers(LiveShelf shelf, IPermissions permissions)
{
    public IReadOnlyList<LiveSource> Readable(Subject reader) =>
        [
            .. shelf
                .Layers.Where(layer => permissions.AllowsAtSeat(reader, [layer.Right], new("live-layer", layer.Id)))
                .Select(layer => new LiveSource(layer, $"live-{layer.Id}")),
        ];
}
