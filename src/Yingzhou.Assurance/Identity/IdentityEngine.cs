using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Yingzhou.Assurance.Identity.Demo;
using Yingzhou.Assurance.Identity.Entrance;
using Yingzhou.Assurance.Identity.Mandates;
using Yingzhou.Assurance.Identity.Provider;
using Yingzhou.Assurance.Identity.Sessions;
using Yingzhou.Assurance.Identity.SignIn;
using Yingzhou.Assurance.Identity.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Assurance.Security;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Starting;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Identity;

/// <summary>身份: accounts, the OpenID provider, and the sessions of both ends.</summary>
public sealed class IdentityEngine : Engine
{
    public override string Id => "identity";

    public override string Title => "统一身份认证";

    public override IReadOnlyList<string> Needs => ["organisation", "permission", "audit"];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<IdentityOptions>()
            .Bind(configuration.GetSection(IdentityOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddTables<IdentityTables>();
        services.AddRazorComponents();
        services.AddAntiforgery();
        services.AddAuthorization();
        AddProtection(services);
        services.AddProvider();
        services.AddEnds();
        AddSignIn(services);
        AddSessions(services);
        AddDemo(services);
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapProvider().MapSignIn().MapEntrance().MapSessions();

    // In the installation's folder, so that cookies outlive a restart.
    static void AddProtection(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("yingzhou");
        // It warns that keys lie unencrypted, at every first boot: they lie in a folder that only this account may enter.
        services.AddLogging(logging =>
            logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error)
        );
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<IOptions<StorageOptions>, ILoggerFactory>(
                (keys, storage, log) =>
                    keys.XmlRepository = new FileSystemXmlRepository(KeyFile.Folder(storage.Value.Folder, "cookies"), log)
            );
    }

    static void AddSignIn(IServiceCollection services)
    {
        services.AddSingleton<PasswordHashes>();
        services.AddScoped<AttemptLedger>();
        services.AddScoped<CheckPasswordHandler>();
        services.AddScoped<Accounts>();
        services
            .AddScoped<ISecurityProbe, PasswordProbe>()
            .AddScoped<ISecurityProbe, LockOutProbe>()
            .AddScoped<ISecurityProbe, DemoAccountsProbe>()
            .AddScoped<ISecurityProbe, SecondFactorProbe>();
        services.AddScoped<SecondFactor>().AddScoped<StepUp>().AddSingleton<SignInLog>();
    }

    static void AddSessions(IServiceCollection services)
    {
        services.AddScoped<SignedIn>();
        services.AddScoped<ISession>(provider => provider.GetRequiredService<SignedIn>());
        services.AddScoped<Subjects>();
        services.AddScoped<OwnSessions>();
        services.AddScoped<IServants, Servants>();
        services.AddSingleton<SessionStore>();
        services.AddScoped<SwitchActingHandler>();
        services.AddScoped<ChangeRepresentative>().AddScoped<IMandates, StoredMandates>().AddGrants(MandateRights.Grants);
        services.AddScoped<CircuitHandler, CircuitSession>();
    }

    static void AddDemo(IServiceCollection services)
    {
        services.AddSingleton<DemoLogins>();
        services.AddSingleton<DemoPassword>();
        services.AddDemoQueue();
        services.AddScoped<SeedDemoAccounts>();
        services.AddAtStart<DemoAtStart>();
        services.AddSingleton(provider => new IdentityDemo(
            provider.GetRequiredService<DemoLogins>(),
            provider.GetRequiredService<DemoPassword>()
        ));
    }
}
