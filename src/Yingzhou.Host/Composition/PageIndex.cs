using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;

namespace Yingzhou.Host.Composition;

/// <summary>The pages whose address has no variable part, by that address.</summary>
sealed class PageIndex(EndpointDataSource endpoints)
{
    readonly Lazy<Dictionary<string, RouteEndpoint>> pages = new(() =>
        endpoints
            .Endpoints.OfType<RouteEndpoint>()
            .Where(page => page.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && page.RoutePattern.Parameters.Count == 0)
            .GroupBy(page => "/" + page.RoutePattern.RawText!.Trim('/'), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase)
    );

    public RouteEndpoint? At(string path) => pages.Value.GetValueOrDefault("/" + path.Trim('/'));
}
