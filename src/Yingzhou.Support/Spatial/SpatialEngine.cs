using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Modules;

namespace Yingzhou.Support.Spatial;

/// <summary>空间治理: so far the base map of the city, drawn from its own content.</summary>
public sealed class SpatialEngine : Engine
{
    public override string Id => "spatial";

    public override string Title => "空间治理";

    public override void AddServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddContent(provider => BaseMap.Read(provider.GetRequiredService<CityContent>()));

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapBaseMap();
}
