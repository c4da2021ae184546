using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Repeated activities: a body that counts, and its instances inside.</summary>
sealed class Loops(Run run)
{
    public void Begin(ElementInstance body, Loop loop)
    {
        if (loop is InstanceLoop instances)
            BeginInstances(body, instances);
        else
            BeginCondition(body, (ConditionLoop)loop);
    }

    /// <summary>Starts the next instance of a sequential loop.</summary>
    public void StartNext(ElementInstance body)
    {
        var progress = body.Loop!;
        run.Elements.Set(body with { Loop = progress with { Started = progress.Started + 1 } });
        StartInstance(body, progress, progress.Started + 1);
    }

    /// <summary>Goes on where the limit of a step stopped the loop: of a parallel one, every instance that has not begun.</summary>
    public void GoOn(ElementInstance body)
    {
        var left = run.NodeOf(body).Loop is InstanceLoop { IsSequential: false } ? body.Loop!.Total - body.Loop.Started : 1;
        for (var instance = 0; instance < left; instance++)
            run.Send(run.NodeOf(body), null, body.Id);
    }

    /// <summary>One more instance of a running parallel or sequential multi-instance activity (加签).</summary>
    public void Add(ElementInstance body, JsonNode? item)
    {
        var progress = body.Loop!;
        var items = (JsonArray?)progress.Items?.DeepClone();
        items?.Add(item?.DeepClone());
        var outputs = (JsonArray?)progress.Outputs?.DeepClone();
        outputs?.Add(null);
        progress = progress with { Total = progress.Total + 1, Items = items, Outputs = outputs };
        body = body with { Loop = progress };
        run.Elements.Set(body);
        if (run.NodeOf(body).Loop is InstanceLoop { IsSequential: false })
            StartNext(body);
    }

    /// <summary>An instance has delivered its results and is about to end.</summary>
    public void InstanceDone(ElementInstance element, Node node, JsonObject? results)
    {
        var body = run.Elements.Get(element.ParentId);
        var problem = node.Loop is InstanceLoop loop
            ? InstanceDone(element, body, node, loop)
            : RepetitionDone(element, body, (ConditionLoop)node.Loop!);
        if (problem is not null)
            run.Fail(element, FailedAt.Exit, problem, results);
    }

    void BeginInstances(ElementInstance body, InstanceLoop loop)
    {
        if (Items(body, loop, out var total, out var items) is { } problem)
        {
            run.Fail(body, FailedAt.Work, problem);
            return;
        }
        var progress = new LoopProgress(total, 0, 0)
        {
            Items = items,
            Outputs = loop.OutputCollection is null ? null : new JsonArray([.. Enumerable.Repeat<JsonNode?>(null, total)]),
        };
        body = run.Elements.Get(body.Id) with { Loop = progress, Waits = WaitKind.Children };
        run.Elements.Set(body);
        if (total == 0)
            Finish(body, loop);
        for (var instance = 0; instance < (loop.IsSequential ? Math.Min(1, total) : total); instance++)
            run.Send(run.NodeOf(body), null, body.Id);
    }

    string? Items(ElementInstance body, InstanceLoop loop, out int total, out JsonArray? items)
    {
        (total, items) = (0, null);
        var variables = run.Variables.SeenBy(body.Id);
        if (loop.InputCollection is { } collection)
        {
            var (list, _, hint) = collection.Evaluate(variables, run.Now);
            items = list as JsonArray;
            if (items is null)
                return $"'{collection.Text}' is no list{(hint is null ? "" : $": {hint}")}.";
            total = items.Count;
        }
        else
        {
            var (number, _, hint) = loop.Cardinality!.Evaluate(variables, run.Now);
            if (AsCount(number) is not { } count)
                return $"'{loop.Cardinality.Text}' is no number of instances but {number?.ToJsonString() ?? "null"} {hint}";
            total = count;
        }
        return total > run.Options.MaxLoopInstances ? $"{total} instances are more than the {run.Options.MaxLoopInstances} allowed." : null;
    }

    static int? AsCount(JsonNode? number) =>
        number?.GetValueKind() == JsonValueKind.Number
        && decimal.TryParse(number.ToJsonString(), CultureInfo.InvariantCulture, out var count)
        && count >= 0
        && count <= int.MaxValue
        && decimal.IsInteger(count)
            ? (int)count
            : null;

    void BeginCondition(ElementInstance body, ConditionLoop loop)
    {
        body = body with { Loop = new(-1, 0, 0), Waits = WaitKind.Children };
        run.Elements.Set(body);
        if (loop.TestBefore && loop.Condition is not null)
        {
            if (run.Routing.Test(loop.Condition, body.Id, out var holds) is { } problem)
            {
                run.Fail(body, FailedAt.Work, problem);
                return;
            }
            if (!holds)
            {
                run.Complete(body);
                return;
            }
        }
        if (loop.Maximum == 0)
            run.Complete(body);
        else
            run.Send(run.NodeOf(body), null, body.Id);
    }

    void StartInstance(ElementInstance body, LoopProgress progress, int counter)
    {
        var node = run.NodeOf(body);
        JsonObject variables = new() { ["loopCounter"] = counter };
        if (node.Loop is InstanceLoop { InputElement: { } name } && progress.Items is { } items)
            variables[name] = items[counter - 1]?.DeepClone();
        var detail = counter.ToString(CultureInfo.InvariantCulture);
        var instance = run.Open(node, body.Id, element => element with { LoopCounter = counter, Variables = variables }, detail);
        run.Begin(instance);
    }

    string? InstanceDone(ElementInstance element, ElementInstance body, Node node, InstanceLoop loop)
    {
        var progress = body.Loop!;
        if (loop.OutputElement is { } output)
        {
            var (value, error, _) = output.Evaluate(run.Variables.SeenBy(element.Id), run.Now);
            if (error is not null)
                return $"Output element: {error}";
            var outputs = (JsonArray)progress.Outputs!.DeepClone();
            outputs[element.LoopCounter - 1] = value;
            progress = progress with { Outputs = outputs };
        }
        progress = progress with { Finished = progress.Finished + 1 };
        var enough = false;
        if (
            loop.CompletionCondition is { } condition
            && run.Routing.Test(condition, Counters(element, loop, progress), out enough) is { } problem
        )
            return problem;
        if (Thrown(element, loop, progress, out var thrown, out var ends) is { } unknown)
            return unknown;
        enough |= ends;

        run.Elements.Set(body with { Loop = progress with { Signalled = progress.Signalled || thrown.Count > 0 } });
        run.Close(element);
        run.Compensation.Remember(element, node);
        Throw(body.Id, node, thrown);
        // What the behaviour threw may have ended the body.
        if (run.Elements.Find(body.Id) is not { Loop: { } now } open)
            return null;
        if (enough)
            run.Scopes.CancelContent(open.Id);
        if (enough || now.Finished == now.Total)
            Finish(open, loop);
        else if (loop.IsSequential)
            run.Send(node, null, open.Id);
        return null;
    }

    string? RepetitionDone(ElementInstance element, ElementInstance body, ConditionLoop loop)
    {
        var progress = body.Loop! with { Finished = body.Loop!.Finished + 1 };
        var again = loop.Maximum is not { } maximum || progress.Finished < maximum;
        if (again && loop.Condition is { } condition)
        {
            if (run.Routing.Test(condition, element.Id, out again) is { } problem)
                return problem;
        }
        var node = run.NodeOf(body);
        body = body with { Loop = progress };
        run.Elements.Set(body);
        run.Close(element);
        run.Compensation.Remember(element, node);
        if (again)
            run.Send(node, null, body.Id);
        else
            run.Complete(body);
        return null;
    }

    void Finish(ElementInstance body, InstanceLoop loop)
    {
        if (loop.OutputCollection is { } name)
            run.Variables.Propagate(body.ParentId, name, body.Loop!.Outputs!.DeepClone());
        run.Complete(body);
    }

    /// <summary>What a completion condition sees: the instance's variables, the counters, the outputs so far.</summary>
    JsonObject Counters(ElementInstance element, InstanceLoop loop, LoopProgress progress)
    {
        var variables = (JsonObject)run.Variables.SeenBy(element.Id).DeepClone();
        variables["numberOfInstances"] = progress.Total;
        variables["numberOfCompletedInstances"] = progress.Finished;
        variables["numberOfActiveInstances"] = progress.Started - progress.Finished;
        variables["numberOfTerminatedInstances"] = 0;
        if (loop.OutputCollection is { } name)
            variables[name] = progress.Outputs!.DeepClone();
        return variables;
    }

    /// <summary>
    /// What behaviours none, one and complex throw now that one more instance ends (table 10.30). A complex condition sees the counters, as the completion
    /// condition does, and as that one, once it holds, it also cancels the remaining instances (table 10.31).
    /// </summary>
    string? Thrown(ElementInstance element, InstanceLoop loop, LoopProgress progress, out List<Trigger> thrown, out bool ends)
    {
        (thrown, ends) = ([], false);
        if (loop.Behavior == MultiInstanceBehavior.One && progress.Signalled)
            return null;
        foreach (var (condition, trigger) in loop.Throws)
        {
            var holds = false;
            if (condition is not null && run.Routing.Test(condition, Counters(element, loop, progress), out holds) is { } problem)
                return problem;
            ends |= holds;
            if ((holds || condition is null) && trigger is not null)
                thrown.Add(trigger);
        }
        return null;
    }

    /// <summary>
    /// A boundary event of the same activity catches it. It tells about the activity's own progress, so it does not cancel the activity.
    /// </summary>
    void Throw(long bodyId, Node node, List<Trigger> thrown)
    {
        foreach (var trigger in thrown)
        {
            foreach (var boundary in node.Boundaries.Where(boundary => boundary.Triggers.Contains(trigger)))
                if (run.Elements.Find(bodyId) is { } body)
                    run.Catching.Boundary(boundary, body, null, interrupting: false);
        }
    }
}
