using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Http;
using Yingzhou.Support.Cases.Cockpit;
using Yingzhou.Support.Cases.Pages.Apply;

namespace Yingzhou.Support.Cases.Http;

/// <summary>What the engine's screens and addresses are made of.</summary>
static class CaseHttp
{
    public static IServiceCollection AddCaseHttp(this IServiceCollection services) =>
        services
            .AddWireFormat()
            .AddHttpContextAccessor()
            .AddScoped<OneDeed>()
            .AddScoped<CasesBehind>()
            .AddScoped<UnitParty>()
            .AddTransient<Uploads>();

    public static IEndpointRouteBuilder MapCaseHttp(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapCases().MapDesk().MapFiles().MapDiagrams().MapLive();
}
