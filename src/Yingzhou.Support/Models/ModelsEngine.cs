using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Models.Content;
using Yingzhou.Support.Models.Demo;
using Yingzhou.Support.Models.Handling;
using Yingzhou.Support.Models.Reading;
using Yingzhou.Support.Models.Storage;

namespace Yingzhou.Support.Models;

/// <summary>算法模型库: models with versions, owners, measured error, a release by a second official, and a record of use.</summary>
public sealed class ModelsEngine : Engine
{
    public override string Id => "models";

    public override string Title => "算法模型库";

    public override IReadOnlyList<string> Needs => ["permission", "organisation", "ledger"];

    public override IReadOnlyList<MenuEntry> Menu => [new("算法模型", "/desk/models", Ends.Official, [ModelsRights.See], "Chart")];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<ModelsTables>();
        services.AddGrants(ModelsRights.Grants);
        services.AddFourEyes(ModelsRights.ReleasedByAnother);
        services.AddEvidence<ModelReleased>(
            "models.released",
            "发布模型",
            e => new("", $"{e.Model} {e.Number}") { About = "Model", Payload = e }
        );
        services.AddContent(provider =>
        {
            // Sources ask the database when they are read; their names are asked here, once.
            using var scope = provider.CreateScope();
            return ModelsContent.Read(
                provider.GetRequiredService<CityContent>(),
                scope.ServiceProvider.GetServices<ISeriesSource>().Select(source => source.Id).ToHashSet(),
                provider.GetRequiredService<OrganisationContent>().Departments.ContainsKey
            );
        });
        services.AddSingleton<TryQuota>();
        services.AddScoped<ModelSeries>().AddScoped<VersionDeeds>().AddScoped<RunModels>().AddScoped<ModelReading>();
        services.AddScoped<IModels, StoredModels>();
        services.AddJob<ModelsJob>();
    }
}

public static class ModelServices
{
    /// <summary>Models may learn from these series from now on.</summary>
    public static IServiceCollection AddSeriesSource<T>(this IServiceCollection services)
        where T : class, ISeriesSource => services.AddScoped<ISeriesSource, T>();

    /// <summary>The demonstration registers and releases this version once its series is there; call it after the seeds that fill the series.</summary>
    public static IServiceCollection AddDemoModel(this IServiceCollection services, RegisterVersionRequest version) =>
        services.AddSingleton(new DemoModel(version)).AddDemoSeed<DemoModels>(buildsOnOthers: true);
}
