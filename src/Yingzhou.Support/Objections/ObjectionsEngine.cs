using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Notices;
using Yingzhou.Support.Objections.Content;
using Yingzhou.Support.Objections.Handling;
using Yingzhou.Support.Objections.Http;
using Yingzhou.Support.Objections.Reading;
using Yingzhou.Support.Objections.Storage;

namespace Yingzhou.Support.Objections;

/// <summary>异议与申诉: somebody does not agree, somebody else answers in time, and what was wrong is put right.</summary>
public sealed class ObjectionsEngine : Engine
{
    public override string Id => "objections";

    public override string Title => "异议与申诉";

    public override IReadOnlyList<string> Needs => ["files", "permission", "organisation", "notices"];

    public override IReadOnlyList<MenuEntry> Menu => [new("我提的异议", "/my/objections", Ends.Citizen, Icon: "Undo")];

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapObjectionFiles();

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<ObjectionsTables>();
        services.AddContent(provider =>
            ObjectionsContent.Read(provider.GetRequiredService<CityContent>(), provider.GetServices<RegisteredMatter>())
        );
        services.AddScoped<Matters>().AddScoped<ObjectionQueries>().AddScoped<RaiseObjection>().AddScoped<AnswerObjection>();
        services.AddScoped<IObjections, Objections>();
        services.AddNotices<ObjectionNotices>();
    }
}

public static class ObjectionServices
{
    /// <summary>Something of an application can be contested from now on.</summary>
    /// <param name="matter">The application's prefix, a dot and the kind, e.g. <c>finance.figure</c>.</param>
    /// <param name="action">The right to answer. Whoever decided what is contested has it not (四眼原则).</param>
    public static IServiceCollection AddObjections<T>(this IServiceCollection services, string matter, string action)
        where T : class, IObjectionMatter
    {
        services.AddKeyedScoped<IObjectionMatter, T>(matter);
        services.AddSingleton(new RegisteredMatter(matter, action));
        services.AddFourEyes(new FourEyes(action, Matters.Decided));
        return services;
    }
}
