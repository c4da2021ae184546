using System.Text.Json.Nodes;
using Yingzhou.Foundation.Content;
using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Engines.Tests.Content;

/// <summary>Plays a shipped process from submission to its end: officials answer as told, machines do their work at once, timers do not fire.</summary>
sealed class ProcessPlay(CityContent city, JsonObject variables)
{
    static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(8));
    static readonly Execution Execution = new();
    static readonly FeelExpressions Feel = new();

    readonly Dictionary<string, Queue<string>> answers = [];

    /// <summary>What happened, in order: tasks as <c>accept@review</c>, jobs by type, timers as <c>timer wd:3</c>.</summary>
    public List<string> Story { get; } = [];

    /// <summary>The outcomes of a task, in the order in which it is opened.</summary>
    public ProcessPlay When(string task, params string[] outcomes)
    {
        answers[task] = new(outcomes);
        return this;
    }

    public JsonObject Run(string process) => Run(process, variables, called: false);

    JsonObject Run(string id, JsonObject start, bool called)
    {
        var definitions = BpmnXml.Read(city.ReadText($"processes/{id}.bpmn")).Definitions!;
        var process = ExecutableProcess.Compile(definitions, id, Feel).Process!;
        var step = Stepped(Execution.Start(process, new StartInstance(start, Called: called), Now));
        Queue<Effect> waiting = new(step.Effects);
        while (waiting.TryDequeue(out var effect))
        {
            if (effect is Completed { Variables: var result })
                return result;
            if (Answer(effect) is not { } happened)
                continue;
            var outcome = Execution.Apply(process, step.State, happened, Now);
            // Co-signers whose task was closed by another's veto have nothing to answer any more.
            if (outcome is Refusal { Reason: RefusalReason.NotFound })
                continue;
            step = Stepped(outcome);
            foreach (var next in step.Effects)
                waiting.Enqueue(next);
        }
        throw new InvalidOperationException($"{id} waits for ever after {string.Join(", ", Story)}");
    }

    ProcessEvent? Answer(Effect effect)
    {
        switch (effect)
        {
            case OpenUserTask task:
                Story.Add($"{task.ElementId}@{string.Join(',', task.Assignment.CandidateGroups)}");
                return new CompleteUserTask(
                    task.ElementInstanceId, new() { ["outcome"] = answers[task.ElementId].Dequeue(), ["opinion"] = $"{task.ElementId} 的意见" });
            case RequestJob job:
                Story.Add(job.Type);
                return new CompleteJob(job.ElementInstanceId, []);
            case CallProcess call:
                return new FinishCalled(call.ElementInstanceId, Run(call.CalledElement, (JsonObject)call.Variables.DeepClone(), called: true));
            case ScheduleTimer timer:
                Story.Add($"timer {timer.Text}");
                return null;
            case Incident incident:
                throw new InvalidOperationException($"{incident.ElementId}: {incident.Reason}");
            default:
                return null;
        }
    }

    static Step Stepped(StepOutcome outcome) => outcome is Step step ? step : throw new InvalidOperationException(outcome.ToString());
}
