using Yingzhou.Languages.Feel;
using Yingzhou.Languages.Feel.Evaluation;

namespace Yingzhou.Languages.Dmn.Evaluation;

/// <summary>
/// One evaluation of one model: every decision is made at most once. An imported model is evaluated in a frame of its own, whose inputs
/// are the
/// context that the inputs hold under the import's name, or else the same inputs.
/// </summary>
sealed class DrgEvaluation
{
    enum Progress : byte
    {
        Untouched,
        Open,
        Known,
    }

    DmnModel model = null!;
    FeelContext inputs = FeelContext.Empty;

    // By the element's number in its model; parameters of a service may belong to another model.
    (Progress Progress, FeelValue? Value)[] known = [];
    Dictionary<DrgElement, FeelValue?>? foreign;
    Dictionary<string, DrgEvaluation>? imported;

    public DrgEvaluation() { }

    DrgEvaluation(DmnModel model, FeelContext inputs) => Begin(model, inputs);

    public void Begin(DmnModel of, FeelContext with)
    {
        (model, inputs) = (of, with);
        if (known.Length < of.ElementCount)
            known = new (Progress, FeelValue?)[of.ElementCount];
    }

    /// <summary>Forgets everything, so that it can be begun again.</summary>
    public void End()
    {
        Array.Clear(known, 0, model.ElementCount);
        (foreign, imported, inputs) = (null, null, FeelContext.Empty);
    }

    public static DmnResult Run(DmnModel model, FeelContext inputs, DmnOptions? options, DrgElement element, bool call)
    {
        var state = DmnState.Rent(options ?? DmnOptions.Default);
        FeelValue? value = null;
        try
        {
            var frame = state.Frame(model, inputs);
            value = call ? frame.Call(element, state) : frame.ValueOf(element, state);
        }
        catch (LimitReachedException limit)
        {
            state.Fail(limit.Position, FeelProblem.Limit, limit.Message);
        }
        var result = new DmnResult(value, state.Problems, state.Trace?.Steps is [.., var last] ? last : null);
        state.Return();
        return result;
    }

    /// <summary>Gives a decision its value from outside: the parameters of a decision service.</summary>
    void Assume(DrgElement element, FeelValue? value) => Know(element, value);

    void Know(DrgElement element, FeelValue? value)
    {
        if (element.Owner == model)
            known[element.Number] = (Progress.Known, value);
        else
            (foreign ??= [])[element] = value;
    }

    bool TryKnown(DrgElement element, out FeelValue? value)
    {
        value = null;
        if (element.Owner != model)
            return foreign is not null && foreign.TryGetValue(element, out value);
        (var progress, value) = known[element.Number];
        return progress == Progress.Known;
    }

    public FeelValue? ValueOf(DrgElement element, DmnState state)
    {
        if (TryKnown(element, out var value))
            return value;
        value = element switch
        {
            DmnInputData data => Input(data, state),
            DmnDecision decision => Decide(decision, state),
            _ => Function(element, state),
        };
        Know(element, value);
        return value;
    }

    FeelValue? Input(DmnInputData data, DmnState state)
    {
        return inputs.TryGet(data.Name, ref data.Place, out var given) ? Conforming(given, data, state) : NotGiven(data, state);
    }

    // Messages are made apart, so that the frames of the common case stay small.
    static FeelValue? NotGiven(DmnInputData data, DmnState state) =>
        state.Fail(0, FeelProblem.UnknownName, $"the input '{data.Name}' is not given");

    static FeelValue? WithoutLogic(DmnDecision decision, DmnState state) =>
        state.Fail(0, FeelProblem.NoResult, $"the decision '{decision.Name}' has no logic");

    static FeelValue? NotOfItsType(DrgElement element, DmnState state) =>
        state.Fail(0, FeelProblem.WrongType, $"the value of '{element.Name}' is no {element.Type}");

    static LimitReachedException RequiresItself(DmnDecision decision) => new(0, $"the decision '{decision.Name}' requires itself");

    FeelValue? Decide(DmnDecision decision, DmnState state)
    {
        state.Enter(0);
        ref var progress = ref known[decision.Number].Progress;
        if (progress == Progress.Open)
            throw RequiresItself(decision);
        progress = Progress.Open;
        var (outerElement, outerTrace) = (state.ElementId, state.Trace);
        state.ElementId = decision.Id;
        state.Trace = outerTrace is null ? null : new(decision.Id, decision.Name);
        Scope scope = decision.PlainNames is { } names
            ? new RequirementScope(names, ValuesFor(decision, names, state))
            : new ContextScope(VariablesFor(decision, state), null);
        state.ElementId = decision.Id;
        var value = decision.Logic is null ? WithoutLogic(decision, state) : decision.Logic.Evaluate(scope, state);
        value = Conforming(value, decision, state);
        outerTrace?.Steps.Add(state.Trace!.Close(value));
        (state.ElementId, state.Trace) = (outerElement, outerTrace);
        state.Leave();
        return value;
    }

    // The usual case: each requirement is one variable, and only the values are of this evaluation.
    FeelValue?[] ValuesFor(DrgElement element, string[] names, DmnState state)
    {
        var values = new FeelValue?[names.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var requirement = element.Requirements[i];
            var value = Required(requirement, state);
            values.AsSpan()[i] = value;
            if (state.Trace is { } trace && requirement.Element is DmnDecision or DmnInputData)
                trace.Inputs.Add(new(requirement.Element.Name, value));
        }
        return values;
    }

    FeelContext VariablesFor(DrgElement element, DmnState state)
    {
        var variables = new FeelContext(element.Requirements.Count + 1);
        foreach (var requirement in element.Requirements)
        {
            var (required, via) = requirement;
            var value = Required(requirement, state);
            if (string.IsNullOrEmpty(via))
                variables.Set(required.Name, value);
            else
                variables.Set(via, (variables[via] as FeelContext ?? FeelContext.Empty).With(required.Name, value));
            if (required is DmnDecision or DmnInputData)
                state.Trace?.Inputs.Add(new(string.IsNullOrEmpty(via) ? required.Name : via + "." + required.Name, value));
        }
        return variables;
    }

    FeelValue? Required(Requirement requirement, DmnState state) =>
        TryKnown(requirement.Element, out var given)
            ? given
            : (requirement.Via is null ? this : Imported(requirement.Via)).ValueOf(requirement.Element, state);

    DrgEvaluation Imported(string via)
    {
        imported ??= new(StringComparer.Ordinal);
        if (!imported.TryGetValue(via, out var frame))
            imported[via] = frame = new(model.Imported[via], inputs[via] as FeelContext ?? inputs);
        return frame;
    }

    FeelValue? Function(DrgElement element, DmnState state) =>
        element switch
        {
            DmnKnowledge { Logic: { } logic } knowledge => KnowledgeFunction(knowledge, logic, state),
            DmnService service => Service(service, state),
            _ => state.Fail(0, FeelProblem.NoResult, $"'{element.Name}' has no logic"),
        };

    ServiceFunction Service(DmnService service, DmnState state)
    {
        state.Closures++;
        return new(service, this);
    }

    FeelValue? KnowledgeFunction(DmnKnowledge knowledge, Node logic, DmnState state)
    {
        // A knowledge model may call itself, or others in a circle: it is known before what it requires is looked up.
        var scope = new LateScope();
        var function = logic.Evaluate(scope, state);
        Know(knowledge, function);
        var variables = VariablesFor(knowledge, state);
        if (!variables.Contains(knowledge.Name))
            variables.Set(knowledge.Name, function);
        scope.Fill(new ContextScope(variables, null));
        return function;
    }

    /// <summary>Calls a service or knowledge model with the inputs as its parameters.</summary>
    public FeelValue? Call(DrgElement element, DmnState state)
    {
        if (ValueOf(element, state) is not FeelFunction function)
            return null;
        state.ElementId = element.Id;
        var arguments = new FeelValue?[function.ParameterNames.Count];
        for (var i = 0; i < arguments.Length; i++)
            if (!inputs.TryGet(function.ParameterNames[i], out arguments[i]))
                state.Fail(0, FeelProblem.UnknownName, $"the parameter '{function.ParameterNames[i]}' is not given");
        return function.Invoke(arguments, new(state, 0));
    }

    /// <summary>The outputs of a service, made in a frame of their own in which its parameters are given.</summary>
    public FeelValue? Serve(DmnService service, FeelValue?[] arguments, DmnState state)
    {
        var frame = new DrgEvaluation(model, inputs);
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = Conforming(arguments[i], service.Parameters[i], state);
            if (argument is null && arguments[i] is not null)
                return null;
            frame.Assume(service.Parameters[i], argument);
        }
        if (service.Outputs is [var only])
            return Conforming(frame.Required(only, state), service, state);
        var outputs = new FeelContext();
        foreach (var output in service.Outputs)
            outputs.Set(output.Element.Name, frame.Required(output, state));
        return Conforming(outputs, service, state);
    }

    static FeelValue? Conforming(FeelValue? value, DrgElement element, DmnState state) =>
        Coercion.TryConvert(value, element.Type, out var converted) ? converted : NotOfItsType(element, state);
}

/// <summary>What a decision is made from: names are those of the model, values those of this evaluation.</summary>
sealed class RequirementScope(string[] names, FeelValue?[] values) : Scope(null)
{
    bool? ownsFunctions;

    protected override bool OwnsFunctions => ownsFunctions ??= Array.Exists(values, value => value is FeelFunction);

    protected override bool TryOwn(string name, ref int place, out FeelValue? value)
    {
        var i = place;
        if ((uint)i >= (uint)names.Length || names[i] != name)
        {
            i = Array.IndexOf(names, name);
            if (i < 0)
            {
                value = null;
                return false;
            }
            place = i;
        }
        value = values[i];
        return true;
    }
}

/// <summary>A scope that is filled after functions have closed over it.</summary>
sealed class LateScope() : Scope(null)
{
    Scope? content;

    protected override bool OwnsFunctions => content?.HoldsFunctions ?? false;

    public void Fill(Scope scope) => content = scope;

    protected override bool TryOwn(string name, ref int place, out FeelValue? value)
    {
        value = null;
        return content is not null && content.TryFind(name, ref place, out value);
    }
}
