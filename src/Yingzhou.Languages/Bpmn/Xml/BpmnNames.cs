using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>The namespaces of a BPMN 2.0 file and small readings of attributes.</summary>
static class BpmnNames
{
    public static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public static readonly XNamespace Zeebe = "http://camunda.org/schema/zeebe/1.0";
    public static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    public static bool Is(this XElement element, string localName) => element.Name.Namespace == Bpmn && element.Name.LocalName == localName;

    public static string? Id(this XElement element) => (string?)element.Attribute("id");

    public static string? Text(this XElement element, string attribute) =>
        (string?)element.Attribute(attribute) is { Length: > 0 } text ? text : null;

    public static XElement? Child(this XElement element, string localName) => element.Element(Bpmn + localName);

    public static IEnumerable<XElement> Children(this XElement element, string localName) => element.Elements(Bpmn + localName);

    public static string? ChildText(this XElement element, string localName) =>
        element.Child(localName)?.Value.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>References are qualified names; inside one file only the local part counts.</summary>
    public static string? Local(string? qualifiedName)
    {
        var name = qualifiedName?.Trim();
        return string.IsNullOrEmpty(name) ? null : name[(name.LastIndexOf(':') + 1)..];
    }

    public static string? Ref(this XElement element, string attribute) => Local((string?)element.Attribute(attribute));

    public static string? ChildRef(this XElement element, string localName) => Local(element.Child(localName)?.Value);

    public static bool Flag(this XElement element, string attribute, bool otherwise) =>
        element.Text(attribute) switch
        {
            "true" or "1" => true,
            "false" or "0" => false,
            _ => otherwise,
        };

    /// <summary>Expressions carry a leading <c>=</c> in the desktop modeler and none in the standard.</summary>
    public static string? Expression(string? text)
    {
        var trimmed = text?.Trim();
        if (trimmed is ['=', ..])
            trimmed = trimmed[1..].Trim();
        return string.IsNullOrEmpty(trimmed) ? null : trimmed;
    }

    /// <summary>How a problem names an element that may have no id.</summary>
    public static string Label(this XElement element) => element.Id() is { Length: > 0 } id ? id : $"<{element.Name.LocalName}>";
}
