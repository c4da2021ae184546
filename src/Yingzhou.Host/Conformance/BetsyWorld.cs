using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Host.Conformance;

/// <summary>The smallest engine that can play one betsy case in virtual time: all processes of one file, in memory.</summary>
sealed partial class BetsyWorld
{
    /// <summary>How long a time-stamping script works, in virtual time.</summary>
    static readonly TimeSpan LongScript = TimeSpan.FromSeconds(10);

    const string Marker = "MarkerExists";

    public static readonly IExpressions Expressions = new FeelExpressions();

    readonly Execution execution = new();
    readonly Dictionary<string, ExecutableProcess> processes;
    readonly List<Instance> instances = [];
    readonly PriorityQueue<Action, (DateTimeOffset Due, int Order)> agenda = new();
    readonly List<string> trace = [];
    readonly HashSet<string> working = [];
    DateTimeOffset now = DateTimeOffset.UnixEpoch;
    int order;
    bool hasMarker;

    BetsyWorld(Dictionary<string, ExecutableProcess> processes) => this.processes = processes;

    public static IReadOnlyList<string> Play(string xml, BetsyCase test)
    {
        var import = BpmnXml.Read(Bind(xml));
        if (import.Definitions is null || ExecutableProcess.CompileAll(import.Definitions, Expressions) is not { Problems.Count: 0 } file)
            return ["GenericError"];
        var world = new BetsyWorld(file.Processes.ToDictionary(process => process.Id));
        world.Play(test);
        // The marker is a file beside the trace, looked at only by the cases that want it.
        return world.hasMarker && test.Expect.Contains(Marker) ? [.. world.trace, Marker] : world.trace;
    }

    void Play(BetsyCase test)
    {
        if (test.Options.Contains("useParallelProcess()"))
            Start("ParallelProcess", []);
        Start(test.Process, new()
        {
            ["test"] = string.Concat(test.Inputs).ToLowerInvariant(),
            ["integerVariable"] = test.Number("setIntegerVariable", otherwise: 0),
        });
        var end = now.AddMilliseconds(test.Number("optionDelay", otherwise: 0));
        while (agenda.TryPeek(out _, out var next) && next.Due <= end)
        {
            now = next.Due;
            agenda.Dequeue()();
        }
    }

    /// <summary>The suite's conditions are Java: the same in FEEL. Its scripts are placeholders: bound here by their format.</summary>
    static string Bind(string xml)
    {
        var feel = Contains().Replace(NotContains().Replace(xml, "not(contains(test, \"$1\"))"), "contains(test, \"$1\")");
        return feel.Replace("<bpmn2:scriptTask ", "<bpmn2:scriptTask scriptFormat=\"text/betsy\" ", StringComparison.Ordinal);
    }

    [GeneratedRegex("""!test\.contains\("(\w)"\)""")]
    private static partial Regex NotContains();

    // Some files have a stray ">" behind the call.
    [GeneratedRegex("""test\.contains\("(\w)"\)>?""")]
    private static partial Regex Contains();

    void Start(string processId, JsonObject variables, string? startElement = null, (Instance Caller, long Call)? caller = null)
    {
        var instance = new Instance(processes[processId]) { Caller = caller };
        instances.Add(instance);
        Take(instance, execution.Start(instance.Process, new(variables, startElement, caller is not null), now));
    }

    void Apply(Instance instance, ProcessEvent happened) =>
        Take(instance, execution.Apply(instance.Process, instance.State!, happened, now));

    void Take(Instance instance, StepOutcome outcome)
    {
        if (outcome is not Step step)
            return;
        instance.State = step.State;
        foreach (var effect in step.Effects)
            Do(instance, effect);
    }

    void Later(TimeSpan delay, Action action) => agenda.Enqueue(action, (now + delay, order++));

    void Do(Instance instance, Effect effect)
    {
        switch (effect)
        {
            case RequestJob job:
                Later(TimeSpan.Zero, () => Script(instance, job));
                break;
            case ScheduleTimer timer:
                Later(timer.DueAt!.Value - now, () => Apply(instance, new FireTimer(timer.TimerId)));
                break;
            case PublishMessage message:
                Later(TimeSpan.Zero, () => Deliver(message));
                break;
            case BroadcastSignal signal:
                Later(TimeSpan.Zero, () => Deliver(instance, signal));
                break;
            case CallProcess call:
                Later(TimeSpan.Zero, () => Start(call.CalledElement, call.Variables, caller: (instance, call.ElementInstanceId)));
                break;
            case EscalatedToCaller escalation when instance.Caller is { } caller:
                EscalateCalled raised = new(caller.Call, escalation.EscalationCode, escalation.Variables);
                Later(TimeSpan.Zero, () => Apply(caller.Caller, raised));
                break;
            case Completed { Variables: var results } when instance.Caller is { } caller:
                Later(TimeSpan.Zero, () => Apply(caller.Caller, new FinishCalled(caller.Call, results)));
                break;
            case Incident:
                trace.Add("RuntimeException");
                break;
        }
    }

    void Script(Instance instance, RequestJob job)
    {
        if (instance.State!.Find(job.ElementInstanceId) is null)
            return;
        var script = job.Headers["script"];
        JsonObject results = [];
        switch (script)
        {
            case "CREATE_MARKER_FILE":
                hasMarker = true;
                break;
            case "THROW_ERROR":
                Apply(instance, new ThrowJobError(job.ElementInstanceId, "ERR_CODE", null, []));
                return;
            case "INCREMENT_INTEGER_VARIABLE" or "INCREMENT_INTEGER_VARIABLE_AND_LOG":
                results["integerVariable"] = int.Parse(job.Variables["integerVariable"]!.ToJsonString(), CultureInfo.InvariantCulture) + 1;
                if (script.EndsWith("LOG", StringComparison.Ordinal))
                    trace.Add("Increment");
                break;
            case ['S', 'C', 'R', 'I', 'P', 'T', '_', 't', .. var name]:
                trace.Add("T" + name);
                break;
        }
        if (!script.StartsWith("CREATE_TIMESTAMP_LOG", StringComparison.Ordinal))
        {
            Apply(instance, new CompleteJob(job.ElementInstanceId, results));
            return;
        }
        if (working.Count > 0)
            trace.Add("ExecutionParallel");
        working.Add(script);
        Later(LongScript, () =>
        {
            working.Remove(script);
            Apply(instance, new CompleteJob(job.ElementInstanceId, results));
        });
    }

    /// <summary>To one waiting instance, else to a process that begins with it.</summary>
    void Deliver(PublishMessage message)
    {
        foreach (var instance in instances)
        {
            var waits = instance.State!.Subscriptions.Where(wait => wait.Kind == SubscriptionKind.Message);
            if (waits.FirstOrDefault(wait => wait.Name == message.MessageName) is { } wait)
            {
                Apply(instance, new CorrelateMessage(wait.Id, message.Variables));
                return;
            }
        }
        Begin(StartKind.Message, message.MessageName, message.Variables);
    }

    void Deliver(Instance sender, BroadcastSignal signal)
    {
        foreach (var instance in instances.Where(instance => instance != sender).ToList())
            Apply(instance, new ReceiveSignal(signal.SignalName, signal.Variables));
        Begin(StartKind.Signal, signal.SignalName, signal.Variables);
    }

    void Begin(StartKind kind, string name, JsonObject variables)
    {
        foreach (var process in processes.Values.ToList())
        {
            foreach (var start in process.Starts.Where(start => start.Kind == kind && start.Name == name))
                Start(process.Id, variables, start.ElementId);
        }
    }

    sealed class Instance(ExecutableProcess process)
    {
        public ExecutableProcess Process => process;

        public ProcessState? State { get; set; }

        public (Instance Caller, long Call)? Caller { get; init; }
    }
}
