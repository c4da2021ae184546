using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Backflow.Running;
using Yingzhou.Data.Backflow.Storage;
using Yingzhou.Data.Lineage;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Backflow;

/// <summary>数据回流: the rows of an area as a dataset of that area's own.</summary>
public sealed class BackflowEngine : Engine
{
    public override string Id => "data-backflow";

    public override string Title => "数据回流";

    public override IReadOnlyList<string> Needs => ["data-catalogue", "data-lake"];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<BackflowTables>();
        services.AddGrants(BackflowRights.Grants);
        services.AddScoped<FlowDown>().AddScoped<IBackflow, StoredBackflow>().AddScoped<ILineageSource, BackflowLineage>();
        services.AddJob<BackflowJob>();
    }
}
