using System.Reflection;
using Microsoft.AspNetCore.Diagnostics;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Security;
using Yingzhou.Foundation.Http;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Ui.Layouts;

namespace Yingzhou.Host.Composition;

/// <summary>Puts the city together from the manifests it finds.</summary>
public static class CityComposition
{
    /// <summary>Every assembly that may hold a manifest or a page.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } =
    [
        typeof(Record).Assembly,
        typeof(Assurance.Permission.IPermissions).Assembly,
        Assembly.Load("Yingzhou.Data"),
        typeof(Support.Cases.ICases).Assembly,
        Assembly.Load("Yingzhou.Apps.Operation"),
        Assembly.Load("Yingzhou.Apps.Governance"),
        Assembly.Load("Yingzhou.Apps.Services"),
    ];

    /// <summary>Services of all modules, for the web program and for the verbs of <c>yz</c> alike.</summary>
    public static IServiceCollection AddCity(this IServiceCollection services, IConfiguration configuration)
    {
        var modules = ModuleCatalogue.Discover(Assemblies);
        services.AddSingleton(modules);
        services.AddStorage(configuration);
        foreach (var module in modules.All)
            module.AddServices(services, configuration);
        return services;
    }

    public static IServiceCollection AddEnds(this IServiceCollection services)
    {
        services.AddUi(Assemblies);
        services.AddSingleton<PageIndex>().AddSingleton<PageDoors>();
        services.AddScoped<IShell, CityShell>();
        services.AddJobLoop();
        services.AddProblemDetails();
        services.AddOpenApi();
        services.AddHttpContextAccessor();
        services.AddSingleton<OwnAddresses>().AddScoped<ISecurityProbe, HeadersProbe>().AddScoped<ISecurityProbe, TransportProbe>();
        return services;
    }

    // Pages are for people; machines get their problem document, or their bare status, as it is.
    static readonly PathString[] ForMachines = ["/api", "/govstack", "/gw"];

    static Task BareAnswersForMachines(HttpContext http, RequestDelegate next)
    {
        if (
            Array.Exists(ForMachines, path => http.Request.Path.StartsWithSegments(path, StringComparison.Ordinal))
            && http.Features.Get<IStatusCodePagesFeature>() is { } pages
        )
            pages.Enabled = false;
        return next(http);
    }

    // The page that explains a status is read, whatever was sent: as a form it would ask for a token, and hide the status behind its own.
    static async Task ExplanationsAreRead(HttpContext http, RequestDelegate next)
    {
        var method = http.Request.Method;
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null)
            http.Request.Method = HttpMethods.Get;
        try
        {
            await next(http);
        }
        finally
        {
            http.Request.Method = method;
        }
    }

    public static WebApplication MapCity(this WebApplication app)
    {
        app.UseAnswerHeaders();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(BareAnswersForMachines);
        if (!app.Environment.IsDevelopment())
            app.UseExceptionHandler("/broken", createScopeForErrors: true);
        app.Use(ExplanationsAreRead);
        app.UseExplainedRequests();
        app.UseReadableQueries();
        app.UseOvertakenForms();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRights();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapPreferences();
        app.MapOpenApi();
        app.MapHealth();
        foreach (var module in app.Services.GetRequiredService<ModuleCatalogue>().All)
            module.MapEndpoints(app);
        app.MapRazorComponents<Document>().AddInteractiveServerRenderMode().AddAdditionalAssemblies([.. Assemblies]);
        return app;
    }
}
