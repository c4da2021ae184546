using System.Text.Json.Nodes;
using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Pure.Tests.Bpmn;

/// <summary>Small files and processes for tests: only the content of the process is written out.</summary>
static class Given
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(8));

    public static string File(string content, string roots = "") =>
        $"""
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="file" targetNamespace="http://test">
              {roots}
              <bpmn:process id="p" isExecutable="true">{content}</bpmn:process>
            </bpmn:definitions>
            """;

    /// <summary>Lines of <c>source -> target</c>, with an optional condition after <c>|</c>, as sequence flows f1, f2, ….</summary>
    public static string Flows(params string[] lines) =>
        string.Concat(
            lines.Select(
                (line, index) =>
                {
                    var parts = line.Split('|');
                    var ends = parts[0].Split("->", StringSplitOptions.TrimEntries);
                    var condition =
                        parts.Length == 1
                            ? ""
                            : $"<bpmn:conditionExpression>={parts[1].Trim().Replace("<", "&lt;", StringComparison.Ordinal)}</bpmn:conditionExpression>";
                    return $"""<bpmn:sequenceFlow id="{ends[0]}-{ends[1]}" sourceRef="{ends[0]}" targetRef="{ends[1]}">{condition}</bpmn:sequenceFlow>""";
                }
            )
        );

    public static string Element(string name, string id, string inner = "", string attributes = "") =>
        $"""<bpmn:{name} id="{id}" {attributes}>{inner}</bpmn:{name}>""";

    public static string Start(string id = "start") => Element("startEvent", id);

    public static string End(string id = "end") => Element("endEvent", id);

    public static string UserTask(string id, string inner = "") => Element("userTask", id, inner);

    public static string ServiceTask(string id) =>
        Element("serviceTask", id, $"<bpmn:extensionElements><zeebe:taskDefinition type='{id}'/></bpmn:extensionElements>");

    public static ExecutableProcess Process(string content, string roots = "")
    {
        var compiled = Compile(content, roots);
        Assert.Empty(compiled.Problems);
        return compiled.Process!;
    }

    public static Compilation Compile(string content, string roots = "")
    {
        var read = BpmnXml.Read(File(content, roots));
        Assert.NotNull(read.Definitions);
        return ExecutableProcess.Compile(read.Definitions, "p", new FeelExpressions());
    }

    public static JsonObject Json(string json) => (JsonObject)JsonNode.Parse(json)!;
}
