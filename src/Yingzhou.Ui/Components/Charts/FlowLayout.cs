namespace Yingzhou.Ui.Components.Charts;

/// <summary>Where the boxes of a flow stand: each in its layer, in the layer near to what it hangs together with, so that few lines cross.</summary>
sealed class FlowLayout
{
    const int Passes = 4;

    readonly Dictionary<string, (int Layer, int Row)> places = [];

    public FlowLayout(IReadOnlyList<FlowNode> nodes, IReadOnlyList<FlowWay> ways)
    {
        var layers = nodes
            .GroupBy(node => node.Layer)
            .OrderBy(layer => layer.Key)
            .Select(layer => layer.Select(node => node.Id).ToList())
            .ToList();
        Layers = layers.Count;
        Rows = layers.Count == 0 ? 0 : layers.Max(layer => layer.Count);
        Place(layers);
        var near = ways.SelectMany(way => new[] { (way.From, way.To), (From: way.To, To: way.From) })
            .Where(pair => places.ContainsKey(pair.From) && places.ContainsKey(pair.To))
            .ToLookup(pair => pair.From, pair => pair.To);
        for (var pass = 0; pass < Passes; pass++)
        {
            // By the mean row of the neighbours (barycentre); who has none stays.
            layers =
            [
                .. layers.Select(layer =>
                    layer.OrderBy(id => near[id].Any() ? near[id].Average(other => places[other].Row) : places[id].Row).ToList()
                ),
            ];
            Place(layers);
        }
    }

    public int Layers { get; }

    public int Rows { get; }

    /// <summary>Column, and row counted so that short layers stand in the middle.</summary>
    public (int Layer, double Row) this[string id] => (places[id].Layer, places[id].Row + ((Rows - counts[places[id].Layer]) / 2.0));

    public bool Has(string id) => places.ContainsKey(id);

    readonly Dictionary<int, int> counts = [];

    void Place(List<List<string>> layers)
    {
        foreach (var (layer, ids) in layers.Index())
        {
            counts[layer] = ids.Count;
            foreach (var (row, id) in ids.Index())
                places[id] = (layer, row);
        }
    }
}
