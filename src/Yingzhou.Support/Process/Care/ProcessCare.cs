using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Yingzhou.Assurance.Audit;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Process.Running;
using Yingzhou.Support.Process.Storage;

namespace Yingzhou.Support.Process.Care;

sealed class ProcessCare(
    CityContext city,
    CityStep step,
    ProcessRun run,
    IPermissions permissions,
    IAudit audit,
    IncidentQueries incidents,
    TrialMigration trial,
    StartMigration migration,
    ILogger<ProcessCare> log
) : IProcessCare
{
    static readonly Fault NoInstance = new("process.no-instance", "没有这个流程实例，请从列表重新进入。", 404);
    static readonly Fault NoIncident = new("process.no-incident", "这项异常已经处理，请刷新后再看。", 404);
    static readonly Fault NoReason = new("process.reason-missing", "请写明原因，原因会留在审计记录中。") { Field = "reason" };

    public Task<Outcome<Page<IncidentLine>>> Incidents(IncidentQuery query, Subject subject, CancellationToken cancel) =>
        incidents.Find(query, subject, cancel);

    public Task<Outcome<Done>> Retry(IncidentId incident, Subject subject, CancellationToken cancel) =>
        Deed(
            nameof(RetryIncident),
            incident.InstanceId,
            subject,
            async instance =>
            {
                if (await city.Get<IncidentRow>(incident.InstanceId, incident.ElementInstanceId, cancel) is not { } row)
                    return NoIncident;
                await audit.Note("RetryIncident", TargetOf(instance), $"{row.ElementId}: {row.Reason}", cancel);
                if (row.Kind is IncidentKind.Element)
                    return await run.Apply(instance, new RetryIncident(incident.ElementInstanceId), cancel);
                city.Remove(row);
                if (await city.Get<TimerRow>(incident.InstanceId, incident.ElementInstanceId, cancel) is { } timer)
                    (timer.Failures, timer.DueAt) = (0, city.Clock.GetUtcNow());
                return Done.It;
            },
            cancel
        );

    public async Task<IReadOnlyDictionary<IncidentId, Fault>> RetryAll(
        IReadOnlyCollection<IncidentId> incidents,
        Subject subject,
        CancellationToken cancel
    )
    {
        var refused = new Dictionary<IncidentId, Fault>();
        foreach (var incident in incidents)
            if ((await Retry(incident, subject, cancel)).Fault is { } fault)
                refused[incident] = fault;
        return refused;
    }

    public Task<Outcome<Done>> SetVariables(
        Guid instance,
        JsonObject variables,
        string reason,
        int? seenVersion,
        Subject subject,
        CancellationToken cancel
    ) =>
        Deed(
            nameof(SetVariables),
            instance,
            subject,
            async found =>
            {
                if (string.IsNullOrWhiteSpace(reason))
                    return NoReason;
                if (seenVersion is { } seen && seen != found.Version)
                    return new Fault("process.instance-changed", "流程实例刚刚有了变化，请刷新后核对再改。", 412);
                // Names only: values may be personal, and the audit is read by many.
                await audit.Note(
                    "SetVariables",
                    TargetOf(found),
                    $"{string.Join('、', variables.Select(one => one.Key))}：{reason}",
                    cancel
                );
                return await run.Apply(found, new SetVariables((JsonObject)variables.DeepClone()), cancel);
            },
            cancel
        );

    public Task<Outcome<Done>> Cancel(Guid instance, string reason, Subject subject, CancellationToken cancel) =>
        Deed(
            "CancelInstance",
            instance,
            subject,
            async found =>
            {
                if (string.IsNullOrWhiteSpace(reason))
                    return NoReason;
                await audit.Note("CancelInstance", TargetOf(found), reason, cancel);
                return await run.Apply(found, new CancelInstance(), cancel);
            },
            cancel
        );

    public Task<Outcome<MigrationTrial>> TryMigration(PlanMigration plan, Subject subject, CancellationToken cancel) =>
        trial.Run(plan, subject, cancel);

    public Task<Outcome<Guid>> Migrate(PlanMigration plan, Subject subject, CancellationToken cancel) =>
        migration.Run(plan, subject, cancel);

    public Task<Outcome<IReadOnlyList<MigrationView>>> Migrations(string processKey, Subject subject, CancellationToken cancel) =>
        migration.Of(processKey, subject, cancel);

    async Task<Outcome<Done>> Deed(
        string doing,
        Guid id,
        Subject subject,
        Func<ProcessInstance, Task<Outcome<Done>>> deed,
        CancellationToken cancel
    )
    {
        try
        {
            return await step.Run<Done>(
                doing,
                async () =>
                {
                    if (await city.Get<ProcessInstance>(id, cancel) is not { } instance)
                        return NoInstance;
                    return permissions.Refuse(subject, ProcessRights.Care, ResourceOf(instance)) is { } refused
                        ? refused
                        : await deed(instance);
                },
                cancel
            );
        }
#pragma warning disable CA1031 // What is mistaken in a drawing is what the administrator came to repair: it is told, with the stack in the log.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError(exception, "{Doing} of process instance {Instance} failed", doing, id);
            return new Fault("process.still-broken", $"流程往下走时又出错，本次操作已全部撤销：{exception.Message}", 409);
        }
    }

    internal static Resource ResourceOf(ProcessInstance instance) =>
        new("process-instance", instance.Id.ToString()) { Region = instance.Region, UnitId = instance.Unit };

    static string TargetOf(ProcessInstance instance) => $"ProcessInstance/{instance.Id}";
}
