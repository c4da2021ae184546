using Yingzhou.Languages.Feel;
using Yingzhou.Languages.Feel.Evaluation;

namespace Yingzhou.Languages.Dmn.Evaluation;

/// <summary>An evaluation of a model: that of its expressions, and which element is being evaluated.</summary>
sealed class DmnState : EvaluationState
{
    [ThreadStatic]
    static DmnState? spare;

    List<DmnProblem>? problems;

    DmnState(DmnOptions options)
        : base(options.Feel) { }

    public TraceRecord? Trace { get; set; }

    public string ElementId { get; set; } = "";

    public IReadOnlyList<DmnProblem> Problems => problems ?? (IReadOnlyList<DmnProblem>)[];

    public static DmnState Rent(DmnOptions options)
    {
        var state = spare ?? new(options);
        spare = null;
        state.Begin(options.Feel);
        state.Trace = options.Trace ? new("", "") : null;
        return state;
    }

    /// <summary>For the thread's next evaluation, unless a function that this one made may still see it.</summary>
    public void Return()
    {
        if (Closures != 0)
            return;
        (problems, Trace, ElementId) = (null, null, "");
        End();
        spare = this;
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
