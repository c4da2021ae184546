using System.Globalization;
using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Reads tasks, call activities and sub-processes.</summary>
static class ActivityReader
{
    public static Activity? Read(BpmnDocument document, XElement element)
    {
        ActivityKind? kind = element.Name.LocalName switch
        {
            "task" => ActivityKind.UndefinedTask,
            "manualTask" => ActivityKind.ManualTask,
            "userTask" => ActivityKind.UserTask,
            "serviceTask" => ActivityKind.ServiceTask,
            "scriptTask" => ActivityKind.ScriptTask,
            "businessRuleTask" => ActivityKind.BusinessRuleTask,
            "sendTask" => ActivityKind.SendTask,
            "receiveTask" => ActivityKind.ReceiveTask,
            "callActivity" => ActivityKind.CallActivity,
            "transaction" => ActivityKind.Transaction,
            "adHocSubProcess" => ActivityKind.AdHocSubProcess,
            "subProcess" when element.Flag("triggeredByEvent", otherwise: false) => ActivityKind.EventSubProcess,
            "subProcess" => ActivityKind.SubProcess,
            _ => null,
        };
        if (kind is null)
            return null;

        return new(element.Id() ?? "", element.Text("name"), ExtensionReader.Read(element), kind.Value)
        {
            DefaultFlow = element.Ref("default"),
            IsForCompensation = element.Flag("isForCompensation", otherwise: false),
            StartQuantity = Quantity(element, "startQuantity"),
            CompletionQuantity = Quantity(element, "completionQuantity"),
            Loop = LoopReader.Read(document, element),
            Body = kind >= ActivityKind.SubProcess ? ScopeReader.Read(document, element) : null,
            CalledElement = element.Ref("calledElement"),
            MessageRef = element.Ref("messageRef"),
            Instantiate = element.Flag("instantiate", otherwise: false),
            ScriptFormat = element.Text("scriptFormat"),
            Script = element.ChildText("script"),
        };
    }

    /// <summary>A text that is no number is kept as zero, which a rule refuses.</summary>
    static int Quantity(XElement element, string attribute) =>
        element.Text(attribute) is not { } text ? 1
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var quantity) ? quantity
        : 0;
}
