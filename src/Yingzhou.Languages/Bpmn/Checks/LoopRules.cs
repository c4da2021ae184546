using System.Globalization;
using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Loops and multi-instance activities (clause 10.3.8).</summary>
static class LoopRules
{
    public static IEnumerable<BpmnProblem> Check(BpmnDocument document)
    {
        foreach (var activity in document.Semantic.Where(Kinds.IsActivity))
        {
            if (activity.Child("standardLoopCharacteristics") is not null && activity.Child("multiInstanceLoopCharacteristics") is not null)
                yield return activity.Breaks("two-loops", "An activity is either a loop or multi-instance.");
        }
        foreach (var multi in document.ByName["multiInstanceLoopCharacteristics"].Where(multi => multi.IsInExecutable()))
        {
            var activity = multi.Parent!;
            if (multi.Child("loopCardinality") is null && multi.Child("loopDataInputRef") is null && !HasZeebeInput(multi))
                yield return activity.Breaks("loop-input", "A multi-instance activity needs a number of instances or a collection.");
            foreach (var condition in multi.Descendants().Where(element => element.Is("completionCondition") || element.Is("condition")))
            {
                if (IsOtherConstant(condition.Value.Trim()))
                    yield return activity.Breaks("loop-condition", $"'{condition.Value.Trim()}' is neither true nor false.");
            }
        }
    }

    static bool HasZeebeInput(XElement multi) =>
        multi.Child("extensionElements")?.Element(BpmnNames.Zeebe + "loopCharacteristics")?.Text("inputCollection") is not null;

    static bool IsOtherConstant(string text) =>
        text is ['"', .., '"'] || decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _);
}
