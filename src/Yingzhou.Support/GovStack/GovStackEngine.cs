using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Modules;
using Yingzhou.Support.GovStack.Content;
using Yingzhou.Support.GovStack.Http;
using Yingzhou.Support.GovStack.Members;
using Yingzhou.Support.GovStack.Registration;
using Yingzhou.Support.GovStack.Workflow;

namespace Yingzhou.Support.GovStack;

/// <summary>GovStack 接口: the APIs of GovStack's registration and workflow building blocks over our cases and processes. Owns no tables.</summary>
public sealed class GovStackEngine : Engine
{
    public override string Id => "govstack";

    public override string Title => "GovStack 接口";

    public override IReadOnlyList<string> Needs => ["cases", "process", "forms", "files"];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<GovStackOptions>().Bind(configuration.GetSection(GovStackOptions.Section)).ValidateOnStart();
        services.AddContent(GovStackContent.Read);
        services.AddSingleton<ForeignIds>();
        services.AddSingleton<ServiceRegister>();
        services.AddScoped<Callers>();
        services.AddScoped<UploadedDocuments>().AddScoped<ApplicationFiles>().AddScoped<FormShapes>().AddScoped<Decisions>();
        services.AddScoped<StartableProcesses>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var govstack = endpoints.MapGroup("/govstack").WithTags("GovStack").AddEndpointFilter<BrokenAnswers>().DisableAntiforgery();
        govstack.MapGroup("/registration").MapServices().MapApplications().MapTasks().MapDocuments().MapStatistics();
        govstack.MapGroup("/workflow").MapProcesses().MapInstances();
    }
}
