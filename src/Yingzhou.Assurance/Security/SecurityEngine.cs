using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Permission;
using Yingzhou.Assurance.Security.Administration;
using Yingzhou.Assurance.Security.Probes;
using Yingzhou.Foundation.Modules;

namespace Yingzhou.Assurance.Security;

/// <summary>安全管理: three administrators, the test bench of rights, the reading of the audit, and probes into the running system.</summary>
public sealed class SecurityEngine : Engine
{
    public override string Id => "security";

    public override string Title => "安全管理";

    public override IReadOnlyList<string> Needs => ["permission", "identity", "organisation", "audit", "ledger"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new("岗位任免", "/desk/appointments", Ends.Official, [SecurityRights.SeePosts], "People"),
            new("权限试算", "/desk/permissions", Ends.Official, [SecurityRights.Bench], "Lock"),
            new("操作审计", "/desk/audit", Ends.Official, [SecurityRights.ReadAudit], "Search"),
        ];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddGrants(SecurityRights.Grants);
        services.AddSensitive(new SensitiveAct(SecurityRights.Appoint));
        services.AddScoped<AppointDesk>().AddScoped<PermissionBench>().AddScoped<AuditDesk>();
        services
            .AddScoped<ISecurityProbe, AuditProbe>()
            .AddScoped<ISecurityProbe, BackupProbe>()
            .AddScoped<ISecurityProbe, CipherSelfTest>()
            .AddScoped<ISecurityProbe, DutiesProbe>()
            .AddScoped<ISecurityProbe, KeyAgeProbe>()
            .AddScoped<ISecurityProbe, KeyFilesProbe>()
            .AddScoped<ISecurityProbe, LedgerProbe>()
            .AddScoped<ISecurityProbe, SealedFieldsProbe>();
    }
}
