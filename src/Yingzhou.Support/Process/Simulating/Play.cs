using System.Text.Json.Nodes;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Process.Running;

namespace Yingzhou.Support.Process.Simulating;

/// <summary>
/// Plays one recorded case through a drawing: the state machine says what follows, the record says what people decided and how long they took, and time jumps to whatever
/// comes next. No database, no clock, no chance.
/// </summary>
sealed class Play(Execution execution, ExecutableProcess process, TimerDue timers, Habits habits, RecordedCase recorded)
{
    /// <summary>More than any case of an office takes: then the drawing turns in a circle.</summary>
    const int MostEvents = 2_000;

    readonly PriorityQueue<ProcessEvent, (DateTimeOffset At, int Order)> coming = new();
    readonly Dictionary<string, Queue<RecordedTask>> decisions = recorded
        .Tasks.GroupBy(task => task.ElementId)
        .ToDictionary(same => same.Key, same => new Queue<RecordedTask>(same));
    readonly Dictionary<string, Queue<TimeSpan>> stays = recorded.Stays.ToDictionary(
        stay => stay.Key,
        stay => new Queue<TimeSpan>(stay.Value)
    );
    readonly Dictionary<string, Queue<JsonObject>> called = recorded.Called.ToDictionary(
        call => call.Key,
        call => new Queue<JsonObject>(call.Value)
    );
    readonly Dictionary<string, int> visits = new(StringComparer.Ordinal);
    readonly Dictionary<string, AssumedTask> assumed = new(StringComparer.Ordinal);
    readonly HashSet<string> ends = new(StringComparer.Ordinal);
    DateTimeOffset now = recorded.StartedAt;
    int order;
    string? incident;

    public Played Run()
    {
        var outcome = execution.Start(process, new StartInstance(recorded.Variables, StartElement), now);
        if (outcome is not Step step)
            return Over(SimulatedFate.Incident, ((Refusal)outcome).Message);
        Follow(step);
        for (var count = 0; step.State.Status is InstanceStatus.Active; count++)
        {
            if (incident is not null)
                return Over(SimulatedFate.Incident, incident);
            if (count == MostEvents)
                return Over(SimulatedFate.Stuck, "在循环里出不来");
            if (!coming.TryDequeue(out var next, out var when))
                return Over(SimulatedFate.Stuck, $"停在{string.Join("、", Open(step.State))}");
            now = when.At;
            // What has been cancelled meanwhile is refused, as in the running engine.
            if (execution.Apply(process, step.State, next, now) is Step further)
                Follow(step = further);
        }
        return Over(SimulatedFate.Same, null);
    }

    string? StartElement =>
        process.Elements.Any(element =>
            element.Kind is ElementKind.StartEvent
            && element.ScopeId == process.Id
            && process.Starts.All(start => start.ElementId != element.Id)
        )
            ? null
        : process.Starts is [var first, ..] ? first.ElementId
        : null;

    Played Over(SimulatedFate fate, string? why) =>
        new(fate, why, [.. ends.Order(StringComparer.Ordinal)], now - recorded.StartedAt, visits, [.. assumed.Values]);

    void Follow(Step step)
    {
        foreach (var entry in step.Log.Where(entry => entry.Kind is LogKind.Entered))
        {
            visits[entry.ElementId] = visits.GetValueOrDefault(entry.ElementId) + 1;
            if (process.Element(entry.ElementId) is { Kind: ElementKind.EndEvent } end && end.ScopeId == process.Id)
                ends.Add(end.Id);
        }
        foreach (var effect in step.Effects)
            Answer(effect, step.State);
    }

    void Answer(Effect effect, ProcessState state)
    {
        switch (effect)
        {
            case OpenUserTask open:
                Decide(open);
                break;
            case RequestJob job:
                Come(After(job.ElementId) ?? TimeSpan.Zero, new CompleteJob(job.ElementInstanceId, []));
                break;
            case ScheduleTimer timer:
                coming.Enqueue(new FireTimer(timer.TimerId), (timers.Of(timer, now), order++));
                break;
            case SubscribeMessage message when After(message.ElementId) is { } wait:
                Come(wait, new CorrelateMessage(message.SubscriptionId, []));
                break;
            case CallProcess call:
                var result = called.TryGetValue(call.ElementId, out var results) && results.TryDequeue(out var known) ? known : [];
                Come(After(call.ElementId) ?? TimeSpan.Zero, new FinishCalled(call.ElementInstanceId, (JsonObject)result.DeepClone()));
                break;
            case Incident trouble:
                incident = $"{Watching.ElementNames.Of(process, trouble.ElementId)}：{trouble.Reason}";
                break;
            case Stuck stuck:
                incident = $"{Watching.ElementNames.Of(process, stuck.ElementId)}：汇聚网关等不到其余分支";
                break;
        }
    }

    void Decide(OpenUserTask open)
    {
        var stage = open.Properties.GetValueOrDefault("yz:stage", "handle");
        RecordedTask? done = null;
        if (decisions.TryGetValue(open.ElementId, out var own))
            own.TryDequeue(out done);
        if (done is null)
        {
            var usual = habits.Task(open.ElementId, open.Name ?? open.ElementId, stage);
            assumed[open.ElementId] = usual;
            done = new(open.ElementId, stage, usual.Outcome ?? "", usual.Duration);
        }
        Come(done.Duration, new CompleteUserTask(open.ElementInstanceId, new JsonObject { ["outcome"] = done.Outcome }));
    }

    // As long as this case stayed there; else as long as others did.
    TimeSpan? After(string elementId) =>
        stays.TryGetValue(elementId, out var own) && own.TryDequeue(out var stay) ? stay : habits.Stay(elementId);

    void Come(TimeSpan after, ProcessEvent happened) => coming.Enqueue(happened, (now + after, order++));

    IEnumerable<string> Open(ProcessState state) =>
        state
            .Elements.Where(element => element.ElementId != process.Id)
            .Select(element => $"“{Watching.ElementNames.Of(process, element.ElementId)}”")
            .Distinct();
}

/// <param name="Why">Of what got stuck or broke.</param>
sealed record Played(
    SimulatedFate Fate,
    string? Why,
    IReadOnlyList<string> Ends,
    TimeSpan Duration,
    IReadOnlyDictionary<string, int> Visits,
    IReadOnlyList<AssumedTask> Assumed
);
