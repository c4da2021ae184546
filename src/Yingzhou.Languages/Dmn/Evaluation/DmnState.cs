using Yingzhou.Languages.Feel;
using Yingzhou.Languages.Feel.Evaluation;

namespace Yingzhou.Languages.Dmn.Evaluation;

/// <summary>An evaluation of a model: that of its expressions, and which element is being evaluated.</summary>
sealed class DmnState : EvaluationState
{
    [ThreadStatic]
    static DmnState? spare;

    List<DmnProblem>? problems;
    DrgEvaluation? frame;

    DmnState(DmnOptions options)
        : base(options.Feel) { }

    public TraceRecord? Trace { get; set; }

    public string ElementId { get; set; } = "";

    public IReadOnlyList<DmnProblem> Problems => problems ?? (IReadOnlyList<DmnProblem>)[];

    public static DmnState Rent(DmnOptions options)
    {
        var state = spare;
        if (state is null || state.IsAtWork)
            spare = state = new(options);
        state.Begin(options.Feel);
        if (options.Trace)
            state.Trace = new("", "");
        return state;
    }

    /// <summary>The frame of the model that is asked; frames of imported models and of services are made as they are needed.</summary>
    public DrgEvaluation Frame(DmnModel model, FeelContext inputs)
    {
        frame ??= new();
        frame.Begin(model, inputs);
        return frame;
    }

    /// <summary>For the thread's next evaluation, unless a function that this one made may still see it.</summary>
    public void Return()
    {
        if (Closures != 0)
            return;
        (problems, Trace, ElementId) = (null, null, "");
        frame?.End();
        End();
    }

    public override FeelValue? Fail(int position, FeelProblem problem, string detail)
    {
        problems ??= [];
        if (problems.Count < MostDiagnostics || problem == FeelProblem.Limit)
            problems.Add(new(ElementId, detail));
        return null;
    }
}

/// <summary>A trace that is still being written.</summary>
sealed class TraceRecord(string id, string name)
{
    public List<KeyValuePair<string, FeelValue?>> Inputs { get; } = [];
    public List<TableTrace> Tables { get; } = [];
    public List<DmnTrace> Steps { get; } = [];

    public DmnTrace Close(FeelValue? value) => new(id, name, value, Inputs, Tables, Steps);
}
