using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Yingzhou.Support.Spatial;

static class BaseMapEndpoints
{
    public static void MapBaseMap(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/maps/land-{tag}.svg", Send).WithName("GetBaseMap").WithSummary("底图").ExcludeFromDescription().AllowAnonymous();

    static IResult Send(string tag, BaseMap map, HttpRequest request, HttpResponse http)
    {
        if (tag != map.Tag)
            return TypedResults.NotFound();
        http.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Headers.Vary = "Accept-Encoding";
        if (!request.GetTypedHeaders().AcceptEncoding.Any(one => one.Value == "gzip" && one.Quality is not 0))
            return TypedResults.Bytes(map.Svg, "image/svg+xml");
        http.Headers.ContentEncoding = "gzip";
        return TypedResults.Bytes(map.Packed, "image/svg+xml");
    }
}
