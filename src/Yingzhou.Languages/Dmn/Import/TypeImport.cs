using System.Xml.Linq;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Languages.Dmn.Import;

/// <summary>Item definitions to types. Definitions may stand in any order; one that contains itself is taken as Any where it
/// does.</summary>
sealed class TypeImport(XElement definitions, DmnModel model, ICollection<DmnProblem> problems)
{
    const int DeepestTypes = 100;

    readonly Dictionary<string, XElement> sources = ReadSources(definitions);
    readonly Dictionary<string, FeelType> types = new(StringComparer.Ordinal);
    readonly HashSet<string> open = new(StringComparer.Ordinal);
    int depth;

    static Dictionary<string, XElement> ReadSources(XElement definitions)
    {
        var byName = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var item in definitions.Parts("itemDefinition"))
            byName.TryAdd(item.Name(), item);
        return byName;
    }

    public Dictionary<string, FeelType> All()
    {
        foreach (var name in sources.Keys)
            Named(name);
        return types;
    }

    /// <summary>A type by the reference in the model; no reference means any value.</summary>
    public FeelType Referenced(string? reference, string elementId)
    {
        if (string.IsNullOrWhiteSpace(reference))
            return FeelType.Any;
        if (Named(reference.Trim()) is { } type)
            return type;
        problems.Add(new(elementId, $"there is no type '{reference}'"));
        return FeelType.Any;
    }

    public FeelType? Named(string name)
    {
        if (types.TryGetValue(name, out var known))
            return known;
        if (sources.TryGetValue(name, out var source))
        {
            if (!open.Add(name))
                return FeelType.Any;
            return types[name] = Define(source, name);
        }
        if (FeelType.ByName(name) is { } builtin)
            return builtin;
        // DMN 1.1 wrote prefixes of XML (feel:number), later versions names of imports (other.tPerson).
        if (name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && model.Imported.TryGetValue(name[..dot], out var imported))
            return imported.Types.GetValueOrDefault(name[(dot + 1)..]);
        if (name.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            return Prefixed(name[..colon], name[(colon + 1)..]);
        return model.Imported.TryGetValue("", out var merged) ? merged.Types.GetValueOrDefault(name) : null;
    }

    FeelType? Prefixed(string prefix, string name)
    {
        var ns = definitions.GetNamespaceOfPrefix(prefix)?.NamespaceName;
        return model.Imported.Values.FirstOrDefault(other => other.Namespace == ns)?.Types.GetValueOrDefault(name) ?? Named(name);
    }

    FeelType Define(XElement item, string name)
    {
        if (++depth > DeepestTypes)
            throw new InvalidDataException($"{name}: components nested deeper than {DeepestTypes}");
        var type = Shape(item, name);
        depth--;
        if (item.Part("allowedValues") is { } allowed)
            type = Constrained(type, allowed, name);
        if ((string?)item.Attribute("isCollection") == "true")
            type = new ListType(type);
        return item.Part("typeConstraint") is { } constraint ? Constrained(type, constraint, name) : type;
    }

    FeelType Shape(XElement item, string name)
    {
        if (item.Part("typeRef") is { } reference)
            return Referenced(reference.Value, item.Id());
        if (item.Part("functionItem") is { } function)
            return new FunctionType(
                [.. function.Parts("parameters").Select(parameter => Referenced((string?)parameter.Attribute("typeRef"), item.Id()))],
                Referenced((string?)function.Attribute("outputTypeRef"), item.Id()));
        if (item.Parts("itemComponent").Any())
            return new ContextType([.. item.Parts("itemComponent").Select(part => (part.Name(), Define(part, name + "." + part.Name())))]);
        return (string?)item.Attribute("typeRef") is { } attribute ? Referenced(attribute, item.Id()) : FeelType.Any;
    }

    FeelType Constrained(FeelType type, XElement constraint, string name)
    {
        var text = constraint.Part("text")?.Value ?? "";
        if (string.IsNullOrWhiteSpace(text))
            return type;
        var parsed = FeelUnaryTests.Parse(text);
        if (parsed.Value is { } tests)
            return new ConstrainedType(name, type, tests);
        problems.Add(new(constraint.Parent!.Id(), $"the allowed values are not FEEL: {parsed.Errors[0]}"));
        return type;
    }
}
