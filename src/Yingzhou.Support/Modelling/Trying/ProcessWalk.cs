using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Support.Modelling.Trying;

/// <summary>One thing that whoever tries a process out has done: completed a task, let a timer fire, answered a called process or a message.</summary>
sealed record WalkMove(string Kind, long Id, string? Outcome);

/// <summary>Something that the walk waits for.</summary>
sealed record WalkWait(string Kind, long Id, string ElementId, string Title);

/// <param name="Log">What happened, in order, in words.</param>
/// <param name="Refused">Why the last move did not fit; <c>null</c> when all did.</param>
sealed record WalkView(IReadOnlyList<string> Active, IReadOnlyList<string> Done, IReadOnlyList<WalkWait> Waits, IReadOnlyList<string> Log, bool IsOver, string? Refused);

/// <summary>
/// 流程试走: a process on the state machine alone, from its start through the given moves. Nothing is stored and nobody is told; work of machines counts as done at once.
/// The moves are played again each time, so the page itself needs to remember nothing but them.
/// </summary>
sealed partial class ProcessWalk
{
    // A drawing whose machines only feed each other would never wait for anybody.
    const int MostMoves = 500;

    readonly ExecutableProcess process;
    readonly Execution execution;
    readonly DateTimeOffset now;
    readonly Dictionary<(string, long), WalkWait> waits = [];
    readonly Queue<(string Said, ProcessEvent Event)> machines = new();
    readonly List<string> log = [];
    readonly HashSet<string> done = [];
    ProcessState? state;
    string? refused;

    ProcessWalk(ExecutableProcess process, Execution execution, DateTimeOffset now) => (this.process, this.execution, this.now) = (process, execution, now);

    public static WalkView Run(ExecutableProcess process, IDecisions decisions, TimeZoneInfo zone, JsonObject variables, IReadOnlyList<WalkMove> moves, DateTimeOffset now)
    {
        var walk = new ProcessWalk(process, new Execution(decisions, new ExecutionOptions { Zone = zone }), now);
        walk.Take(walk.execution.Start(process, new StartInstance(variables), now));
        foreach (var move in moves.Take(MostMoves))
            walk.Make(move);
        return walk.View();
    }

    /// <summary>Outcomes that the drawn conditions ask for, to choose from.</summary>
    public static IReadOnlyList<string> OutcomesIn(string xml) => [.. Asked.Matches(xml).Select(match => match.Groups[1].Value).Distinct()];

    [GeneratedRegex("""outcome\s*=\s*(?:"|&#34;|&quot;)([\w-]+)""")]
    static partial Regex Asked { get; }

    void Make(WalkMove move)
    {
        if (state is null || !waits.Remove((move.Kind, move.Id), out var wait))
        {
            refused = "这一步已经不在等待了，请重新开始。";
            return;
        }
        var answer = new JsonObject();
        if (!string.IsNullOrWhiteSpace(move.Outcome))
            answer["outcome"] = move.Outcome.Trim();
        log.Add($"▶ {wait.Title}{(answer.Count > 0 ? $"：{move.Outcome}" : "")}");
        Happen(
            move.Kind switch
            {
                "task" => new CompleteUserTask(move.Id, answer),
                "timer" => new FireTimer(move.Id),
                "message" => new CorrelateMessage(move.Id, answer),
                _ => new FinishCalled(move.Id, answer),
            }
        );
    }

    void Happen(ProcessEvent happened) => Take(execution.Apply(process, state!, happened, now));

    void Take(StepOutcome outcome)
    {
        if (outcome is not Step step)
        {
            refused = ((Refusal)outcome).Message;
            return;
        }
        state = step.State;
        foreach (var entry in step.Log)
            Note(entry);
        foreach (var effect in step.Effects)
            Mind(effect);
        for (var count = 0; count < MostMoves && machines.TryDequeue(out var next); count++)
        {
            log.Add(next.Said);
            Happen(next.Event);
        }
    }

    void Note(LogEntry entry)
    {
        if (entry.Kind is LogKind.Left or LogKind.FlowTaken)
            done.Add(entry.ElementId);
        if (entry.Kind is LogKind.FlowTaken or LogKind.Left)
            return;
        var word = entry.Kind switch
        {
            LogKind.Entered => "到达",
            LogKind.Cancelled => "取消",
            LogKind.Triggered => "触发",
            LogKind.Decided => "决策",
            LogKind.Thrown => "抛出",
            LogKind.Incident => "异常",
            _ => "变动",
        };
        log.Add($"{word} {NameOf(entry.ElementId)}{(entry.Detail is { } detail ? $"（{detail}）" : "")}{(entry.Trace is { } trace ? $"：{trace.ToJsonString()}" : "")}");
    }

    void Mind(Effect effect)
    {
        switch (effect)
        {
            case OpenUserTask task:
                Wait("task", task.ElementInstanceId, task.ElementId, $"{task.Name ?? task.ElementId}（{string.Join("、", task.Assignment.CandidateGroups)}）");
                break;
            case CloseUserTask closed:
                waits.Remove(("task", closed.ElementInstanceId));
                break;
            case RequestJob job:
                machines.Enqueue(($"⚙ {NameOf(job.ElementId)} 的作业 {job.Type} 视为完成", new CompleteJob(job.ElementInstanceId, [])));
                break;
            case CallProcess call:
                Wait("call", call.ElementInstanceId, call.ElementId, $"被调流程 {call.CalledElement} 结束");
                break;
            case CancelCalled called:
                waits.Remove(("call", called.ElementInstanceId));
                break;
            case ScheduleTimer timer:
                Wait("timer", timer.TimerId, timer.ElementId, $"{NameOf(timer.ElementId)} 到时间");
                break;
            case CancelTimer timer:
                waits.Remove(("timer", timer.TimerId));
                break;
            case SubscribeMessage message:
                Wait("message", message.SubscriptionId, message.ElementId, $"收到消息 {message.MessageName}");
                break;
            case UnsubscribeMessage message:
                waits.Remove(("message", message.SubscriptionId));
                break;
            case Stuck stuck:
                log.Add($"卡住：{NameOf(stuck.ElementId)} 等不到其余分支");
                break;
        }
    }

    void Wait(string kind, long id, string elementId, string title) => waits[(kind, id)] = new(kind, id, elementId, title);

    string NameOf(string elementId) => process.Element(elementId)?.Name is { Length: > 0 } name ? name : elementId;

    WalkView View()
    {
        var active = state?.Elements.Select(element => element.ElementId).Where(id => id != process.Id).Distinct().ToList() ?? [];
        return new(active, [.. done.Except(active)], [.. waits.Values], log, state?.Status is not (null or InstanceStatus.Active), refused);
    }
}
