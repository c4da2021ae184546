using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Lineage;
using Yingzhou.Data.Quality.Content;
using Yingzhou.Data.Quality.Proposing;
using Yingzhou.Data.Quality.Running;
using Yingzhou.Data.Quality.Storage;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Quality;

/// <summary>数据治理: rules in one pass, scores, problems back to their source.</summary>
public sealed class QualityEngine : Engine
{
    public override string Id => "data-quality";

    public override string Title => "数据质量";

    public override IReadOnlyList<string> Needs => ["data-catalogue", "data-lake"];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<QualityTables>();
        services.AddGrants(QualityRights.Grants);
        services.AddContent(provider => QualityContent.Read(provider.GetRequiredService<CityContent>()));
        services.AddSingleton<QualityPass>().AddSingleton<DepartmentalData>().AddSingleton<DetectionScore>();
        services
            .AddScoped<RuleBook>()
            .AddScoped<ProposeRules>()
            .AddScoped<RunQuality>()
            .AddScoped<FollowIssues>()
            .AddScoped<QualityOverview>()
            .AddScoped<RankDepartments>()
            .AddScoped<AnswerOrders>()
            .AddScoped<IQuality, DuckQuality>()
            .AddScoped<ILineageSource, QualityLineage>();
        services.AddJob<QualityJob>();
    }
}

/// <summary>Looks for versions that nobody has checked yet.</summary>
sealed class QualityJob(IQuality quality) : ICityJob
{
    const int AtOnce = 4;

    public string Name => "data-quality";

    public TimeSpan Rest => TimeSpan.FromSeconds(5);

    public Task<int> Run(CancellationToken cancel) => quality.RunMissing(AtOnce, cancel);
}
