using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Reads the <c>zeebe:</c> extension elements of one node.</summary>
static class ExtensionReader
{
    // These change what a model does when it runs; a model that has them would silently behave otherwise here.
    static readonly string[] NotExecuted = ["executionListeners", "taskListeners", "adHoc", "conditionalFilter"];

    public static ZeebeExtensions Read(XElement element)
    {
        if (
            element.Child("extensionElements") is not { } extensions
            || !extensions.Elements().Any(child => child.Name.Namespace == BpmnNames.Zeebe)
        )
            return ZeebeExtensions.None;

        XElement? Find(string name) => extensions.Element(BpmnNames.Zeebe + name);
        var mapping = Find("ioMapping");
        return new()
        {
            Assignment = Find("assignmentDefinition") is { } who
                ? new(who.Text("assignee"), who.Text("candidateGroups"), who.Text("candidateUsers"))
                : null,
            Form = Find("formDefinition") is { } form
                ? new(form.Text("formId"), form.Text("formKey") ?? form.Text("externalReference"))
                : null,
            TaskDefinition = Find("taskDefinition") is { } task ? new(task.Text("type"), task.Text("retries")) : null,
            CalledDecision = Find("calledDecision") is { } decision
                ? new(decision.Text("decisionId"), decision.Text("resultVariable"))
                : null,
            CalledElement = Find("calledElement") is { } called ? ReadCalled(called) : null,
            Script = Find("script") is { } script ? new(script.Text("expression"), script.Text("resultVariable")) : null,
            Schedule = Find("taskSchedule") is { } schedule ? new(schedule.Text("dueDate"), schedule.Text("followUpDate")) : null,
            Priority = Find("priorityDefinition")?.Text("priority"),
            Headers = Pairs(Find("taskHeaders"), "header", "key"),
            Properties = Pairs(Find("properties"), "property", "name"),
            Inputs = Mappings(mapping, "input"),
            Outputs = Mappings(mapping, "output"),
            NotExecuted = [.. NotExecuted.Where(name => Find(name) is not null)],
        };
    }

    static ZeebeCalledElement ReadCalled(XElement called) =>
        new(
            called.Text("processId"),
            called.Text("propagateAllChildVariables") is null ? null : called.Flag("propagateAllChildVariables", otherwise: true),
            called.Flag("propagateAllParentVariables", otherwise: true)
        );

    static Dictionary<string, string> Pairs(XElement? container, string item, string key)
    {
        Dictionary<string, string> pairs = new(StringComparer.Ordinal);
        foreach (var element in container?.Elements(BpmnNames.Zeebe + item) ?? [])
        {
            if (element.Text(key) is { } name)
                pairs[name] = (string?)element.Attribute("value") ?? "";
        }
        return pairs;
    }

    static List<ZeebeMapping> Mappings(XElement? container, string direction) =>
        [
            .. (container?.Elements(BpmnNames.Zeebe + direction) ?? []).Select(line => new ZeebeMapping(
                line.Text("source"),
                line.Text("target")
            )),
        ];
}
