using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Lineage.Http;
using Yingzhou.Data.Lineage.Told;
using Yingzhou.Data.Lineage.Walking;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Lineage;

/// <summary>数据血缘: the way of data, asked of the engines that move it.</summary>
public sealed class LineageEngine : Engine
{
    public override string Id => "data-lineage";

    public override string Title => "数据血缘";

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<LineageTables>();
        services.AddGrants(LineageRights.Grants);
        services.AddScoped<ILineage, WalkLineage>().AddScoped<TakeEvents>().AddScoped<ILineageSource, ToldLineageSource>();
        services.AddScoped<ILineageSource, IndicatorLineage>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapLineage();
}
