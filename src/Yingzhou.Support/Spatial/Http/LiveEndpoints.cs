using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Identity;
using Yingzhou.Formats;
using Yingzhou.Foundation.Http;
using Yingzhou.Kernel;
using Yingzhou.Support.Spatial.Live;

namespace Yingzhou.Support.Spatial.Http;

/// <summary>Tiles of what is where now. Nobody may keep them.</summary>
static class LiveEndpoints
{
    public static IEndpointRouteBuilder MapLive(this IEndpointRouteBuilder endpoints)
    {
        foreach (var layer in endpoints.ServiceProvider.GetRequiredService<LiveShelf>().Layers)
            endpoints
                .MapGet(
                    $"/live/{layer.Id}/{{z:int}}/{{x:long}}/{{y:long}}.pbf",
                    (int z, long x, long y, HttpContext http, LiveShelf shelf, CancellationToken cancel) =>
                        Tile(layer, TileGrid.WebMercatorQuad.Create(z, x, y), http.Response, shelf, cancel)
                )
                .WithName($"GetLive-{layer.Id}")
                .WithSummary($"实时瓦片：{layer.Title}")
                .ExcludeFromDescription()
                .RequireAuthorization(ApiPolicies.Anyone)
                .NeedsRight(layer.Right);
        return endpoints;
    }

    static async Task<IResult> Tile(
        ILiveLayer layer,
        Outcome<TileAddress> tile,
        HttpResponse response,
        LiveShelf shelf,
        CancellationToken cancel
    )
    {
        if (tile.Fault is { } outside)
            return Problems.From(outside);
        var cut = (await shelf.Now(layer, cancel)).Cut(layer.Id, tile.Value);
        response.Headers.CacheControl = "private, no-store";
        return cut is null
            ? TypedResults.NoContent()
            : TypedResults.Bytes(VectorTileWriter.Write(new([cut])), "application/vnd.mapbox-vector-tile");
    }
}
