using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Support.Process.Watching;

/// <summary>What people call an element: its name in the drawing, else its kind and id.</summary>
static class ElementNames
{
    public static string Of(ExecutableProcess process, string elementId) =>
        process.Element(elementId) is { } element
            ? element.Name is { Length: > 0 } name
                ? name
                : $"{KindOf(element.Kind)} {elementId}"
            : process.Id == elementId
                ? "整个流程"
                : elementId;

    public static string KindOf(ElementKind kind) =>
        kind switch
        {
            ElementKind.UserTask => "人工任务",
            ElementKind.ServiceTask or ElementKind.SendTask => "服务任务",
            ElementKind.ReceiveTask => "接收任务",
            ElementKind.ScriptTask => "脚本任务",
            ElementKind.BusinessRuleTask => "规则任务",
            ElementKind.PassThroughTask => "任务",
            ElementKind.CallActivity => "调用流程",
            ElementKind.SubProcess or ElementKind.EventSubProcess or ElementKind.Transaction => "子流程",
            ElementKind.StartEvent => "开始",
            ElementKind.EndEvent => "结束",
            ElementKind.BoundaryEvent => "边界事件",
            ElementKind.CatchEvent or ElementKind.ThrowEvent => "中间事件",
            ElementKind.Process => "流程",
            _ => "网关",
        };
}
