using Yingzhou.Languages.Dmn.Evaluation;
using Yingzhou.Languages.Feel;
using Yingzhou.Languages.Feel.Evaluation;

namespace Yingzhou.Languages.Dmn;

/// <summary>A node of the decision requirements graph (决策需求图).</summary>
public abstract class DrgElement(string id, string name)
{
    public string Id { get; } = id;
    public string Name { get; } = name;

    /// <summary>What this element may refer to, with the name under which an imported model is known.</summary>
    internal List<Requirement> Requirements { get; } = [];

    /// <summary>The model it stands in, and its number there.</summary>
    internal DmnModel? Owner { get; set; }

    internal int Number { get; set; }

    internal FeelType Type { get; set; } = FeelType.Any;

    string[]? plainNames;

    /// <summary>
    /// The names of what it requires, one variable each; <c>null</c> when two share a name or one comes from an imported model. Looked at once the model is
    /// whole; threads that look at the same time find the same.
    /// </summary>
    internal string[]? PlainNames => (plainNames ??= Plain()) is { } names && names.Length == Requirements.Count ? names : null;

    string[] Plain() =>
        Requirements.TrueForAll(requirement => string.IsNullOrEmpty(requirement.Via))
            ? [.. Requirements.Select(requirement => string.Intern(requirement.Element.Name)).Distinct(StringComparer.Ordinal)]
            : ["", .. Requirements.Select(requirement => requirement.Element.Name)];

    public override string ToString() => Name;
}

/// <param name="Via">The name of the import, or null for an element of the same model.</param>
sealed record Requirement(DrgElement Element, string? Via);

/// <summary>A value that comes from outside (输入数据).</summary>
public sealed class DmnInputData(string id, string name) : DrgElement(id, name)
{
    /// <summary>Where it stood among the inputs the last time: a guess, checked at each use.</summary>
    internal int Place;

    /// <summary>The type its values must have.</summary>
    public FeelType ValueType => Type;
}

/// <summary>A decision (决策).</summary>
public sealed class DmnDecision(string id, string name) : DrgElement(id, name)
{
    /// <summary>Its decision table, when that is all its logic.</summary>
    public DecisionTable? Table => ((Logic as TypedNode)?.Inner ?? Logic) is TableNode node ? node.Table : null;

    /// <summary>Names of the decisions and input data it is made from.</summary>
    public IEnumerable<DrgElement> Requires => Requirements.Select(requirement => requirement.Element);

    internal Node? Logic { get; set; }
}

/// <summary>A business knowledge model (业务知识模型): a function that decisions share.</summary>
public sealed class DmnKnowledge(string id, string name) : DrgElement(id, name)
{
    internal Node? Logic { get; set; }
}

/// <summary>A decision service (决策服务): decisions published as one function.</summary>
public sealed class DmnService(string id, string name) : DrgElement(id, name)
{
    internal List<Requirement> Outputs { get; } = [];

    /// <summary>One output is the service's value; several are a context with these names.</summary>
    public IReadOnlyList<string> OutputNames => [.. Outputs.Select(output => output.Element.Name)];

    public IReadOnlyList<string> ParameterNames => [.. Parameters.Select(parameter => parameter.Name)];

    /// <summary>Input data first, then the decisions whose values are given instead of made.</summary>
    internal List<DrgElement> Parameters { get; } = [];
}
