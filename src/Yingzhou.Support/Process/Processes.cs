using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Process.Definitions;
using Yingzhou.Support.Process.Running;
using Yingzhou.Support.Process.Storage;
using Yingzhou.Support.Releases;

namespace Yingzhou.Support.Process;

sealed class Processes(
    CityContext city,
    CityStep step,
    DefinitionStore definitions,
    ProcessRun run,
    EventDelivery delivery,
    EventStarts starts,
    DueTimers timers,
    IReleases releases
) : IProcesses
{
    static readonly Fault Unknown = new("process.unknown", "没有这个流程，或者它还没有发布。", 404);
    static readonly Fault Closed = new("process.task-closed", "这件待办已经有人办了，请刷新后再看。", 409);

    public async Task Release(string xml, CancellationToken cancel) =>
        await starts.Listen(await definitions.Release(city, releases, xml, cancel), cancel);

    public async Task<IReadOnlyList<ProcessDefinition>> Versions(string? key, CancellationToken cancel)
    {
        var all = city.Set<ProcessDefinition>().AsNoTracking();
        return key is not null
            ? await all.Where(d => d.Key == key).OrderByDescending(d => d.Version).ToListAsync(cancel)
            : await all.Where(d => !all.Any(later => later.Key == d.Key && later.Version > d.Version)).OrderBy(d => d.Key).ToListAsync(cancel);
    }

    public async Task<Outcome<Guid>> Start(StartProcess request, CancellationToken cancel)
    {
        var asOf = request.AsOf ?? releases.Newest;
        if (await definitions.InForce(city, request.Key, asOf, cancel) is not { } process)
            return Unknown;
        var instance = new ProcessInstance
        {
            DefinitionId = process.Definition.Id,
            BusinessKey = request.BusinessKey,
            Region = request.Region,
            Unit = request.Unit,
            Title = request.Title,
            AsOf = asOf,
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
        await city.Get<ProcessInstance>(instanceId, cancel) is { Status: ProcessStatus.Running } instance
            ? await run.Apply(instance, new CancelInstance(), cancel)
            : Unknown;

    public Task<Outcome<Delivered>> PublishMessage(ProcessMessage message, CancellationToken cancel) =>
        step.Run<Delivered>(
            nameof(PublishMessage),
            async () =>
            {
                if (message.TimeToLive > ProcessMessage.LongestLife)
                    return new Fault("process.message-lives-too-long", "消息最多保留 30 天，请缩短有效期。") { Field = "timeToLive" };
                var reached = await delivery.Publish(run, message, cancel);
                var carried = await run.Continue(cancel);
                return carried.Succeeded ? new Delivered(reached ?? 0, reached == 0, reached is null) : carried.Fault;
            },
            cancel
        );

    public Task<Outcome<Delivered>> BroadcastSignal(string name, JsonObject variables, CancellationToken cancel) =>
        step.Run<Delivered>(
            nameof(BroadcastSignal),
            async () =>
            {
                var reached = await delivery.Broadcast(run, name, variables, null, cancel);
                var carried = await run.Continue(cancel);
                return carried.Succeeded ? new Delivered(reached, IsKept: false, IsRepeated: false) : carried.Fault;
            },
            cancel
        );

    public Task<int> FireDueTimers(int most, CancellationToken cancel) => timers.Fire(most, cancel);

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
        var main = await city.Get<UserTask>(mainId, cancel);
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
        await city.Get<ProcessInstance>(task.InstanceId, cancel)
        ?? throw new InvalidOperationException($"Task {task.Id} belongs to no instance");

    sealed record PassedElement(string Kind, string ElementId);
}
