using System.Text.Json.Nodes;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Process;

/// <summary>
/// What administrators do to running instances (流程运维): repair incidents, change variables, cancel, move to another version. Each deed is checked against the right
/// <see cref="ProcessRights.Care"/> in the instance's region and kept in the audit.
/// </summary>
public interface IProcessCare
{
    /// <summary>Incidents within the subject's area, newest first.</summary>
    Task<Outcome<Page<IncidentLine>>> Incidents(IncidentQuery query, Subject subject, CancellationToken cancel = default);

    /// <summary>Tries again what failed, from the same point.</summary>
    Task<Outcome<Done>> Retry(IncidentId incident, Subject subject, CancellationToken cancel = default);

    /// <summary>As <see cref="Retry"/> for many, each in a step of its own.</summary>
    /// <returns>The refusals by incident; what is not named there was tried again.</returns>
    Task<IReadOnlyDictionary<IncidentId, Fault>> RetryAll(
        IReadOnlyCollection<IncidentId> incidents,
        Subject subject,
        CancellationToken cancel = default
    );

    /// <summary>Sets variables of the instance; conditional events see the change. What is not named stays.</summary>
    /// <param name="seenVersion">The instance's version on the screen.</param>
    Task<Outcome<Done>> SetVariables(
        Guid instance,
        JsonObject variables,
        string reason,
        int? seenVersion,
        Subject subject,
        CancellationToken cancel = default
    );

    /// <summary>Ends the instance with everything that is open in it.</summary>
    Task<Outcome<Done>> Cancel(Guid instance, string reason, Subject subject, CancellationToken cancel = default);

    /// <summary>What a migration would mean: a proposed mapping by equal ids, and per running instance whether it can move. Changes nothing.</summary>
    Task<Outcome<MigrationTrial>> TryMigration(PlanMigration plan, Subject subject, CancellationToken cancel = default);

    /// <summary>Starts a migration; it goes on instance by instance in the background, also after a crash.</summary>
    Task<Outcome<Guid>> Migrate(PlanMigration plan, Subject subject, CancellationToken cancel = default);

    /// <summary>Migrations of a process, newest first.</summary>
    Task<Outcome<IReadOnlyList<MigrationView>>> Migrations(string processKey, Subject subject, CancellationToken cancel = default);
}

public sealed record IncidentQuery(string? ProcessKey = null, string? After = null, int Size = 20);

/// <param name="Mapping">Element or flow id in the source → id in the target, where they differ; equal ids need not be named.</param>
public sealed record PlanMigration(Guid Source, Guid Target, IReadOnlyDictionary<string, string> Mapping);

/// <summary>The dry run of a migration (试迁移).</summary>
/// <param name="Lines">Every element of the source on which an instance can stand.</param>
/// <param name="Movable">Instances that can move, of those looked at.</param>
/// <param name="Stuck">The first that cannot, with the reason.</param>
/// <param name="LookedAt">At most a thousand running instances are looked at.</param>
public sealed record MigrationTrial(
    IReadOnlyList<MappingLine> Lines,
    int Movable,
    int LookedAt,
    int StuckCount,
    IReadOnlyList<StuckInstance> Stuck
);

/// <param name="TargetId"><c>null</c>: nothing of this id, or of another kind; instances that stand there cannot move.</param>
/// <param name="Problem">Why the target does not fit, in words.</param>
public sealed record MappingLine(string SourceId, string SourceName, string? TargetId, string? TargetName, string? Problem);

public sealed record StuckInstance(Guid InstanceId, string Title, string Reason);

public sealed record MigrationView(
    Guid Id,
    int SourceVersion,
    int TargetVersion,
    string StartedBy,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    int Moved,
    int Stayed,
    IReadOnlyList<StuckInstance> Reasons
);
