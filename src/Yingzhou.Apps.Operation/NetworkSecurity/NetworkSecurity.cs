using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Operation.NetworkSecurity.Checking;
using Yingzhou.Apps.Operation.NetworkSecurity.Demo;
using Yingzhou.Apps.Operation.NetworkSecurity.Detecting;
using Yingzhou.Apps.Operation.NetworkSecurity.Register;
using Yingzhou.Apps.Operation.NetworkSecurity.Storage;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Apps.Operation.NetworkSecurity;

/// <summary>网络安全体系: what the city's own logs say about attacks, what is weak and until when it must be mended, and how the running system stands against 等保 and 密评.</summary>
public sealed class NetworkSecurity : Application
{
    public override string Id => "network-security";

    public override string Title => "网络安全体系";

    public override PlanSection Section => new(8);

    public override IReadOnlyList<string> LeadDepartments => ["市委网信办", "市公安局", "市大数据局"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new("安全运营", "/desk/network-security", Ends.Official, [NetworkSecurityRights.See], "Alert"),
            new("资产与漏洞", "/desk/network-security/vulnerabilities", Ends.Official, [NetworkSecurityRights.See], "Filter"),
            new("等保密评自查", "/desk/network-security/self-check", Ends.Official, [NetworkSecurityRights.See], "Check"),
            new("安全态势", "/cockpit/security", Ends.Official, [NetworkSecurityRights.Cockpit], "Lock"),
        ];

    public override IReadOnlyList<Indicator> Indicators =>
        [new("security.in-time-rate", "漏洞按期整改率", "%", "share(vulnerabilities.mended by due, vulnerabilities.due)")];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<NetworkSecurityTables>();
        services.AddGrants(NetworkSecurityRights.Grants).AddFourEyes(NetworkSecurityRights.ScannedByAnother);
        services.AddContent(provider =>
            DetectionContent.Read(
                provider.GetRequiredService<CityContent>(),
                provider.GetRequiredService<IAlertKinds>(),
                provider.GetRequiredService<OrganisationContent>().Roles.ContainsKey
            )
        );
        services.AddContent(provider => SelfCheckContent.Read(provider.GetRequiredService<CityContent>()));
        services.AddScoped<DetectionReading>().AddScoped<SecurityBoard>().AddScoped<DetectJob>().AddJob<DetectJob>();
        services.AddScoped<VulnerabilityDesk>().AddScoped<SelfCheckDesk>();
        services.AddDemoSeed<DemoSecurity>();
    }
}
