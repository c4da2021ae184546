using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Data.Lineage.Walking;
using Yingzhou.Foundation.Modules;

namespace Yingzhou.Data.Lineage;

/// <summary>数据血缘: the way of data, asked of the engines that move it.</summary>
public sealed class LineageEngine : Engine
{
    public override string Id => "data-lineage";

    public override string Title => "数据血缘";

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ILineage, WalkLineage>();
        services.AddScoped<ILineageSource, IndicatorLineage>();
    }
}
