using Yingzhou.Kernel;

namespace Yingzhou.Support.Spatial.Live;

/// <summary>The live layers as they stood a few seconds ago at most: however many look, positions are put in order once.</summary>
sealed class LiveShelf(IEnumerable<ILiveLayer> layers, TimeProvider clock) : IDisposable
{
    internal static readonly TimeSpan Fresh = TimeSpan.FromSeconds(4);

    readonly SemaphoreSlim ordering = new(1, 1);
    readonly Dictionary<string, (MovingPoints Points, long At)> kept = [];

    public IReadOnlyList<ILiveLayer> Layers { get; } = [.. layers.OrderBy(layer => layer.Id, StringComparer.Ordinal)];

    public async Task<MovingPoints> Now(ILiveLayer layer, CancellationToken cancel)
    {
        await ordering.WaitAsync(cancel);
        try
        {
            if (kept.TryGetValue(layer.Id, out var known) && clock.GetElapsedTime(known.At) < Fresh)
                return known.Points;
            var points = MovingPoints.Of(await layer.Now(cancel));
            kept[layer.Id] = (points, clock.GetTimestamp());
            return points;
        }
        finally
        {
            ordering.Release();
        }
    }

    public void Dispose() => ordering.Dispose();
}
