using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Process.Definitions;
using Yingzhou.Support.Process.Running;
using Yingzhou.Support.Process.Storage;

namespace Yingzhou.Support.Process;

/// <summary>流程引擎: runs BPMN drawings durably, one transaction a step.</summary>
public sealed class ProcessEngine : Engine
{
    static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public override string Id => "process";

    public override string Title => "流程引擎";

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
        services.AddScoped<EffectWriter>();
        services.AddScoped<ProcessRun>();
        services.AddScoped<IProcesses, Processes>();
    }
}
