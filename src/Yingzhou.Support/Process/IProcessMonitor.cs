using System.Text.Json.Nodes;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Support.Process;

/// <summary>
/// Looking at processes as such (流程监控): search over all instances, one instance in full, where they wait, and what a changed drawing would have done. Everything is
/// limited to the area of the subject's acting post, inside the query.
/// </summary>
public interface IProcessMonitor
{
    /// <summary>Released versions of all processes, by name, newest first.</summary>
    Task<Outcome<IReadOnlyList<VersionLine>>> Versions(Subject subject, CancellationToken cancel = default);

    /// <summary>Instances that meet every condition given, newest first. Nothing is counted.</summary>
    Task<Outcome<Page<InstanceLine>>> Instances(InstanceQuery query, Subject subject, CancellationToken cancel = default);

    Task<Outcome<InstanceView>> Instance(Guid id, Subject subject, CancellationToken cancel = default);

    /// <summary>Where instances of a version wait now, and how long its activities took that ended in the period (热力图).</summary>
    Task<Outcome<HeatMap>> HeatMap(HeatQuery query, Subject subject, CancellationToken cancel = default);

    /// <summary>The way that ended instances of a version really went, held against its drawing (流程挖掘).</summary>
    Task<Outcome<MinedVersion>> Mine(MiningQuery query, Subject subject, CancellationToken cancel = default);

    /// <summary>The drawing of a version as BPMN XML.</summary>
    Task<Outcome<string>> Drawing(Guid version, Subject subject, CancellationToken cancel = default);

    /// <summary>Runs finished cases through a changed drawing before it is released (仿真). Changes nothing; equal requests give equal reports.</summary>
    Task<Outcome<SimulationReport>> Simulate(SimulateChange request, Subject subject, CancellationToken cancel = default);
}

public sealed record VersionLine(Guid Id, string Key, string Name, int Version, DateTimeOffset ReleasedAt, bool IsNewest);

/// <param name="Version">Id of a version; else all versions of the process.</param>
/// <param name="WaitingAt">Id of an element at which the instance stands now.</param>
/// <param name="OlderThanDays">Began at least so many days ago.</param>
public sealed record InstanceQuery(
    string? ProcessKey = null,
    Guid? Version = null,
    ProcessStatus? Status = null,
    string? Unit = null,
    string? Region = null,
    string? WaitingAt = null,
    int? OlderThanDays = null,
    bool? HasIncident = null,
    string? BusinessKey = null,
    string? After = null,
    int Size = 20
);

public sealed record InstanceLine(
    Guid Id,
    string ProcessName,
    string ProcessKey,
    int Version,
    string Title,
    string BusinessKey,
    string Region,
    string Unit,
    ProcessStatus Status,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    IReadOnlyList<string> WaitingAt,
    bool HasIncident
);

/// <param name="Variables">Personal information masked.</param>
/// <param name="SeenVersion">Steps so far; pass it back with a change.</param>
/// <param name="CareRefusal">Why the reader may not repair it; <c>null</c> when they may.</param>
public sealed record InstanceView(
    InstanceLine Line,
    Guid Definition,
    ProcessPicture Picture,
    IReadOnlyList<IncidentLine> Incidents,
    IReadOnlyList<WaitingLine> Waiting,
    IReadOnlyList<StepLine> Steps,
    JsonObject Variables,
    int SeenVersion,
    string? CareRefusal
);

/// <summary>Something an instance waits for: a person, a machine, an instant, a message.</summary>
/// <param name="Kind">人工, 作业, 定时, 消息 or 信号.</param>
/// <param name="For">The post, the job's type, the message's name.</param>
/// <param name="Note">Attempts, last error, who has it.</param>
public sealed record WaitingLine(string Kind, string ElementName, string For, DateTimeOffset? Since, DateTimeOffset? Until, string? Note);

/// <summary>One step of the behaviour log in words.</summary>
public sealed record StepLine(DateTimeOffset At, string What, string? Detail, bool IsTrouble);

/// <param name="From">First instant of the period; stays that ended in it count.</param>
/// <param name="Until">First instant after it.</param>
public sealed record HeatQuery(Guid Version, DateTimeOffset From, DateTimeOffset Until);

public sealed record HeatMap(VersionLine Version, IReadOnlyList<HeatElement> Elements)
{
    /// <summary>Instances that stand at some element now.</summary>
    public int WaitingNow => Elements.Sum(element => element.WaitingNow);
}

/// <summary>One element in the heat map. Times are elapsed time, <c>null</c> where nothing ended in the period.</summary>
/// <param name="Passed">Stays that ended in the period because the work was done.</param>
/// <param name="Heat">0 to 4: share of its waiting in that of the most waited at.</param>
public sealed record HeatElement(
    string ElementId,
    string Name,
    ElementKind Kind,
    int WaitingNow,
    DateTimeOffset? WaitingSince,
    long Passed,
    TimeSpan? Average,
    TimeSpan? Median,
    TimeSpan? NinthDecile,
    int Heat
);
