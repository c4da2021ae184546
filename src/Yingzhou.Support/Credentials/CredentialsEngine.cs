using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Credentials.Storage;
using Yingzhou.Support.Notices;

namespace Yingzhou.Support.Credentials;

/// <summary>电子证照: documents that the city issues, seals and anybody checks.</summary>
public sealed class CredentialsEngine : Engine
{
    public override string Id => "credentials";

    public override string Title => "电子证照";

    public override IReadOnlyList<string> Needs => ["notices"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new("我的证照", "/my/credentials", Ends.Citizen, Icon: "Certificate"),
            new("核验证照", "/credentials/verify", Ends.Citizen, Icon: "Check"),
        ];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<CredentialsTables>();
        services.AddScoped<ICredentials, IssuedCredentials>();
        services.AddNotices<CredentialNotices>();
        services
            .AddEvidence<CredentialIssued>("credentials.issued", "签发证照", e => new("", e.Number) { About = e.Kind, Payload = e })
            .AddEvidence<CredentialRevoked>("credentials.revoked", "吊销证照", e => new("", e.Number) { About = e.Kind, Payload = e });
    }
}

public static class CredentialServices
{
    /// <summary>A kind of credential that an application issues.</summary>
    public static IServiceCollection AddCredential(this IServiceCollection services, CredentialKind kind) => services.AddSingleton(kind);
}
