using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Reads standard loops and multi-instance characteristics, including <c>zeebe:loopCharacteristics</c>.</summary>
static class LoopReader
{
    public static LoopCharacteristics? Read(BpmnDocument document, XElement activity)
    {
        if (activity.Child("standardLoopCharacteristics") is { } loop)
        {
            return new StandardLoop(
                BpmnNames.Expression(loop.ChildText("loopCondition")),
                loop.Flag("testBefore", otherwise: false),
                loop.Text("loopMaximum")
            );
        }
        return activity.Child("multiInstanceLoopCharacteristics") is { } multi ? ReadMultiInstance(document, multi) : null;
    }

    static MultiInstance ReadMultiInstance(BpmnDocument document, XElement multi)
    {
        var zeebe = multi.Child("extensionElements")?.Element(BpmnNames.Zeebe + "loopCharacteristics");
        var behavior = multi.Text("behavior") switch
        {
            "None" => MultiInstanceBehavior.None,
            "One" => MultiInstanceBehavior.One,
            "Complex" => MultiInstanceBehavior.Complex,
            _ => MultiInstanceBehavior.All,
        };
        var eventRef = behavior == MultiInstanceBehavior.None ? multi.Ref("noneBehaviorEventRef") : multi.Ref("oneBehaviorEventRef");
        return new(multi.Flag("isSequential", otherwise: false))
        {
            Cardinality = BpmnNames.Expression(multi.ChildText("loopCardinality")),
            CompletionCondition = BpmnNames.Expression(multi.ChildText("completionCondition")),
            InputCollection = BpmnNames.Expression(zeebe?.Text("inputCollection")),
            InputElement = zeebe?.Text("inputElement"),
            OutputCollection = zeebe?.Text("outputCollection"),
            OutputElement = BpmnNames.Expression(zeebe?.Text("outputElement")),
            Behavior = behavior,
            BehaviorEvent = document.Find(eventRef) is { } definition ? EventReader.ReadDefinition(definition) : null,
            ComplexBehaviors = [.. multi.Children("complexBehaviorDefinition").Select(line => ReadComplex(document, line))],
        };
    }

    static ComplexBehavior ReadComplex(BpmnDocument document, XElement line) =>
        new(
            BpmnNames.Expression(line.ChildText("condition")),
            line.Child("event") is { } thrown ? EventReader.ReadDefinitions(document, thrown).FirstOrDefault() : null
        );
}
