using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Amending.Exchange;
using Yingzhou.Data.Amending.Handling;
using Yingzhou.Data.Amending.Http;
using Yingzhou.Data.Amending.Reading;
using Yingzhou.Data.Amending.Storage;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Amending;

/// <summary>目录变更: what stands in the catalogue changes by workbook, with four eyes, and with notice to those who use it.</summary>
public sealed class AmendingEngine : Engine
{
    public override string Id => "data-amending";

    public override string Title => "目录变更";

    public override IReadOnlyList<string> Needs => ["data-catalogue", "data-lineage"];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<AmendingTables>();
        services.AddGrants(AmendingRights.Grants);
        services.AddFourEyes(AmendingRights.FourEyes);
        services.AddScoped<WriteCatalogue>().AddScoped<ReadCatalogue>();
        services.AddScoped<ProposeAmendments>().AddScoped<DecideAmendments>().AddScoped<AmendmentQueries>().AddScoped<UsersOfChanges>();
        services.AddScoped<IAmending, StoredAmending>();
        services.AddJob<AmendingJob>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapAmending();
}

/// <summary>Puts in force what was announced.</summary>
sealed class AmendingJob(IAmending amending) : ICityJob
{
    public string Name => "data-amending";

    public TimeSpan Rest => TimeSpan.FromMinutes(10);

    public Task<int> Run(CancellationToken cancel) => amending.TakeEffect(cancel);
}
