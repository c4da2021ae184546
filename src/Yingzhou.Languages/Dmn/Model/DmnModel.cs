using System.Xml;
using Yingzhou.Languages.Dmn.Evaluation;
using Yingzhou.Languages.Dmn.Import;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Languages.Dmn;

/// <summary>
/// A compiled decision model (决策模型) of DMN 1.1 to 1.5: immutable, safe to share between threads; callers keep it.
/// An expression that is not FEEL does not keep the rest from working: it is listed in <see cref="Problems"/> and evaluates to null.
/// Whoever releases a model asks for a model without problems first.
/// </summary>
public sealed class DmnModel
{
    internal DmnModel(string name, string ns) => (Name, Namespace) = (name, ns);

    public string Name { get; }
    public string Namespace { get; }
    public IReadOnlyList<DmnInputData> Inputs { get; internal set; } = [];
    public IReadOnlyList<DmnDecision> Decisions { get; internal set; } = [];
    public IReadOnlyList<DmnKnowledge> Knowledge { get; internal set; } = [];
    public IReadOnlyList<DmnService> Services { get; internal set; } = [];

    /// <summary>What is wrong with the model, each with the id of the element concerned.</summary>
    public IReadOnlyList<DmnProblem> Problems { get; internal set; } = [];

    /// <summary>Types by the names of their item definitions.</summary>
    public IReadOnlyDictionary<string, FeelType> Types { get; internal set; } = new Dictionary<string, FeelType>();

    /// <summary>Imported models by the names under which this one sees them.</summary>
    internal Dictionary<string, DmnModel> Imported { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of components of the types, which expressions may ask for behind a point.</summary>
    internal IReadOnlyList<string> MemberNames { get; set; } = [];

    internal int ElementCount { get; set; }

    internal Dictionary<string, DrgElement> ById { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads a model from its XML. Models it imports are looked for among <paramref name="others"/> by namespace.</summary>
    /// <returns>No model when the text is not a DMN document at all; every other fault is among the model's problems.</returns>
    public static DmnImportResult Read(TextReader xml, IReadOnlyCollection<DmnModel>? others = null)
    {
        try
        {
            var root = DmnXml.Load(xml);
            return root.Name.LocalName == "definitions" && DmnXml.IsDmn(root.Name.NamespaceName)
                ? new(ModelImport.Read(root, others ?? []), null)
                : new(null, new("", $"the document is {root.Name}, not the definitions of DMN 1.1 to 1.5"));
        }
        catch (Exception error) when (error is XmlException or InvalidDataException)
        {
            return new(null, new("", error.Message));
        }
    }

    public static DmnImportResult Read(string xml, IReadOnlyCollection<DmnModel>? others = null)
    {
        using var reader = new StringReader(xml);
        return Read(reader, others);
    }

    public DmnDecision? Decision(string name) => Decisions.FirstOrDefault(decision => decision.Name == name || decision.Id == name);

    /// <summary>Evaluates a decision with everything it requires.</summary>
    public DmnResult Evaluate(DmnDecision decision, FeelContext inputs, DmnOptions? options = null) =>
        DrgEvaluation.Run(this, inputs, options, decision, call: false);

    /// <summary>Evaluates a decision by its name or id.</summary>
    public DmnResult Evaluate(string decision, FeelContext inputs, DmnOptions? options = null) =>
        Decision(decision) is { } found ? Evaluate(found, inputs, options) : DmnResult.Unknown(decision);

    /// <summary>Calls a decision service or a business knowledge model; its parameters are taken from the inputs by name.</summary>
    public DmnResult Invoke(string invocable, FeelContext inputs, DmnOptions? options = null)
    {
        DrgElement? element = (DrgElement?)Services.FirstOrDefault(service => service.Name == invocable || service.Id == invocable)
            ?? Knowledge.FirstOrDefault(knowledge => knowledge.Name == invocable || knowledge.Id == invocable);
        return element is null ? DmnResult.Unknown(invocable) : DrgEvaluation.Run(this, inputs, options, element, call: true);
    }
}
