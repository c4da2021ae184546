using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Assurance.Permission;
using Yingzhou.Assurance.Privacy.Demo;
using Yingzhou.Assurance.Privacy.Handling;
using Yingzhou.Assurance.Privacy.Http;
using Yingzhou.Assurance.Privacy.Storage;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Privacy;

/// <summary>隐私计算: two units compare lists that neither shows, under a grant, with evidence on both sides.</summary>
public sealed class PrivacyEngine : Engine
{
    public override string Id => "privacy";

    public override string Title => "隐私计算";

    public override IReadOnlyList<string> Needs => ["permission", "identity", "organisation", "ledger"];

    public override IReadOnlyList<MenuEntry> Menu => [new("隐私求交", "/desk/privacy", Ends.Official, [PrivacyRights.See], "Lock")];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<PrivacyTables>();
        services.AddGrants(PrivacyRights.Grants);
        services.AddScoped<PrivacyDesk>().AddScoped<PsiNode>();
        services
            .AddEvidenceKind("privacy.proposed", "隐私求交提出")
            .AddEvidenceKind("privacy.granted", "隐私求交授权")
            .AddEvidenceKind("privacy.stopped", "隐私求交终止")
            .AddEvidenceKind("privacy.reported", "隐私求交报告")
            .AddEvidenceKind("privacy.met", "隐私求交运行")
            .AddEvidenceKind("privacy.aborted", "隐私求交中止");
        services.AddDemoSeed<PrivacyDemo>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapPrivacy();
}
