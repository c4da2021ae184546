using System.Globalization;
using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Tasks and what they need (clause 10.3).</summary>
static class ActivityRules
{
    public static IEnumerable<BpmnProblem> Check(BpmnDocument document)
    {
        foreach (var activity in document.Semantic.Where(Kinds.IsActivity))
        {
            foreach (var quantity in new[] { "startQuantity", "completionQuantity" })
            {
                if (
                    activity.Text(quantity) is { } text
                    && !(int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= 1)
                )
                    yield return activity.Breaks("quantity", $"{quantity} is at least 1, not '{text}'.");
            }
            if (activity.IsInExecutable() && !activity.IsZeebe() && Missing(activity) is { } missing)
                yield return activity.Breaks("task-content", missing);
        }
        foreach (var property in document.ByName["property"])
        {
            var owner = property.Parent!;
            if (!owner.Is("process") && !owner.IsActivity() && !owner.IsEvent())
                yield return property.Breaks("property-owner", "A property belongs to a process, an activity or an event.");
        }
    }

    static string? Missing(XElement activity) =>
        activity.Name.LocalName switch
        {
            "scriptTask" when activity.Child("script") is not null && activity.Text("scriptFormat") is null => "A script needs its format.",
            "sendTask" or "receiveTask" when activity.Ref("messageRef") is null => "It needs a message.",
            _ => null,
        };
}
