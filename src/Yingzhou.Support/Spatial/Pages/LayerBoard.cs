using System.Globalization;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.Spatial.Http;
using Yingzhou.Support.Spatial.Live;
using Yingzhou.Support.Spatial.Reading;
using Yingzhou.Ui.Components;
using Yingzhou.Ui.Components.Maps;

namespace Yingzhou.Support.Spatial.Pages;

/// <summary>A layer with its version, as the list beside a map shows it.</summary>
public sealed record LayerLine(Layer Layer, LayerVersion? Version);

/// <summary>What a map page shows of the layers that its reader may read: the layers, the features of one of them, all or those within a drawn area.</summary>
public sealed class LayerBoard
{
    const int MostShown = 100;

    public IReadOnlyList<LayerLine> Layers { get; private init; } = [];

    /// <summary>What the map shows of this moment.</summary>
    public IReadOnlyList<LiveSource> Live { get; init; } = [];

    public Layer? Chosen { get; private init; }

    public IReadOnlyList<LayerFeature> Features { get; private set; } = [];

    public int? Matched { get; private set; }

    /// <summary>What was drawn, in words; <c>null</c> for nothing.</summary>
    public string? Drawn { get; private set; }

    public Fault? Fault { get; private set; }

    public static async Task<LayerBoard> Load(
        ILayers layers,
        IReadOnlyList<LiveSource> live,
        Subject reader,
        string? layer,
        string? inside,
        CancellationToken cancel
    )
    {
        List<LayerLine> lines = [];
        foreach (var one in layers.List(reader))
            lines.Add(new(one, await layers.Published(one.Id, cancel)));
        var chosen = lines.Find(one => one.Layer.Id == layer)?.Layer ?? lines.Find(one => one.Layer.Style.Label is not null)?.Layer;
        var board = new LayerBoard
        {
            Layers = lines,
            Chosen = chosen,
            Live = live,
        };
        if (chosen is not null)
            await board.Fill(layers, reader, chosen, inside, cancel);
        return board;
    }

    async Task Fill(ILayers layers, Subject reader, Layer chosen, string? inside, CancellationToken cancel)
    {
        Shape? area = null;
        if (!string.IsNullOrWhiteSpace(inside))
        {
            var drawn = DrawnCorners.Area(inside);
            if (drawn.Fault is { } crossing)
            {
                Fault = crossing with { Field = "inside" };
                return;
            }
            area = drawn.Value;
            Drawn = $"范围面积 {MeasureEndpoints.Area(area.AreaSquareMetres().Value)}（CGCS2000 椭球面）";
        }
        var page = await layers.Query(new(chosen.Id, Meets: area, Limit: MostShown), reader, cancel);
        if (page.Fault is { } fault)
            Fault = fault;
        else
            (Features, Matched) = (page.Value.Features, page.Value.Matched);
    }

    /// <summary>Marks of what is listed, where a point can stand for it.</summary>
    public IReadOnlyList<MapMark> Marks =>
        Chosen is null or { Geometry: not LayerGeometry.Point }
            ? []
            :
            [
                .. Features
                    .Where(one => one.Shape.Box is not null)
                    .Select(one => new MapMark(one.Shape.Box!.Value.West, one.Shape.Box!.Value.South, Name(one), LightColour.Blue, null)),
            ];

    public IReadOnlyDictionary<string, MapLegend> Legends =>
        Layers
            .Select(one => (one.Layer.Id, new MapLegend(one.Layer.Title, one.Layer.Attributes.ToDictionary(a => a.Name, a => a.Title))))
            .Concat(Live.Select(one => (one.Source, new MapLegend(one.Layer.Title, one.Layer.Attributes))))
            .ToDictionary();

    public string Name(LayerFeature feature) =>
        Chosen?.Style.Label is { } label && feature.Attributes.TryGetValue(label, out var name) ? $"{name}" : feature.Id;

    public static string Text(object? value) =>
        value switch
        {
            null => "暂无",
            bool yes => yes ? "是" : "否",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
}
