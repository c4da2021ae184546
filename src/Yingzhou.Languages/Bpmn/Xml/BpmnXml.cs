using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>Reads and writes BPMN 2.0 XML. Input is untrusted: no DTD, no external entities, bounded size and depth.</summary>
public static class BpmnXml
{
    /// <summary>Largest file, in characters. The largest of the field's reference models has about 300,000.</summary>
    public const int MaxCharacters = 16_000_000;

    /// <summary>Deepest nesting of elements.</summary>
    public const int MaxDepth = 200;

    static XmlReaderSettings Untrusted =>
        new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxCharacters,
        };

    public static BpmnImport Read(string xml) => Read(() => XmlReader.Create(new StringReader(xml), Untrusted));

    /// <summary>Reads a file in the encoding it declares, GB 18030 and the like included.</summary>
    public static BpmnImport Read(byte[] file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Read(() => XmlReader.Create(new MemoryStream(file, writable: false), Untrusted));
    }

    static BpmnImport Read(Func<XmlReader> open)
    {
        try
        {
            if (!DepthIsBounded(open))
                return Refused("too-deep", $"Elements are nested deeper than {MaxDepth}.");
            using var reader = open();
            return Read(XDocument.Load(reader, LoadOptions.PreserveWhitespace));
        }
        catch (XmlException broken)
        {
            return Refused("not-xml", broken.Message);
        }
    }

    /// <summary>The file again: everything that was read, including diagrams, comments and unknown extensions.</summary>
    public static string Write(BpmnDefinitions definitions)
    {
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            NewLineHandling = NewLineHandling.Entitize,
        };
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, settings))
            definitions.Document.Xml.Save(writer);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    static BpmnImport Read(XDocument xml)
    {
        if (xml.Root!.Name != BpmnNames.Bpmn + "definitions")
            return Refused("not-bpmn", $"The root is {xml.Root.Name}; expected definitions of BPMN 2.0 ({BpmnNames.Bpmn}).");

        var definitions = DefinitionsReader.Read(new BpmnDocument(xml));
        return new(definitions, definitions.Problems);
    }

    static bool DepthIsBounded(Func<XmlReader> open)
    {
        using var reader = open();
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
                return false;
        }
        return true;
    }

    static BpmnImport Refused(string rule, string message) => new(null, [new("<definitions>", rule, message)]);
}
