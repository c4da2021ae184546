using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Reads the typed parts out of a document. What is missing or wrong is left out here and reported by the checks.</summary>
static class DefinitionsReader
{
    public static BpmnDefinitions Read(BpmnDocument document) =>
        new(document)
        {
            Processes = [.. document.ByName["process"].Select(process => ReadProcess(document, process))],
            Messages = ById(
                document.ByName["message"],
                (id, message) => new BpmnMessage(id, message.Text("name"), CorrelationKey(message))
            ),
            Signals = ById(document.ByName["signal"], (id, signal) => new BpmnSignal(id, signal.Text("name"))),
            Errors = ById(document.ByName["error"], (id, error) => new BpmnError(id, error.Text("name"), error.Text("errorCode"))),
            Escalations = ById(
                document.ByName["escalation"],
                (id, escalation) => new BpmnEscalation(id, escalation.Text("name"), escalation.Text("escalationCode"))
            ),
        };

    static BpmnProcess ReadProcess(BpmnDocument document, XElement process) =>
        new(
            process.Id() ?? "",
            process.Text("name"),
            process.Flag("isExecutable", otherwise: false),
            ScopeReader.Read(document, process),
            ExtensionReader.Read(process)
        );

    static string? CorrelationKey(XElement message) =>
        message.Child("extensionElements")?.Element(BpmnNames.Zeebe + "subscription")?.Text("correlationKey");

    static Dictionary<string, T> ById<T>(IEnumerable<XElement> elements, Func<string, XElement, T> read)
    {
        Dictionary<string, T> found = new(StringComparer.Ordinal);
        foreach (var element in elements)
        {
            if (element.Id() is { } id)
                found.TryAdd(id, read(id, element));
        }
        return found;
    }
}
