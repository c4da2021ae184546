using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Modules;

namespace Yingzhou.Assurance.Audit;

/// <summary>审计: reads of personal information and refusals, beside the changes that the storage keeps.</summary>
public sealed class AuditEngine : Engine
{
    public override string Id => "audit";

    public override string Title => "审计";

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IAudit, AuditTrail>();
        services.AddSingleton<DenialLog>();
        services.AddHostedService(provider => provider.GetRequiredService<DenialLog>());
    }
}
