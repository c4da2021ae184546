using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Catalogue.Handling;
using Yingzhou.Data.Catalogue.Http;
using Yingzhou.Data.Catalogue.Reading;
using Yingzhou.Data.Catalogue.Seeding;
using Yingzhou.Data.Catalogue.Storage;
using Yingzhou.Data.Lineage;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Starting;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Catalogue;

/// <summary>统一编目: system → dataset → item, one source and one standard for each.</summary>
public sealed class CatalogueEngine : Engine
{
    public override string Id => "data-catalogue";

    public override string Title => "统一编目";

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<CatalogueTables>();
        services.AddGrants(CatalogueRights.Grants);
        services.TryAddSingleton(Calendar);
        services
            .AddScoped<CatalogueQueries>()
            .AddScoped<ChangeCatalogue>()
            .AddScoped<AmendCatalogue>()
            .AddScoped<SeedCatalogue>()
            .AddScoped<ICatalogue, StoredCatalogue>()
            .AddScoped<ILineageSource, CatalogueLineage>();
        services.AddAtStart<CatalogueAtStart>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapCatalogue();

    static Workdays Calendar(IServiceProvider services) => new(CalendarContent.Read(services.GetRequiredService<CityContent>()).OrStop());
}
