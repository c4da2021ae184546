namespace Yingzhou.Engines.Tests.Processes;

/// <summary>Small drawings for tests: only the content of the process is written out, with the prefix <c>b:</c>.</summary>
static class Drawn
{
    public static string Process(string key, string content, string roots = "", string properties = "") =>
        $"""
            <b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="file" targetNamespace="http://test">
              {roots}
              <b:process id="{key}" name="{key} 流程" isExecutable="true">{properties}{content}</b:process>
            </b:definitions>
            """;

    /// <summary>A line of elements, first to last, each by its own XML; ids are taken from them.</summary>
    public static string Line(params (string Id, string Xml)[] elements) =>
        string.Concat(elements.Select(element => element.Xml))
        + string.Concat(elements.Zip(elements.Skip(1)).Select(pair => Flow(pair.First.Id, pair.Second.Id)));

    public static string Flow(string from, string to, string? when = null) =>
        $"""<b:sequenceFlow id="{from}-{to}" sourceRef="{from}" targetRef="{to}">{(when is null ? "" : $"<b:conditionExpression>={when}</b:conditionExpression>")}</b:sequenceFlow>""";

    public static (string, string) Start => ("start", """<b:startEvent id="start" name="开始"/>""");

    public static (string, string) End => ("end", """<b:endEvent id="end" name="办结"/>""");

    public static (string, string) Job(string id, string type, int retries = 3) =>
        (
            id,
            $"""<b:serviceTask id="{id}" name="{id} 作业"><b:extensionElements><zeebe:taskDefinition type="{type}" retries="{retries}"/></b:extensionElements></b:serviceTask>"""
        );

    public static (string, string) Task(string id, string name = "") =>
        (id, $"""<b:userTask id="{id}" name="{(name.Length > 0 ? name : id)}"/>""");

    public static (string, string) Message(string id, string message) =>
        (
            id,
            $"""<b:intermediateCatchEvent id="{id}" name="等消息"><b:messageEventDefinition id="{id}-d" messageRef="{message}"/></b:intermediateCatchEvent>"""
        );

    public static string MessageRoot(string id, string name, string? key = "=key") =>
        $"""<b:message id="{id}" name="{name}">{(key is null ? "" : $"<b:extensionElements><zeebe:subscription correlationKey=\"{key}\"/></b:extensionElements>")}</b:message>""";

    public static (string, string) Timer(string id, string duration) =>
        (
            id,
            $"""<b:intermediateCatchEvent id="{id}"><b:timerEventDefinition id="{id}-d"><b:timeDuration>{duration}</b:timeDuration></b:timerEventDefinition></b:intermediateCatchEvent>"""
        );
}
