using System.Xml.Linq;

namespace Yingzhou.Support.Modelling.Comparing;

/// <summary>The elements of a process that do something, with their extensions; its layout left out.</summary>
static class ProcessElements
{
    static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    // Said by the flows themselves; an editor writes them anew each time.
    static readonly string[] Repeated = ["incoming", "outgoing"];

    static readonly Dictionary<string, string> Kinds = new()
    {
        ["process"] = "流程",
        ["startEvent"] = "开始事件",
        ["endEvent"] = "结束事件",
        ["boundaryEvent"] = "边界事件",
        ["intermediateCatchEvent"] = "中间事件",
        ["intermediateThrowEvent"] = "中间事件",
        ["userTask"] = "人工任务",
        ["serviceTask"] = "服务任务",
        ["sendTask"] = "发送任务",
        ["receiveTask"] = "接收任务",
        ["manualTask"] = "手工任务",
        ["scriptTask"] = "脚本任务",
        ["businessRuleTask"] = "业务规则任务",
        ["callActivity"] = "调用流程",
        ["subProcess"] = "子流程",
        ["exclusiveGateway"] = "排他网关",
        ["parallelGateway"] = "并行网关",
        ["inclusiveGateway"] = "包容网关",
        ["eventBasedGateway"] = "事件网关",
        ["sequenceFlow"] = "连线",
        ["textAnnotation"] = "注释",
    };

    static readonly Dictionary<string, string> Names = new()
    {
        ["name"] = "名称",
        ["sourceRef"] = "从",
        ["targetRef"] = "到",
        ["default"] = "默认分支",
        ["documentation"] = "说明",
        ["conditionExpression"] = "条件",
        ["assignmentDefinition.candidateGroups"] = "候选岗位",
        ["assignmentDefinition.assignee"] = "办理人",
        ["taskSchedule.dueDate"] = "到期时间",
        ["formDefinition.formId"] = "表单",
        ["formDefinition.formKey"] = "表单键",
        ["calledDecision.decisionId"] = "调用决策",
        ["calledDecision.resultVariable"] = "结果变量",
        ["calledElement.processId"] = "被调流程",
        ["taskDefinition.type"] = "作业类型",
        ["properties.yz:stage"] = "环节",
        ["properties.yz:role"] = "角色",
    };

    public static IReadOnlyList<DrawingElement> Of(string xml) =>
        [
            .. XDocument
                .Parse(xml)
                .Descendants(Bpmn + "process")
                .SelectMany(process => process.DescendantsAndSelf())
                .Where(element => element.Name.Namespace == Bpmn && element.Attribute("id") is not null && Kinds.ContainsKey(element.Name.LocalName))
                .Select(element => new DrawingElement((string)element.Attribute("id")!, Label(element), Properties(element))),
        ];

    static string Label(XElement element) =>
        (string?)element.Attribute("name") is { Length: > 0 } name ? $"{Kinds[element.Name.LocalName]}“{name}”"
        : element.Name.LocalName == "sequenceFlow" ? $"连线 {(string?)element.Attribute("sourceRef")} → {(string?)element.Attribute("targetRef")}"
        : $"{Kinds[element.Name.LocalName]} {(string?)element.Attribute("id")}";

    static Dictionary<string, string> Properties(XElement element)
    {
        var said = new Dictionary<string, string> { ["种类"] = Kinds[element.Name.LocalName] };
        Collect(element, "", said);
        return said;
    }

    static void Collect(XElement element, string path, Dictionary<string, string> said)
    {
        foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration && a.Name.LocalName is not ("id" or "type") || a.Name is { LocalName: "type", NamespaceName: "" }))
            Say(said, path + attribute.Name.LocalName, attribute.Value);
        foreach (var child in element.Elements().Where(child => !Repeated.Contains(child.Name.LocalName) && !IsElementOfItsOwn(child)))
        {
            // Extensions are named by what they are, not by the bag they lie in.
            var inner = child.Name.LocalName is "extensionElements" ? path : path + child.Name.LocalName;
            if (child.Name.LocalName is "property" or "header" or "input" or "output" && PairOf(child) is var (key, value))
                Say(said, path + key, value);
            else if (child.HasElements || child.HasAttributes)
                Collect(child, inner.Length == 0 || inner.EndsWith('.') ? inner : inner + ".", said);
            else
                Say(said, inner, child.Value.Trim() is { Length: > 0 } text ? text : "有");
            if (child is { HasElements: false, HasAttributes: true } && child.Value.Trim() is { Length: > 0 } own)
                Say(said, inner, own);
        }
    }

    static (string, string)? PairOf(XElement child) =>
        ((string?)child.Attribute("name") ?? (string?)child.Attribute("key") ?? (string?)child.Attribute("target")) is { } key
            ? (key, (string?)child.Attribute("value") ?? (string?)child.Attribute("source") ?? "")
            : null;

    static bool IsElementOfItsOwn(XElement child) => child.Name.Namespace == Bpmn && Kinds.ContainsKey(child.Name.LocalName);

    static void Say(Dictionary<string, string> said, string path, string value)
    {
        var name = Names.GetValueOrDefault(path, path);
        said[name] = said.TryGetValue(name, out var before) && before != value ? $"{before}；{value}" : value;
    }
}
