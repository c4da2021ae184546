using System.Text.Json.Nodes;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Process;

/// <summary>
/// The process engine (流程引擎): runs what was drawn. Every call joins the caller's step, so a case and its process change together or not at all;
/// timers and machine work are taken from the database, nothing waits in memory.
/// </summary>
public interface IProcesses
{
    /// <summary>Releases a drawing as the next version of its process, unless the newest one is the same; running instances stay on theirs.</summary>
    /// <exception cref="InvalidOperationException">The drawing cannot be executed; the message names element and reason.</exception>
    Task Release(string xml, CancellationToken cancel = default);

    /// <summary>All released versions of a process, newest first; of every process the newest one when no key is given.</summary>
    Task<IReadOnlyList<ProcessDefinition>> Versions(string? key = null, CancellationToken cancel = default);

    /// <summary>Begins an instance of the version in force.</summary>
    Task<Outcome<Guid>> Start(StartProcess request, CancellationToken cancel = default);

    /// <summary>Ends a task and lets the process go on.</summary>
    /// <param name="outcome">Becomes the variable <c>outcome</c>, on which the drawn gateways decide.</param>
    Task<Outcome<Done>> Complete(UserTask task, string outcome, JsonObject? variables = null, CancellationToken cancel = default);

    /// <summary>退回: back to an earlier task; what is open in between is cancelled.</summary>
    Task<Outcome<Done>> Return(UserTask task, string targetElementId, CancellationToken cancel = default);

    /// <summary>加签: somebody else is heard first; the task waits for them and opens again.</summary>
    Task<Outcome<UserTask>> AddSigner(UserTask task, string post, string? assignee, CancellationToken cancel = default);

    /// <summary>Ends an instance from outside (撤销); its tasks, timers and called instances end with it.</summary>
    Task<Outcome<Done>> Cancel(Guid instanceId, CancellationToken cancel = default);

    /// <summary>
    /// A message (消息) for whoever waits for its name and key, and for start events of that name. Who comes too early for it finds it until it expires; one id is
    /// taken once.
    /// </summary>
    Task<Outcome<Delivered>> PublishMessage(ProcessMessage message, CancellationToken cancel = default);

    /// <summary>A signal (信号) for everybody who hears it now, in one step; it is not kept.</summary>
    Task<Outcome<Delivered>> BroadcastSignal(string name, JsonObject variables, CancellationToken cancel = default);

    /// <summary>Fires what is due, timers of instances and timer start events, at most <paramref name="most"/> of each, each in a step of its own.</summary>
    Task<int> FireDueTimers(int most, CancellationToken cancel = default);

    /// <summary>Steps back to which an open task may be returned: user tasks already passed in the same instance, newest first.</summary>
    Task<IReadOnlyList<PassedTask>> PassedTasks(Guid instanceId, CancellationToken cancel = default);

    /// <summary>The drawing with what is active and what is done in it, for the picture "where is it".</summary>
    Task<ProcessPicture?> Picture(Guid instanceId, CancellationToken cancel = default);
}

/// <param name="Unit">Id of the handling unit (承办单位): tasks whose candidate group is a bare role wait for that unit's post.</param>
/// <param name="Variables">Seen by every expression; add <c>unit</c> yourself only where a task names another one.</param>
/// <param name="AsOf">Number of the release that the thing began under: it and all that it calls and asks keep those versions. <c>null</c> means now.</param>
public sealed record StartProcess(string Key, string BusinessKey, string Region, string Unit, string Title, JsonObject Variables, long? AsOf = null);

/// <param name="Variables">Taken over by the receiver.</param>
public sealed record ProcessMessage(string Name, string? CorrelationKey, JsonObject Variables)
{
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(30);

    /// <summary>The publisher's own id (消息编号): the same id again, within the time to live, is not delivered again.</summary>
    public string? Id { get; init; }

    /// <summary>How long it waits for somebody to wait for it (有效期).</summary>
    public TimeSpan TimeToLive { get; init; } = TimeSpan.FromDays(1);

    /// <summary>What an instance that begins with it works on; the business key else is the correlation key.</summary>
    public StartContext? Start { get; init; }
}

/// <summary>Where and for what an instance begins that no person starts; what is left out the drawing says.</summary>
public sealed record StartContext(string? BusinessKey = null, string? Region = null, string? Unit = null, string? Title = null);

/// <param name="Reached">Instances that got it or began with it.</param>
/// <param name="IsKept">Nobody waits yet; it is kept until it expires.</param>
/// <param name="IsRepeated">Its id was taken in before: nothing happened.</param>
public sealed record Delivered(int Reached, bool IsKept, bool IsRepeated);

public sealed record PassedTask(string ElementId, string Name, string Stage);

public sealed record ProcessPicture(
    Guid InstanceId,
    string Name,
    int Version,
    string Xml,
    IReadOnlyList<string> Active,
    IReadOnlyList<string> Done
);
