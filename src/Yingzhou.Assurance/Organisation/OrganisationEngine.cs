using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Yingzhou.Assurance.Organisation.Chart;
using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Assurance.Organisation.Seeding;
using Yingzhou.Assurance.Organisation.Storage;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Starting;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Organisation;

/// <summary>组织: units, posts, appointments, delegations.</summary>
public sealed class OrganisationEngine : Engine
{
    public override string Id => "organisation";

    public override string Title => "组织机构";

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<OrganisationTables>();
        services.AddSingleton<OrganisationCharts>();
        services.TryAddSingleton(_ => ContentAtStart.Find(configuration));
        services.TryAddSingleton(provider => OrganisationContent.Read(provider.GetRequiredService<CityContent>()).OrStop());
        services.TryAddSingleton(provider => ContentSeed.Organisation(provider.GetRequiredService<OrganisationContent>()));
        services.TryAddSingleton(provider => ContentSeed.People(provider.GetRequiredService<OrganisationContent>()));
        services.TryAddSingleton(provider => provider.GetRequiredService<OrganisationContent>().Duties);
        services.AddAtStart<SeedAtStart>();
        services.AddHostedService<OrganisationWatch>();
        services.AddScoped<OrganisationStep>();
        services.AddScoped<DutiesCheck>();
        services.AddScoped<DelegatePostHandler>();
        services.AddScoped<RevokeDelegationHandler>();
        services.AddScoped<AppointOfficialHandler>();
        services.AddScoped<EndAppointmentHandler>();
        services.AddScoped<IOrganisation, CityOrganisation>();
        services.AddScoped(provider => new SeedOrganisation(
            provider.GetRequiredService<CityContext>(),
            provider.GetRequiredService<OrganisationStep>(),
            provider.GetRequiredService<OrganisationCharts>()
        ));
    }
}
