namespace Yingzhou.Languages.Bpmn;

/// <summary>Why a model is refused: where, which rule, and a sentence for the person who draws.</summary>
/// <param name="ElementId">Id of the offending element; the element's name in angle brackets when it has no id.</param>
/// <param name="Rule">Kebab-case name of the rule, stable.</param>
public sealed record BpmnProblem(string ElementId, string Rule, string Message)
{
    public override string ToString() => $"{ElementId}: {Rule}: {Message}";
}

/// <summary>The outcome of reading a file.</summary>
/// <param name="Definitions"><c>null</c> when the text is not BPMN 2.0 XML at all.</param>
/// <param name="Problems">Empty when the file is well formed: ids unique, references resolved.</param>
public sealed record BpmnImport(BpmnDefinitions? Definitions, IReadOnlyList<BpmnProblem> Problems);
