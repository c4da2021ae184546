using System.Collections.Immutable;
using System.Xml.Linq;
using Yingzhou.Languages.Dmn.Evaluation;
using Yingzhou.Languages.Feel;
using Yingzhou.Languages.Feel.Evaluation;
using Yingzhou.Languages.Feel.Evaluation.Nodes;
using Yingzhou.Languages.Feel.External;
using Yingzhou.Languages.Feel.Syntax;

namespace Yingzhou.Languages.Dmn.Import;

/// <summary>Boxed expressions (DMN 1.5 §7.3 and §10.2) to nodes. Names are those in sight, passed inwards as they grow.</summary>
sealed class ExpressionImport(TypeImport types, ICollection<DmnProblem> problems)
{
    const int DeepestBoxes = 100;

    static readonly string[] Kinds =
    [
        "literalExpression", "decisionTable", "context", "relation", "list", "invocation", "functionDefinition",
        "filter", "conditional", "for", "some", "every",
    ];

    int depth;

    /// <summary>The expression among the children of an element; <c>null</c> when there is none.</summary>
    public Node? Within(XElement parent, ImmutableList<string> names)
    {
        var expression = parent.Elements().FirstOrDefault(IsExpression);
        return expression is null ? null : Read(expression, names);
    }

    Node Read(XElement element, ImmutableList<string> names)
    {
        if (++depth > DeepestBoxes)
            throw new InvalidDataException($"{element.Id()}: boxes nested deeper than {DeepestBoxes}");
        var node = element.Name.LocalName switch
        {
            "literalExpression" => Literal(element, names),
            "decisionTable" => new TableNode(new TableImport(this, types, element, names).Read()),
            "context" => Context(element, names),
            "relation" => Relation(element, names),
            "list" => new ListNode(0, [.. element.Elements().Where(IsExpression).Select(item => Read(item, names))]),
            "invocation" => Invocation(element, names),
            "functionDefinition" => Function(element, names, FeelType.Any),
            "filter" => new FilterNode(0, Branch(element, "in", names), Branch(element, "match", names.Add("item"))),
            "conditional" => new IfNode(0, Branch(element, "if", names), Branch(element, "then", names), Branch(element, "else", names), isStrict: true),
            "for" => new ForNode(0, [Iterator(element, names)], Branch(element, "return", WithIterator(element, names))),
            var quantifier => new QuantifiedNode(
                0, quantifier == "every", [Iterator(element, names)], Branch(element, "satisfies", WithIterator(element, names)), isStrict: true),
        };
        depth--;
        // The type of a function definition is that of its function, not of a value.
        var type = element.Name.LocalName == "functionDefinition" ? FeelType.Any : types.Referenced(element.TypeRef(), element.Id());
        return type == FeelType.Any ? node : new TypedNode(node, type);
    }

    static bool IsExpression(XElement element) => Array.IndexOf(Kinds, element.Name.LocalName) >= 0 && DmnXml.IsDmn(element.Name.NamespaceName);

    Node Literal(XElement element, ImmutableList<string> names)
    {
        var language = (string?)element.Attribute("expressionLanguage");
        if (!string.IsNullOrEmpty(language) && !language.Contains("FEEL", StringComparison.OrdinalIgnoreCase))
            return Broken(element, $"the expression language {language} is not FEEL");
        return Feel(element.Text(), element.Id(), names);
    }

    /// <summary>FEEL that stands in an element of the model.</summary>
    public Node Feel(string text, string elementId, ImmutableList<string> names)
    {
        var parsed = FeelExpression.Parse(text, Options(names));
        if (parsed.Value is { } expression)
            return expression.Root is ConstantNode constant ? constant : new ElementNode(elementId, expression.Root);
        problems.Add(new(elementId, $"'{text}': {parsed.Errors[0]}"));
        return new BrokenNode(elementId, parsed.Errors[0].Detail);
    }

    public FeelUnaryTests? Tests(string text, string elementId, ImmutableList<string> names)
    {
        var parsed = FeelUnaryTests.Parse(string.IsNullOrWhiteSpace(text) ? "-" : text, Options(names));
        if (parsed.Value is null)
            problems.Add(new(elementId, $"'{text}': {parsed.Errors[0]}"));
        return parsed.Value;
    }

    FeelParseOptions Options(ImmutableList<string> names) => new() { Names = names, Types = types.Named };

    BrokenNode Broken(XElement element, string reason)
    {
        problems.Add(new(element.Id(), reason));
        return new(element.Id(), reason);
    }

    Node Branch(XElement element, string part, ImmutableList<string> names) =>
        (element.Part(part) is { } branch ? Within(branch, names) : null) ?? Broken(element, $"'{part}' is missing");

    static ImmutableList<string> WithIterator(XElement element, ImmutableList<string> names) =>
        names.Add(Variable(element)).Add("partial");

    static string Variable(XElement element) => KnownNames.Normalize((string?)element.Attribute("iteratorVariable") ?? "");

    Iteration Iterator(XElement element, ImmutableList<string> names) =>
        new(string.Intern(Variable(element)), Branch(element, "in", names), null);

    BoxedContextNode Context(XElement element, ImmutableList<string> names)
    {
        var entries = new List<(string?, FeelType, Node)>();
        foreach (var entry in element.Parts("contextEntry"))
        {
            var variable = entry.Part("variable");
            var value = Within(entry, names) ?? Broken(entry, "the entry has no expression");
            var name = variable is null ? null : string.Intern(variable.Name());
            entries.Add((name, types.Referenced(variable?.TypeRef(), element.Id()), value));
            if (name is not null)
                names = names.Add(name);
        }
        return new([.. entries]);
    }

    RelationNode Relation(XElement element, ImmutableList<string> names)
    {
        string[] columns = [.. element.Parts("column").Select(column => column.Name())];
        Node[][] rows = [.. element.Parts("row").Select(row => row.Elements().Where(IsExpression).Select(cell => Read(cell, names)).ToArray())];
        return new(columns, rows);
    }

    CallNode Invocation(XElement element, ImmutableList<string> names)
    {
        var callee = Within(element, names) ?? Broken(element, "nothing is invoked");
        var bindings = element.Parts("binding").ToList();
        Node[] arguments = [.. bindings.Select(binding => Within(binding, names) ?? new ConstantNode(0, null))];
        string[] parameters = [.. bindings.Select(binding => binding.Part("parameter")?.Name() ?? "")];
        return new(0, callee, arguments, parameters);
    }

    /// <summary>A function definition, also the encapsulated logic of a business knowledge model.</summary>
    public Node Function(XElement element, ImmutableList<string> names, FeelType result)
    {
        var kind = (string?)element.Attribute("kind");
        var parameters = element.Parts("formalParameter").ToList();
        string[] parameterNames = [.. parameters.Select(parameter => string.Intern(parameter.Name()))];
        FeelType[] parameterTypes = [.. parameters.Select(parameter => types.Referenced(parameter.TypeRef(), element.Id()))];
        var body = Within(element, names.AddRange(parameterNames)) ?? Broken(element, "the function has no body");
        return kind switch
        {
            null or "FEEL" or "F" => new BoxedFunctionNode(parameterNames, parameterTypes, result, body),
            "Java" or "J" => new ExternalFunctionNode(0, ExternalKind.Java, parameterNames, parameterTypes, result, body),
            "PMML" or "P" => new ExternalFunctionNode(0, ExternalKind.Pmml, parameterNames, parameterTypes, result, body),
            _ => Broken(element, $"there is no kind of function '{kind}'"),
        };
    }
}
