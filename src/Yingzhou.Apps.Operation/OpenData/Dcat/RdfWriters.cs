using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using System.Xml;

namespace Yingzhou.Apps.Operation.OpenData.Dcat;

/// <summary>RDF 1.1 Turtle, a block per node.</summary>
static class TurtleWriter
{
    public static async Task Write(IEnumerable<RdfNode> nodes, Stream stream, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 15, leaveOpen: true);
        foreach (var (prefix, iri) in RdfNode.Prefixes)
            await writer.WriteAsync($"@prefix {prefix}: <{iri}> .\n");
        foreach (var node in nodes)
            await writer.WriteAsync(Block(node).AsMemory(), cancel);
    }

    static string Block(RdfNode node)
    {
        var text = new StringBuilder(1 << 10).Append('\n');
        Iri(text, node.Iri).Append(" a ").AppendJoin(", ", node.Types);
        foreach (var (name, value) in node.Said)
            Term(text.Append(" ;\n  ").Append(name).Append(' '), value);
        return text.Append(" .\n").ToString();
    }

    static void Term(StringBuilder text, RdfTerm term)
    {
        if (term.Iri is { } iri)
        {
            Iri(text, iri);
            return;
        }
        Quoted(text, term.Text);
        if (term.Language is { } language)
            text.Append('@').Append(language);
        if (term.Type is { } type)
            text.Append("^^").Append(type);
    }

    static readonly SearchValues<char> NotInIris = SearchValues.Create([
        .. Enumerable.Range(0, ' ' + 1).Select(code => (char)code),
        .. "<>\"{}|^`\\",
    ]);
    static readonly SearchValues<char> NotInTexts = SearchValues.Create([
        .. Enumerable.Range(0, ' ').Select(code => (char)code),
        '"',
        '\\',
    ]);

    static StringBuilder Iri(StringBuilder text, string iri)
    {
        text.Append('<');
        if (iri.AsSpan().IndexOfAny(NotInIris) < 0)
            return text.Append(iri).Append('>');
        foreach (var letter in iri)
            _ = NotInIris.Contains(letter) ? text.Append(Uri.HexEscape(letter)) : text.Append(letter);
        return text.Append('>');
    }

    static void Quoted(StringBuilder text, string said)
    {
        text.Append('"');
        if (said.AsSpan().IndexOfAny(NotInTexts) < 0)
            text.Append(said);
        else
            foreach (var letter in said)
                _ = letter switch
                {
                    '"' => text.Append("\\\""),
                    '\\' => text.Append("\\\\"),
                    '\n' => text.Append("\\n"),
                    '\r' => text.Append("\\r"),
                    '\t' => text.Append("\\t"),
                    < ' ' => text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                    _ => text.Append(letter),
                };
        text.Append('"');
    }
}

/// <summary>JSON-LD 1.1, a graph of nodes.</summary>
static class JsonLdWriter
{
    public static async Task Write(IEnumerable<RdfNode> nodes, Stream stream, CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });
        json.WriteStartObject();
        json.WriteStartObject("@context");
        foreach (var (prefix, iri) in RdfNode.Prefixes)
            json.WriteString(prefix, iri);
        json.WriteEndObject();
        json.WriteStartArray("@graph");
        foreach (var node in nodes)
        {
            Node(json, node);
            if (json.BytesPending > 1 << 15)
                await json.FlushAsync(cancel);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Node(Utf8JsonWriter json, RdfNode node)
    {
        json.WriteStartObject();
        json.WriteString("@id", node.Iri);
        json.WriteStartArray("@type");
        foreach (var type in node.Types)
            json.WriteStringValue(type);
        json.WriteEndArray();
        foreach (var said in node.Said.GroupBy(said => said.Name))
        {
            json.WriteStartArray(said.Key);
            foreach (var (_, value) in said)
                Term(json, value);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    static void Term(Utf8JsonWriter json, RdfTerm term)
    {
        json.WriteStartObject();
        if (term.Iri is { } iri)
            json.WriteString("@id", iri);
        else
            json.WriteString("@value", term.Text);
        if (term.Language is { } language)
            json.WriteString("@language", language);
        if (term.Type is { } type)
            json.WriteString("@type", type);
        json.WriteEndObject();
    }
}

/// <summary>RDF 1.1 XML, an element per node.</summary>
static class RdfXmlWriter
{
    public static async Task Write(IEnumerable<RdfNode> nodes, Stream stream, CancellationToken cancel)
    {
        var settings = new XmlWriterSettings
        {
            Async = true,
            Encoding = new UTF8Encoding(false),
            CheckCharacters = false,
        };
        await using var xml = XmlWriter.Create(stream, settings);
        await xml.WriteStartElementAsync("rdf", "RDF", RdfNode.Prefixes["rdf"]);
        foreach (var (prefix, iri) in RdfNode.Prefixes)
            await xml.WriteAttributeStringAsync("xmlns", prefix, null, iri);
        foreach (var node in nodes)
        {
            cancel.ThrowIfCancellationRequested();
            await Node(xml, node);
            await xml.FlushAsync();
        }
        await xml.WriteEndElementAsync();
    }

    static async Task Node(XmlWriter xml, RdfNode node)
    {
        await Start(xml, node.Types[0]);
        await xml.WriteAttributeStringAsync("rdf", "about", RdfNode.Prefixes["rdf"], node.Iri);
        foreach (var (name, value) in node.Said.Concat(node.Types.Skip(1).Select(type => ("rdf:type", RdfTerm.Node(RdfNode.Full(type))))))
        {
            await Start(xml, name);
            if (value.Iri is { } iri)
                await xml.WriteAttributeStringAsync("rdf", "resource", RdfNode.Prefixes["rdf"], iri);
            else
            {
                if (value.Language is { } language)
                    await xml.WriteAttributeStringAsync("xml", "lang", null, language);
                if (value.Type is { } type)
                    await xml.WriteAttributeStringAsync("rdf", "datatype", RdfNode.Prefixes["rdf"], RdfNode.Full(type));
                await xml.WriteStringAsync(
                    string.Concat(value.Text.Where(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)))
                );
            }
            await xml.WriteEndElementAsync();
        }
        await xml.WriteEndElementAsync();
    }

    static Task Start(XmlWriter xml, string name)
    {
        var parts = name.Split(':', 2);
        return xml.WriteStartElementAsync(parts[0], parts[1], RdfNode.Prefixes[parts[0]]);
    }
}
