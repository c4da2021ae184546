using Yingzhou.Languages.Feel;
using Yingzhou.Languages.Feel.Evaluation;

namespace Yingzhou.Languages.Dmn.Evaluation;

/// <summary>An evaluation of a model: that of its expressions, and which element is being evaluated.</summary>
sealed class DmnState(DmnOptions options) : EvaluationState(options.Feel)
{
    List<DmnProblem>? problems;

    public TraceRecord? Trace { get; set; } = options.Trace ? new("", "") : null;

    public string ElementId { get; set; } = "";

    public IReadOnlyList<DmnProblem> Problems => problems ?? (IReadOnlyList<DmnProblem>)[];

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
