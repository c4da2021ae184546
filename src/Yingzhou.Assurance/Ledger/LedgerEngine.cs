using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Ledger.Anchoring;
using Yingzhou.Assurance.Ledger.Checking;
using Yingzhou.Assurance.Ledger.Http;
using Yingzhou.Assurance.Ledger.Pages;
using Yingzhou.Assurance.Ledger.Reading;
using Yingzhou.Assurance.Ledger.Storage;
using Yingzhou.Assurance.Ledger.Witnessing;
using Yingzhou.Assurance.Ledger.Writing;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Events;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Ledger;

/// <summary>存证账本: what was done stands in an append-only log that anybody can check without trusting us.</summary>
public sealed class LedgerEngine : Engine
{
    public override string Id => "ledger";

    public override string Title => "存证账本";

    public override IReadOnlyList<MenuEntry> Menu => [new("存证账本", "/desk/ledger", Ends.Official, [LedgerRights.See])];

    public override IReadOnlyList<string> Needs => ["organisation", "permission"];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<LedgerOptions>()
            .Bind(configuration.GetSection(LedgerOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddTables<LedgerTables>();
        services.AddGrants(LedgerRights.Grants);
        services.AddSingleton<LedgerWords>().AddSingleton<LedgerKeys>().AddSingleton<IEventKeeper, EventEvidence>();
        services.AddScoped<ILedger, StoredLedger>().AddScoped<LedgerReading>().AddScoped<LedgerFiles>().AddScoped<TakeCosignature>();
        services.AddScoped<Sequencer>().AddScoped<CheckStore>().AddScoped<ILedgerKeeping, LedgerKeeping>();
        services.AddJob<Sequencer>().AddJob<CheckStore>();
        if (!string.IsNullOrWhiteSpace(configuration[$"{LedgerOptions.Section}:{nameof(LedgerOptions.AnchorFolder)}"]))
            services.AddScoped<IAnchor, FolderAnchor>();
        services.AddScoped<AnchorHeads>().AddJob<AnchorHeads>();
        services.AddEvidenceKind("ledger.key", "账本密钥").AddEvidenceKind("ledger.erased", "存证内容删除");
        AddOrganisation(services);
    }

    // Who gives and takes posts is what administrators do; who acts for whom is what enterprises do.
    static void AddOrganisation(IServiceCollection services) =>
        services
            .AddEvidence<OfficialAppointed>("organisation.appointed", "任职", e => new("", e.Post) { Payload = e })
            .AddEvidence<AppointmentEnded>("organisation.ended", "免职", e => new("", e.Post) { Payload = e })
            .AddEvidence<PostDelegated>("organisation.delegated", "代岗", e => new("", e.Post) { Payload = e })
            .AddEvidence<DelegationRevoked>("organisation.delegation-revoked", "撤销代岗", e => new("", e.Post) { Payload = e })
            .AddEvidence<MandateGranted>("identity.mandate-granted", "授权经办", e => new("", e.Mandate.ToString()) { Payload = e })
            .AddEvidence<MandateUsed>("identity.mandate-used", "代办一次", e => new("", e.Mandate.ToString()) { Payload = e })
            .AddEvidence<MandateEnded>("identity.mandate-ended", "授权终止", e => new("", e.Mandate.ToString()) { Payload = e });

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapLedger();
}
