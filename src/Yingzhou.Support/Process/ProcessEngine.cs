using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Process.Care;
using Yingzhou.Support.Process.Definitions;
using Yingzhou.Support.Process.Http;
using Yingzhou.Support.Process.Jobs;
using Yingzhou.Support.Process.Mining;
using Yingzhou.Support.Process.Running;
using Yingzhou.Support.Process.Simulating;
using Yingzhou.Support.Process.Storage;
using Yingzhou.Support.Process.Watching;

namespace Yingzhou.Support.Process;

/// <summary>流程引擎: runs BPMN drawings durably, one transaction a step.</summary>
public sealed class ProcessEngine : Engine
{
    static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public override string Id => "process";

    public override string Title => "流程引擎";

    public override IReadOnlyList<MenuEntry> Menu => [new("流程监控", "/desk/processes", Ends.Official, [ProcessRights.Watch])];

    public override IReadOnlyList<string> Needs => ["releases", "rules"];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<ProcessTables>();
        services.AddSingleton<IExpressions>(_ => new FeelExpressions(Zone));
        services.AddSingleton<DefinitionStore>();
        services.AddSingleton(new ExecutionOptions { Zone = Zone });
        services.AddScoped<InstanceExecution>();
        services.AddSingleton<TimerDue>();
        services.AddSingleton<TaskOpening>();
        services.AddScoped<EventStarts>().AddScoped<EventDelivery>().AddScoped<VisitBook>();
        services.AddScoped<EffectWriter>();
        services.AddScoped<ProcessRun>();
        services.AddScoped<DueTimers>();
        services.AddScoped<JobLeases>();
        services.AddGrants(ProcessRights.Grants);
        services.AddScoped<WatchScope>().AddScoped<IncidentQueries>().AddScoped<TrialMigration>().AddScoped<StartMigration>();
        services.AddJob<JobWorker>().AddJob<WaitingMessages>().AddJob<MigrationJob>();
        services.AddScoped<IProcesses, Processes>();
        services.AddScoped<IProcessJobs, ProcessJobs>();
        services.AddScoped<IProcessCare, ProcessCare>();
        services
            .AddScoped<VersionList>()
            .AddScoped<InstanceSearch>()
            .AddScoped<InstanceReading>()
            .AddScoped<WaitingList>()
            .AddScoped<HeatReading>()
            .AddScoped<MiningReading>();
        services.AddScoped<CaseRecords>().AddScoped<Simulation>();
        services.AddScoped<IProcessMonitor, ProcessMonitor>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapJobs().MapEvents().MapMonitor();
}
