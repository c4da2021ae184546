using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Yingzhou.Assurance.DataProtection;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Lineage;
using Yingzhou.Data.Sharing.Calling;
using Yingzhou.Data.Sharing.Content;
using Yingzhou.Data.Sharing.Exporting;
using Yingzhou.Data.Sharing.Handling;
using Yingzhou.Data.Sharing.Http;
using Yingzhou.Data.Sharing.Reading;
using Yingzhou.Data.Sharing.Storage;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Sharing;

/// <summary>统一共享: requests, grants, and the gateway through which data leaves.</summary>
public sealed class SharingEngine : Engine
{
    public override string Id => "data-sharing";

    public override string Title => "数据共享";

    public override IReadOnlyList<string> Needs => ["data-catalogue", "data-lake"];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<SharingOptions>()
            .Bind(configuration.GetSection(SharingOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddTables<SharingTables>();
        services.AddGrants(SharingRights.Grants);
        services.AddFourEyes(new FourEyes(SharingRights.Decide, SharingRights.Ask), new FourEyes(SharingRights.Oversee, SharingRights.Ask));
        services.AddContent(provider => SharingContent.Read(provider.GetRequiredService<CityContent>()));
        services.TryAddScoped<IPurposeObjects, NoPurposeObjects>();
        services
            .AddSingleton<GatewaySecrets>()
            .AddSingleton<CallJournal>()
            .AddSingleton<GrantMeters>()
            .AddSingleton<LakeReaders>()
            .AddSingleton<LakeAnswers>()
            .AddSingleton<SheetShelf>()
            .AddSingleton<ExportFolder>();
        services
            .AddScoped<CallEntrance>()
            .AddScoped<AllowCall>()
            .AddScoped<EventFeed>()
            .AddScoped<ServeExports>()
            .AddScoped<HeldExports>()
            .AddScoped<WriteExports>()
            .AddScoped<ILeakSource, GrantCodes>();
        services
            .AddScoped<AskForData>()
            .AddScoped<DecideRequest>()
            .AddScoped<IssueGrant>()
            .AddScoped<RunGrant>()
            .AddScoped<IssueKeys>()
            .AddScoped<RaiseQuotas>()
            .AddScoped<Emergencies>()
            .AddScoped<RunTraps>();
        services
            .AddScoped<KeepSharing>()
            .AddScoped<SharingQueries>()
            .AddScoped<SharingOverview>()
            .AddScoped<ILineageSource, SharingLineage>();
        services.AddScoped<IGateway, Gateway>().AddScoped<ISharing, StoredSharing>();
        services
            .AddEvidence<SharingAnswered>(
                "sharing.answered",
                "答复共享申请",
                e =>
                    new("", e.Request.ToString())
                    {
                        About = e.Dataset,
                        Unit = e.Provider,
                        Purpose = e.Purpose,
                        Payload = e,
                    }
            )
            .AddEvidence<GrantIssued>(
                "sharing.granted",
                "数据授权",
                e =>
                    new("", e.Code)
                    {
                        About = e.Dataset,
                        Unit = e.Provider,
                        Purpose = e.Purpose,
                        Payload = e,
                    }
            )
            .AddEvidence<GrantStopped>(
                "sharing.stopped",
                "停用授权",
                e =>
                    new("", e.Code)
                    {
                        About = e.Dataset,
                        Unit = e.Provider,
                        Payload = e,
                    }
            )
            .AddEvidenceKind(CallJournal.Given, "数据调用")
            .AddEvidenceKind(CallJournal.Denied, "拒绝调用");
        services.AddSingleton(new LeavingKind(CallJournal.Given, "系统调用"));
        services.AddJob<SharingJob>().AddJob<ExportJob>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapGateway();
}
