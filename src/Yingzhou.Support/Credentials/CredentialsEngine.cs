using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Credentials.Handling;
using Yingzhou.Support.Credentials.Http;
using Yingzhou.Support.Credentials.Storage;
using Yingzhou.Support.Notices;
using Yingzhou.Support.SubjectAccess;

namespace Yingzhou.Support.Credentials;

/// <summary>电子证照: documents that the city issues, seals and anybody checks.</summary>
public sealed class CredentialsEngine : Engine
{
    public override string Id => "credentials";

    public override string Title => "电子证照";

    public override IReadOnlyList<string> Needs => ["notices", "permission", "organisation", "subject-access"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new("我的证照", "/my/credentials", Ends.Citizen, Icon: "Certificate"),
            new("我的授权同意", "/my/consents", Ends.Citizen, Icon: "Check"),
            new("谁查过我的证照", "/my/credentials/log", Ends.Citizen, Icon: "Person"),
            new("核验证照", "/credentials/verify", Ends.Citizen, Icon: "Check"),
            new("本单位签发的证照", "/desk/credentials", Ends.Official, [CredentialRights.Suspend], "Certificate"),
            new("核验亮证", "/desk/verify", Ends.Official, [CredentialRights.Verify], "Check"),
        ];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<CredentialsTables>();
        services.AddGrants(CredentialRights.Grants);
        services.AddSingleton<CredentialSeals>();
        services.AddScoped<ICredentials, IssuedCredentials>().AddScoped<IConsents, Consents>().AddScoped<IShowings, Showings>();
        services.AddScoped<ShowCredential>().AddScoped<VerifyShown>().AddScoped<TellChecks>().AddScoped<IssuerDesk>();
        services.AddNotices<CredentialNotices>().AddSubjectData<CredentialData>();
        services
            .AddEvidence<CredentialIssued>("credentials.issued", "签发证照", e => new("", e.Number) { About = e.Kind, Payload = e })
            .AddEvidence<CredentialRevoked>("credentials.revoked", "吊销证照", e => new("", e.Number) { About = e.Kind, Payload = e })
            .AddEvidence<CredentialSuspended>("credentials.suspended", "暂停证照", e => new("", e.Number) { About = e.Kind, Payload = e })
            .AddEvidence<CredentialResumed>("credentials.resumed", "恢复证照", e => new("", e.Number) { About = e.Kind, Payload = e })
            .AddEvidence<CredentialShown>("credentials.shown", "亮证", e => new("", e.Number) { About = e.Kind, Payload = e })
            // What for is the holder's or the reader's own words, and may name somebody: it stays in the payload.
            .AddEvidence<CredentialRead>("credentials.read", "查阅证照", e => new("", e.About) { Payload = e })
            .AddEvidence<ConsentGiven>(
                "credentials.consent-given",
                "同意取用证照",
                e => new("", e.Consent.ToString()) { About = e.CredentialType, Payload = e }
            )
            .AddEvidence<ConsentWithdrawn>(
                "credentials.consent-withdrawn",
                "撤回同意",
                e => new("", e.Consent.ToString()) { About = e.CredentialType, Payload = e }
            );
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapOfflineChecks().MapCredentialFiles();
}

public static class CredentialServices
{
    /// <summary>A kind of credential that an application issues.</summary>
    public static IServiceCollection AddCredential(this IServiceCollection services, CredentialKind kind) => services.AddSingleton(kind);
}
