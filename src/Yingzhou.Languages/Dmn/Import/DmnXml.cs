using System.Xml;
using System.Xml.Linq;

namespace Yingzhou.Languages.Dmn.Import;

/// <summary>The XML of DMN, read by local names, so that the same code reads all versions.</summary>
static class DmnXml
{
    static readonly string[] Namespaces =
    [
        "http://www.omg.org/spec/DMN/20151101/dmn.xsd", // 1.1
        "http://www.omg.org/spec/DMN/20180521/MODEL/", // 1.2
        "https://www.omg.org/spec/DMN/20191111/MODEL/", // 1.3
        "https://www.omg.org/spec/DMN/20211108/MODEL/", // 1.4
        "https://www.omg.org/spec/DMN/20230324/MODEL/", // 1.5
    ];

    const int LargestDocument = 20_000_000;

    public static bool IsDmn(string ns) => Array.IndexOf(Namespaces, ns) >= 0;

    /// <summary>Models are untrusted: no document types, no external entities, a bound on the size.</summary>
    public static XElement Load(TextReader text)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LargestDocument, IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        using var reader = XmlReader.Create(text, settings);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
    }

    public static XElement? Part(this XElement element, string name) =>
        element.Elements().FirstOrDefault(child => child.Name.LocalName == name && IsDmn(child.Name.NamespaceName));

    public static IEnumerable<XElement> Parts(this XElement element, string name) =>
        element.Elements().Where(child => child.Name.LocalName == name && IsDmn(child.Name.NamespaceName));

    public static string Id(this XElement element) => (string?)element.Attribute("id") ?? (string?)element.Attribute("name") ?? element.Name.LocalName;

    public static string Name(this XElement element) =>
        Feel.Syntax.KnownNames.Normalize((string?)element.Attribute("name") ?? (string?)element.Attribute("id") ?? "");

    public static string? TypeRef(this XElement element) => (string?)element.Attribute("typeRef");

    public static string Text(this XElement element) => element.Part("text")?.Value ?? "";
}
