using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Http;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Modelling.Checks;
using Yingzhou.Support.Modelling.Handling;
using Yingzhou.Support.Modelling.Http;
using Yingzhou.Support.Modelling.Reading;
using Yingzhou.Support.Modelling.Storage;

namespace Yingzhou.Support.Modelling;

/// <summary>建模与发布: drafts of processes, decisions and forms, checked, released by a second official.</summary>
public sealed class ModellingEngine : Engine
{
    public override string Id => "modelling";

    public override string Title => "建模与发布";

    public override IReadOnlyList<string> Needs => ["process", "rules", "forms", "releases", "permission", "organisation"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [new("图纸", "/desk/modelling", Ends.Official, [ModellingRights.Draw, ModellingRights.Release])];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<ModellingTables>();
        services.AddGrants(ModellingRights.Grants);
        services.AddFourEyes(ModellingRights.FourEyes);
        services.AddEvidence<DrawingReleased>(
            "modelling.released",
            "发布规则",
            e => new("", $"{e.Key} v{e.Version}") { About = e.Kind, Payload = e }
        );
        services
            .AddScoped<IDrawingCheck, ProcessLanguageCheck>()
            .AddScoped<IDrawingCheck, DecisionLanguageCheck>()
            .AddScoped<IDrawingCheck, FormLanguageCheck>();
        services.AddScoped<DrawingVersions>().AddScoped<DrawingQueries>().AddScoped<DrawingChecks>().AddScoped<DraftDeed>();
        services
            .AddScoped<BeginDrawing>()
            .AddScoped<SaveDrawing>()
            .AddScoped<SubmitDrawing>()
            .AddScoped<ReleaseDrawing>()
            .AddScoped<IModelling, Modelling>();
        services.AddWireFormat();
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapDrawings();
}
