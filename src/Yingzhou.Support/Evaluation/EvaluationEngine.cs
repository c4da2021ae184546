using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Evaluation.Content;
using Yingzhou.Support.Evaluation.Demo;
using Yingzhou.Support.Evaluation.Scoring;
using Yingzhou.Support.Evaluation.Storage;
using Yingzhou.Support.Indicators;
using Yingzhou.Support.Objections;

namespace Yingzhou.Support.Evaluation;

/// <summary>考核评价: weighted indicators, scores that add up, a league table that says what it cannot tell apart.</summary>
public sealed class EvaluationEngine : Engine
{
    public override string Id => "evaluation";

    public override string Title => "考核评价";

    public override IReadOnlyList<string> Needs => ["indicators", "objections"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new("考核评价", "/desk/evaluation", Ends.Official, [EvaluationRights.See], "Chart"),
            new(
                "考核异议",
                "/desk/objections?matter=evaluation",
                Ends.Official,
                [EvaluationRights.Review, EvaluationRights.Contest],
                "Undo"
            ),
        ];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<EvaluationTables>();
        services.AddGrants(EvaluationRights.Grants);
        services.AddContent(provider =>
        {
            using var scope = provider.CreateScope();
            var indicators = scope.ServiceProvider.GetRequiredService<IIndicators>();
            return SchemeContent.Read(provider.GetRequiredService<CityContent>(), id => indicators.Find(id) is not null);
        });
        services.AddScoped<SchemeFigures>().AddScoped<ScoreSheet>().AddScoped<IEvaluation, EvaluationDesk>();
        services.AddObjections<ScoreObjection>(ScoreObjection.Matter, EvaluationRights.Review);
        services.AddDemoSeed<DemoEvaluation>(buildsOnOthers: true);
    }
}
