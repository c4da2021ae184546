using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Modules;

namespace Yingzhou.Assurance.Permission;

/// <summary>授权: one place that decides and explains.</summary>
public sealed class PermissionEngine : Engine
{
    public override string Id => "permission";

    public override string Title => "统一授权";

    public override IReadOnlyList<string> Needs => ["organisation", "audit"];

    public override void AddServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<IPermissions, DecisionPoint>();
}

public static class PermissionRules
{
    public static IServiceCollection AddGrants(this IServiceCollection services, params IEnumerable<Grant> grants)
    {
        foreach (var grant in grants)
            services.AddSingleton(grant);
        return services;
    }

    /// <summary>These acts ask for a fresh second factor.</summary>
    public static IServiceCollection AddSensitive(this IServiceCollection services, params IEnumerable<SensitiveAct> acts)
    {
        foreach (var act in acts)
            services.AddSingleton(act);
        return services;
    }

    public static IServiceCollection AddFourEyes(this IServiceCollection services, params IEnumerable<FourEyes> bans)
    {
        foreach (var ban in bans)
            services.AddSingleton(ban);
        return services;
    }
}
