namespace Yingzhou.Apps.Operation.OpenData.Dcat;

/// <summary>A value in RDF: another node, or a text with its language or type.</summary>
/// <param name="Iri">Set for a node.</param>
/// <param name="Type">Prefixed, e.g. <c>xsd:date</c>.</param>
readonly record struct RdfTerm(string? Iri, string Text = "", string? Language = null, string? Type = null)
{
    public static RdfTerm Node(string iri) => new(iri);

    public static RdfTerm Chinese(string text) => new(null, text, "zh");

    public static RdfTerm English(string text) => new(null, text, "en");

    public static RdfTerm Plain(string text) => new(null, text);

    public static RdfTerm Typed(string text, string type) => new(null, text, Type: type);
}

/// <summary>A thing with its classes and what is said of it; names are prefixed, see <see cref="Prefixes"/>.</summary>
sealed record RdfNode(string Iri, IReadOnlyList<string> Types, IReadOnlyList<(string Name, RdfTerm Value)> Said)
{
    public static readonly IReadOnlyDictionary<string, string> Prefixes = new Dictionary<string, string>
    {
        ["dcat"] = "http://www.w3.org/ns/dcat#",
        ["dct"] = "http://purl.org/dc/terms/",
        ["foaf"] = "http://xmlns.com/foaf/0.1/",
        ["hydra"] = "http://www.w3.org/ns/hydra/core#",
        ["rdf"] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        ["rdfs"] = "http://www.w3.org/2000/01/rdf-schema#",
        ["skos"] = "http://www.w3.org/2004/02/skos/core#",
        ["spdx"] = "http://spdx.org/rdf/terms#",
        ["vcard"] = "http://www.w3.org/2006/vcard/ns#",
        ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
    };

    public static string Full(string name) => name.Split(':', 2) is [var prefix, var local] ? Prefixes[prefix] + local : name;
}
