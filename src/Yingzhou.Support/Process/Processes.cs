using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Process.Definitions;
using Yingzhou.Support.Process.Running;
using Yingzhou.Support.Process.Storage;

namespace Yingzhou.Support.Process;

sealed class Processes(
    CityContext city,
    CityStep step,
    DefinitionStore definitions,
    ProcessRun run,
    EffectWriter effects,
    ILogger<Processes> log
) : IProcesses
{
    static readonly Fault Unknown = new("process.unknown", "没有这个流程，或者它还没有发布。", 404);
    static readonly Fault Closed = new("process.task-closed", "这件待办已经有人办了，请刷新后再看。", 409);

    public Task Release(string xml, CancellationToken cancel) => definitions.Release(city, xml, cancel);

    public async Task<Outcome<Guid>> Start(StartProcess request, CancellationToken cancel)
    {
        if (await definitions.Newest(city, request.Key, cancel) is not { } process)
            return Unknown;
        var instance = new ProcessInstance
        {
            DefinitionId = process.Definition.Id,
            BusinessKey = request.BusinessKey,
            Region = request.Region,
            Unit = request.Unit,
            Title = request.Title,
            State = "",
            StartedAt = city.Clock.GetUtcNow(),
        };
        var started = await run.Start(process, instance, new StartInstance(request.Variables), cancel);
        return started.Succeeded ? instance.Id : started.Fault;
    }

    public async Task<Outcome<Done>> Complete(UserTask task, string outcome, JsonObject? variables, CancellationToken cancel)
    {
        if (task.Status is not UserTaskStatus.Open)
            return Closed;
        task.Outcome = outcome;
        (task.ClosedBy, task.OnBehalfOf) = (city.Actors.Current.Id, city.Actors.Current.OnBehalfOf);
        if (task.AddedTo is { } main)
            return await CloseAdded(task, main, cancel);

        var given = variables is null ? [] : (JsonObject)variables.DeepClone();
        given["outcome"] = outcome;
        return await run.Apply(await Instance(task, cancel), new CompleteUserTask(task.ElementInstanceId, given), cancel);
    }

    public async Task<Outcome<Done>> Return(UserTask task, string targetElementId, CancellationToken cancel)
    {
        if (task.Status is not UserTaskStatus.Open || task.AddedTo is not null)
            return Closed;
        task.Outcome = "returned";
        (task.ClosedBy, task.OnBehalfOf) = (city.Actors.Current.Id, city.Actors.Current.OnBehalfOf);
        return await run.Apply(await Instance(task, cancel), new MoveToken(task.ElementInstanceId, targetElementId), cancel);
    }

    public Task<Outcome<UserTask>> AddSigner(UserTask task, string post, string? assignee, CancellationToken cancel)
    {
        if (task.Status is not UserTaskStatus.Open)
            return Task.FromResult<Outcome<UserTask>>(Closed);
        var added = new UserTask
        {
            InstanceId = task.InstanceId,
            // Negative: belongs to no drawn element of its own.
            ElementInstanceId = -Math.Abs(task.ElementInstanceId),
            ElementId = task.ElementId,
            Name = $"加签：{task.Name}",
            Stage = "countersign",
            BusinessKey = task.BusinessKey,
            Title = task.Title,
            Region = task.Region,
            Post = post,
            Assignee = assignee,
            OpenedAt = city.Clock.GetUtcNow(),
            DueAt = task.DueAt,
            YellowAt = task.YellowAt,
            OrangeAt = task.OrangeAt,
            RedAt = task.RedAt,
            AddedTo = task.Id,
        };
        city.Add(added);
        task.Status = UserTaskStatus.Suspended;
        task.Version++;
        return Task.FromResult<Outcome<UserTask>>(added);
    }

    public async Task<Outcome<Done>> Cancel(Guid instanceId, CancellationToken cancel) =>
        await city.Set<ProcessInstance>().FindAsync([instanceId], cancel) is { Status: ProcessStatus.Running } instance
            ? await run.Apply(instance, new CancelInstance(), cancel)
            : Unknown;

    public async Task<Outcome<Done>> PublishMessage(string name, string? correlationKey, JsonObject variables, CancellationToken cancel)
    {
        await effects.Deliver(run, name, correlationKey, variables, cancel);
        return await run.Continue(cancel);
    }

    public async Task<int> FireDueTimers(int most, CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        var due = await city.Set<TimerRow>()
            .AsNoTracking()
            .Where(timer => timer.DueAt <= now)
            .OrderBy(timer => timer.DueAt)
            .Take(most)
            .ToListAsync(cancel);
        var fired = 0;
        foreach (var timer in due)
            fired += await Fired(timer, cancel) ? 1 : 0;
        return fired;
    }

    async Task<bool> Fired(TimerRow timer, CancellationToken cancel)
    {
        try
        {
            return (await step.Run("FireTimer", () => Fire(timer, cancel), cancel)).Succeeded;
        }
#pragma warning disable CA1031 // One drawing that is mistaken must not stop the timers of all others; it is logged with its stack and tried again.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError(
                exception,
                "Timer {Timer} of process instance {Instance} failed and will be tried again",
                timer.TimerId,
                timer.InstanceId
            );
            return false;
        }
    }

    async Task<Outcome<Done>> Fire(TimerRow due, CancellationToken cancel)
    {
        var timer = await city.Set<TimerRow>().FindAsync([due.InstanceId, due.TimerId], cancel);
        var instance = await city.Set<ProcessInstance>().FindAsync([due.InstanceId], cancel);
        if (timer is null || instance is null)
            return Unknown;
        // Who waits for the applicant or for a signer is not slow: the timer looks again tomorrow.
        if (await city.Set<UserTask>().AnyAsync(task => task.InstanceId == instance.Id && task.Status == UserTaskStatus.Suspended, cancel))
        {
            timer.DueAt = city.Clock.GetUtcNow().AddDays(1);
            return Done.It;
        }
        city.Remove(timer);
        return instance.Status is ProcessStatus.Running ? await run.Apply(instance, new FireTimer(due.TimerId), cancel) : Done.It;
    }

    public async Task<IReadOnlyList<PassedTask>> PassedTasks(Guid instanceId, CancellationToken cancel)
    {
        var done = await city.Set<UserTask>()
            .AsNoTracking()
            .Where(task => task.InstanceId == instanceId && task.Status == UserTaskStatus.Done && task.AddedTo == null)
            .OrderByDescending(task => task.ClosedAt)
            .Select(task => new PassedTask(task.ElementId, task.Name, task.Stage))
            .ToListAsync(cancel);
        return [.. done.DistinctBy(task => task.ElementId)];
    }

    public async Task<ProcessPicture?> Picture(Guid instanceId, CancellationToken cancel)
    {
        var instance = await city.Set<ProcessInstance>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == instanceId, cancel);
        if (instance is null)
            return null;
        var process = await definitions.ById(city, instance.DefinitionId, cancel);
        var active = ProcessStateJson
            .Read(instance.State)
            .Elements.Select(element => element.ElementId)
            .Where(id => id != process.Executable.Id)
            .ToHashSet();
        var log = await city.Set<LogRow>()
            .AsNoTracking()
            .Where(row => row.InstanceId == instanceId)
            .OrderBy(row => row.Step)
            .Select(row => row.Entries)
            .ToListAsync(cancel);
        var passed = log.SelectMany(entries => JsonSerializer.Deserialize<List<PassedElement>>(entries)!)
            .Where(entry => entry.Kind is nameof(LogKind.Left) or nameof(LogKind.FlowTaken))
            .Select(entry => entry.ElementId)
            .Where(id => !active.Contains(id) && id != process.Executable.Id)
            .Distinct();
        return new(instanceId, process.Definition.Name, process.Definition.Version, process.Definition.Xml, [.. active], [.. passed]);
    }

    async Task<Outcome<Done>> CloseAdded(UserTask added, Guid mainId, CancellationToken cancel)
    {
        added.Status = UserTaskStatus.Done;
        added.ClosedAt = city.Clock.GetUtcNow();
        added.Version++;
        var main = await city.Set<UserTask>().FindAsync([mainId], cancel);
        var others = await city.Set<UserTask>()
            .AnyAsync(t => t.AddedTo == mainId && t.Id != added.Id && t.Status == UserTaskStatus.Open, cancel);
        if (main is { Status: UserTaskStatus.Suspended } && !others)
        {
            main.Status = UserTaskStatus.Open;
            main.Version++;
        }
        return Done.It;
    }

    async Task<ProcessInstance> Instance(UserTask task, CancellationToken cancel) =>
        await city.Set<ProcessInstance>().FindAsync([task.InstanceId], cancel)
        ?? throw new InvalidOperationException($"Task {task.Id} belongs to no instance");

    sealed record PassedElement(string Kind, string ElementId);
}
