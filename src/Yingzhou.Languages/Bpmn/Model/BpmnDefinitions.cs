using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>
/// A BPMN 2.0 file (流程定义文件). The XML document is the truth and is kept whole, so diagrams, comments and unknown extensions
/// survive; the typed parts are a reading of it, made once. Immutable: nobody may change the document after the reading.
/// </summary>
public sealed class BpmnDefinitions
{
    readonly Lazy<IReadOnlyList<BpmnProblem>> problems;

    internal BpmnDefinitions(BpmnDocument document)
    {
        Document = document;
        problems = new(() => StandardRules.Check(document));
    }

    internal BpmnDocument Document { get; }

    public string? Id => (string?)Document.Root.Attribute("id");

    public string? Name => (string?)Document.Root.Attribute("name");

    public string? TargetNamespace => (string?)Document.Root.Attribute("targetNamespace");

    public required IReadOnlyList<BpmnProcess> Processes { get; init; }

    public required IReadOnlyDictionary<string, BpmnMessage> Messages { get; init; }

    public required IReadOnlyDictionary<string, BpmnSignal> Signals { get; init; }

    public required IReadOnlyDictionary<string, BpmnError> Errors { get; init; }

    public required IReadOnlyDictionary<string, BpmnEscalation> Escalations { get; init; }

    /// <summary>What in the file breaks the standard; empty when nothing does.</summary>
    public IReadOnlyList<BpmnProblem> Problems => problems.Value;

    public BpmnProcess? Process(string id) => Processes.FirstOrDefault(process => process.Id == id);

    /// <summary>A copy of the XML for readers that need more than the typed parts, e.g. the diagram.</summary>
    public XDocument ToXml() => new(Document.Xml);
}
