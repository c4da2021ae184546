using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Expressions of executable processes are formal and not empty (clause 8.4.6); languages and formats are well written.</summary>
static partial class ExpressionRules
{
    public static IEnumerable<BpmnProblem> Check(BpmnDocument document)
    {
        foreach (var expression in document.All("loopCondition", "completionCondition", "condition"))
        {
            var owner = expression.Parent!;
            if (!owner.IsInExecutable() || owner.Is("complexBehaviorDefinition"))
                continue;
            if (string.IsNullOrWhiteSpace(expression.Value))
                yield return Owner(owner).Breaks("expression-empty", $"Its {expression.Name.LocalName} is empty.");
            else if (!IsFormal(expression))
                yield return Owner(owner).Breaks("expression-formal", $"Its {expression.Name.LocalName} must be a tFormalExpression.");
        }
        foreach (var expression in document.All("transformation", "dataPath", "messagePath"))
        {
            if (string.IsNullOrWhiteSpace(expression.Value))
                yield return Owner(expression.Parent!).Breaks("expression-empty", $"Its {expression.Name.LocalName} is empty.");
        }
        foreach (var element in document.Semantic)
        {
            if (BadUri(element, "language") || (element.Is("transaction") && BadUri(element, "method")))
                yield return Owner(element).Breaks("uri", "Its language or method is no URI.");
            if (element.Text("textFormat") is { } format && !MimeType().IsMatch(format))
                yield return element.Breaks("text-format", $"'{format}' is no MIME type.");
        }
    }

    static bool IsFormal(XElement expression) =>
        BpmnNames.Local((string?)expression.Attribute(BpmnNames.Xsi + "type")) == "tFormalExpression";

    static bool BadUri(XElement element, string attribute) =>
        element.Text(attribute) is { } text && !Uri.IsWellFormedUriString(text, UriKind.RelativeOrAbsolute);

    static XElement Owner(XElement element) =>
        element.AncestorsAndSelf().First(candidate => candidate.Id() is not null || candidate.Parent is null);

    [GeneratedRegex(@"^[\w.+-]+/[\w.+-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex MimeType();
}
