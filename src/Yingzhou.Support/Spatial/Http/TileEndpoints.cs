using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Http;
using Yingzhou.Kernel;
using Yingzhou.Support.Spatial.Handling;
using Yingzhou.Support.Spatial.Reading;
using Yingzhou.Support.Spatial.Tiles;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Support.Spatial.Http;

/// <summary>矢量瓦片 and what says where they are (TileJSON). With the version in the address a tile may be kept for ever, without it the keeper asks again.</summary>
static class TileEndpoints
{
    const string MediaType = "application/vnd.mapbox-vector-tile";

    public static IEndpointRouteBuilder MapTiles(this IEndpointRouteBuilder endpoints)
    {
        var tiles = endpoints.MapGroup("/tiles").ExcludeFromDescription().RequireAuthorization(ApiPolicies.Anyone);
        tiles.MapGet("/{layer}/{z:int}/{x:long}/{y:long}.pbf", Tile).WithName("GetVectorTile").WithSummary("矢量瓦片");
        tiles.MapGet("/{layer}.json", Describe).WithName("GetTileJson").WithSummary("瓦片说明（TileJSON）");
        return endpoints;
    }

    static async Task<IResult> Tile(
        string layer,
        int z,
        long x,
        long y,
        int? v,
        string? grid,
        HttpContext http,
        ISession session,
        LayerAccess access,
        LayerTiles tiles,
        FeatureSource source,
        CancellationToken cancel
    )
    {
        var readable = access.Read(layer, session.Current);
        if (readable.Fault is { } refused)
            return Problems.From(refused);
        if (Quad(grid) is not { } quad)
            return Problems.From(new("spatial.tile-grid", $"没有瓦片方案“{grid}”，可用 web 或 cgcs2000。", 400) { Field = "grid" });
        var address = quad.Create(z, x, y);
        if (address.Fault is { } outside)
            return Problems.From(outside);
        var grant = LayerAccess.Grant(readable.Value, session.Current);
        var tile = v is { } number ? tiles.Kept(new(layer, number, quad.Id, address.Value, grant.GridDegrees)) : null;
        if (tile is null)
        {
            var version = await source.Version(layer, v, cancel);
            if (version.Fault is { } unknown)
                return Problems.From(unknown);
            tile = await tiles.Cut(readable.Value, version.Value, quad, address.Value, grant, cancel);
        }
        return Send(http.Response, tile, readable.Value.Sensitivity is LayerSensitivity.Open, v is not null);
    }

    static IResult Send(HttpResponse response, CutTile tile, bool open, bool named)
    {
        response.Headers.AccessControlAllowOrigin = open ? "*" : default;
        response.Headers.CacheControl = (open, named) switch
        {
            (true, true) => "public, max-age=31536000, immutable",
            (true, false) => "public, no-cache",
            _ => "private, no-cache",
        };
        if (tile.Shown < tile.Of)
            response.Headers["X-Tile-Shown"] = $"{tile.Shown}/{tile.Of}";
        return tile.Bytes.Length == 0
            ? TypedResults.NoContent()
            : TypedResults.Bytes(tile.Bytes, MediaType, entityTag: new EntityTagHeaderValue($"\"{tile.Tag}\""));
    }

    static TileGrid? Quad(string? name) =>
        name switch
        {
            null or "web" => TileGrid.WebMercatorQuad,
            "cgcs2000" => TileGrid.Cgcs2000Quad,
            _ => null,
        };

    static async Task<IResult> Describe(string layer, HttpRequest request, ISession session, ILayers layers, CancellationToken cancel)
    {
        var readable = layers.Find(layer, session.Current);
        if (readable.Fault is { } refused)
            return Problems.From(refused);
        var version = await layers.Published(layer, cancel);
        var box = version?.Box;
        return TypedResults.Json(
            new
            {
                tilejson = "3.0.0",
                name = readable.Value.Title,
                attribution = readable.Value.Origin,
                tiles = new[]
                {
                    $"{request.Scheme}://{request.Host}{request.PathBase}/tiles/{layer}/{{z}}/{{x}}/{{y}}.pbf?v={version?.Number}",
                },
                minzoom = 0,
                maxzoom = MapStyle.DeepestZoom,
                bounds = box is { } b ? [b.West, b.South, b.East, b.North] : (double[])[-180, -90, 180, 90],
                vector_layers = new[]
                {
                    new { id = layer, fields = readable.Value.Attributes.ToDictionary(one => one.Name, one => one.Title) },
                },
            }
        );
    }
}
