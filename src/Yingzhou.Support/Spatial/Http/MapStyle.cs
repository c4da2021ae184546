using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Yingzhou.Assurance.Identity;
using Yingzhou.Support.Spatial.Live;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Support.Spatial.Http;

/// <summary>How a map draws the layers that its reader may read (MapLibre style): sources are this city's own tiles.</summary>
static class MapStyle
{
    /// <summary>Deeper levels are drawn of these tiles: the layers are not more exact.</summary>
    public const int DeepestZoom = 16;

    public static IEndpointRouteBuilder MapMapStyle(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet("/maps/style.json", Style)
            .WithName("GetMapStyle")
            .WithSummary("地图样式")
            .ExcludeFromDescription()
            .RequireAuthorization(ApiPolicies.Anyone);
        return endpoints;
    }

    static async Task<IResult> Style(
        HttpContext http,
        ISession session,
        ILayers layers,
        LiveLayers live,
        IOptions<SpatialOptions> options,
        CancellationToken cancel
    )
    {
        http.Response.Headers.CacheControl = "private, no-cache";
        var home = $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}";
        Dictionary<string, object> sources = [];
        List<object> drawn =
        [
            new
            {
                id = "sea",
                type = "background",
                paint = new Dictionary<string, object> { ["background-color"] = "#e3eef3" },
            },
        ];
        if (options.Value.RasterTiles is { Length: > 0 } raster)
        {
            sources["raster"] = new
            {
                type = "raster",
                tiles = new[] { raster },
                tileSize = 256,
                attribution = options.Value.RasterCredit,
            };
            drawn.Add(
                new
                {
                    id = "raster",
                    type = "raster",
                    source = "raster",
                }
            );
        }
        foreach (var layer in layers.List(session.Current).OrderByDescending(layer => layer.Geometry))
        {
            if (await layers.Published(layer.Id, cancel) is not { } version)
                continue;
            sources[layer.Id] = new
            {
                type = "vector",
                tiles = new[] { $"{home}/tiles/{layer.Id}/{{z}}/{{x}}/{{y}}.pbf?v={version.Number}" },
                minzoom = 0,
                maxzoom = DeepestZoom,
                attribution = layer.Title,
            };
            drawn.AddRange(Drawn(layer));
        }
        foreach (var layer in live.Readable(session.Current))
        {
            sources[layer.Source] = new
            {
                type = "vector",
                tiles = new[] { $"{home}/live/{layer.Layer.Id}/{{z}}/{{x}}/{{y}}.pbf" },
                minzoom = 0,
                maxzoom = DeepestZoom,
                attribution = layer.Layer.Title,
            };
            drawn.AddRange(LiveStyle.Drawn(layer));
        }
        return TypedResults.Json(
            new
            {
                version = 8,
                name = "瀛洲",
                sources,
                layers = drawn,
            }
        );
    }

    // What is too small for its level comes as a point with symbol = true: an archipelago does not vanish.
    static IEnumerable<object> Drawn(Layer layer)
    {
        var colour = layer.Style.Colour;
        if (layer.Geometry is LayerGeometry.Polygon)
        {
            yield return Of(layer, "fill", "fill", new() { ["fill-color"] = colour, ["fill-opacity"] = 0.85 }, "Polygon");
            yield return Of(layer, "edge", "line", new() { ["line-color"] = "#5f7a6c", ["line-width"] = 0.8 }, "Polygon");
        }
        if (layer.Geometry is LayerGeometry.Line)
            yield return Of(layer, "line", "line", new() { ["line-color"] = colour, ["line-width"] = 2 }, "LineString");
        var small = layer.Geometry is not LayerGeometry.Point;
        yield return Of(
            layer,
            "point",
            "circle",
            new()
            {
                ["circle-color"] = colour,
                ["circle-radius"] = small ? 1.5 : 6,
                ["circle-stroke-color"] = "#ffffff",
                ["circle-stroke-width"] = small ? 0 : 1.5,
            },
            "Point"
        );
    }

    static object Of(Layer layer, string part, string type, Dictionary<string, object> paint, string geometry) =>
        new Dictionary<string, object>
        {
            ["id"] = $"{layer.Id}.{part}",
            ["type"] = type,
            ["source"] = layer.Id,
            ["source-layer"] = layer.Id,
            ["filter"] = new object[] { "==", new object[] { "geometry-type" }, geometry },
            ["paint"] = paint,
        };
}
