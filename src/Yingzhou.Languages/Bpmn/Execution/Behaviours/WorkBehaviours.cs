using System.Globalization;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Work for a machine outside: service tasks, and other tasks that name a job type.</summary>
sealed class JobBehaviour(TextValue type, TextValue? retries, IReadOnlyDictionary<string, string> headers) : Behaviour
{
    /// <summary>As the common desktop modeler assumes when nothing is drawn.</summary>
    const int DefaultRetries = 3;

    public override void Enter(Run run, ElementInstance element, Node node)
    {
        var variables = run.Variables.SeenBy(element.Id);
        var (name, problem) = type.Resolve(variables, run.Now);
        var left = DefaultRetries;
        if (problem is null && retries is not null)
        {
            (var text, problem) = retries.Resolve(variables, run.Now);
            if (problem is null && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out left))
                problem = $"'{text}' is no number of retries";
        }
        if (problem is not null)
        {
            run.Fail(element, FailedAt.Work, $"Job: {problem}");
            return;
        }
        run.Elements.Set(run.Elements.Get(element.Id) with { Waits = WaitKind.Job });
        run.Effects.Add(new RequestJob(element.Id, node.Id, name!, left, headers, variables));
    }
}

/// <summary>A FEEL script, evaluated within the step.</summary>
sealed class ScriptBehaviour(IExpression script, string resultVariable) : Behaviour
{
    public override void Enter(Run run, ElementInstance element, Node node)
    {
        var (value, error, _) = script.Evaluate(run.Variables.SeenBy(element.Id), run.Now);
        if (error is not null)
            run.Fail(element, FailedAt.Work, $"Script: {error}");
        else
            run.Complete(element, new() { [resultVariable] = value });
    }
}

/// <summary>A decision, evaluated within the step; its trace goes to the log.</summary>
sealed class DecisionBehaviour(TextValue decisionId, string resultVariable) : Behaviour
{
    public override void Enter(Run run, ElementInstance element, Node node)
    {
        var variables = run.Variables.SeenBy(element.Id);
        var (id, problem) = decisionId.Resolve(variables, run.Now);
        if (problem is null && run.Decisions is null)
            problem = "there is nobody to ask for decisions";
        var decided = problem is null ? run.Decisions!.Evaluate(id!, variables) : null;
        problem ??= decided!.Error;
        if (problem is not null)
        {
            run.Fail(element, FailedAt.Work, $"Decision: {problem}");
            return;
        }
        run.Log.Add(new(LogKind.Decided, node.Id, element.Id, id) { Trace = decided!.Trace });
        run.Complete(element, new() { [resultVariable] = decided.Result?.DeepClone() });
    }
}

/// <summary>Another process (调用活动).</summary>
sealed class CallBehaviour(TextValue calledElement, bool passesEverything, bool? returnsEverything) : Behaviour
{
    /// <summary>Results are taken over by name: as drawn, or whenever there is no output mapping.</summary>
    public bool ReturnsEverything(Node node) => returnsEverything ?? node.Outputs.Length == 0;

    public override void Enter(Run run, ElementInstance element, Node node)
    {
        var seen = run.Variables.SeenBy(element.Id);
        var (id, problem) = calledElement.Resolve(seen, run.Now);
        if (problem is not null)
        {
            run.Fail(element, FailedAt.Work, $"Called process: {problem}");
            return;
        }
        run.Elements.Set(run.Elements.Get(element.Id) with { Waits = WaitKind.CalledProcess });
        run.Effects.Add(new CallProcess(element.Id, node.Id, id!, passesEverything ? seen : run.Variables.Own(element)));
    }
}
