using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.DataProtection.Breaches;
using Yingzhou.Assurance.DataProtection.Destroying;
using Yingzhou.Assurance.DataProtection.Exporting;
using Yingzhou.Assurance.DataProtection.Http;
using Yingzhou.Assurance.DataProtection.Screens;
using Yingzhou.Assurance.DataProtection.Storage;
using Yingzhou.Assurance.DataProtection.Tracing;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.DataProtection;

/// <summary>数据安全: how tables leave, where they went, and that they are gone.</summary>
public sealed class DataProtectionEngine : Engine
{
    public override string Id => "data-protection";

    public override string Title => "数据安全";

    public override IReadOnlyList<string> Needs => ["permission", "identity", "organisation", "audit", "ledger"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new(
                "数据导出",
                "/desk/protection/exports",
                Ends.Official,
                [DataProtectionRights.Ask, DataProtectionRights.Approve],
                "Download"
            ),
            new("泄露溯源", "/desk/protection/trace", Ends.Official, [DataProtectionRights.Trace], "Search"),
            new("销毁证明", "/desk/protection/destruction", Ends.Official, [DataProtectionRights.Oversee], "Document"),
            new("泄露演练", "/desk/protection/breach", Ends.Official, [DataProtectionRights.Oversee], "Alert"),
        ];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<ProtectionTables>();
        services.AddGrants(DataProtectionRights.Grants);
        services.AddSensitive(new SensitiveAct(DataProtectionRights.Approve));
        services.AddSingleton<ExportFiles>().AddSingleton<MarkKeys>();
        services
            .AddScoped<AskExport>()
            .AddScoped<DecideExports>()
            .AddScoped<TakeExport>()
            .AddScoped<ExportQueries>()
            .AddScoped<WeighExports>();
        services.AddScoped<IExports, StoredExports>().AddScoped<IDestruction, Destruction>();
        services
            .AddScoped<ITracing, TraceLeaks>()
            .AddScoped<TraceFile>()
            .AddScoped<ILeakSource, TicketCodes>()
            .AddScoped<IScreenMarks, ScreenMarks>();
        services.AddScoped<IBreachReport, ReadsInWindow>();
        services.AddSingleton(new LeavingKind(ExportEvidence.Taken, "领取导出文件"));
        services.AddScoped<ExpireExports>().AddJob<ExpireJob>();
        services
            .AddEvidenceKind(ExportEvidence.Asked, "申请导出")
            .AddEvidenceKind(ExportEvidence.Decided, "导出审批")
            .AddEvidenceKind(ExportEvidence.Taken, "领取导出文件")
            .AddEvidenceKind(Destruction.Kind, "数据销毁")
            .AddEvidenceKind(ReadsInWindow.Kind, "泄露影响报告");
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapExports();
}
