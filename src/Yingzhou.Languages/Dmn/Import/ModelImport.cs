using System.Collections.Immutable;
using System.Xml.Linq;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Languages.Dmn.Import;

/// <summary>A whole model: types, then the elements of the graph, then what they require, then their logic.</summary>
sealed class ModelImport
{
    readonly XElement definitions;
    readonly DmnModel model;
    readonly List<DmnProblem> problems = [];
    readonly TypeImport types;
    readonly ExpressionImport expressions;
    readonly Dictionary<DrgElement, XElement> sources = [];

    ModelImport(XElement definitions, IReadOnlyCollection<DmnModel> others)
    {
        this.definitions = definitions;
        model = new(definitions.Name(), (string?)definitions.Attribute("namespace") ?? "");
        foreach (var import in definitions.Parts("import"))
            Import(import, others);
        types = new(definitions, model, problems);
        expressions = new(types, problems);
    }

    public static DmnModel Read(XElement definitions, IReadOnlyCollection<DmnModel> others)
    {
        var import = new ModelImport(definitions, others);
        import.model.Types = import.types.All();
        import.ReadElements();
        import.ReadRequirements();
        import.ReadLogic();
        import.model.Problems = import.problems;
        return import.model;
    }

    void Import(XElement import, IReadOnlyCollection<DmnModel> others)
    {
        var ns = (string?)import.Attribute("namespace");
        if (!DmnXml.IsDmn((string?)import.Attribute("importType") ?? ""))
            return;
        if (others.FirstOrDefault(other => other.Namespace == ns) is { } found)
            model.Imported[(string?)import.Attribute("name") is { } name ? Feel.Syntax.KnownNames.Normalize(name) : ""] = found;
        else
            problems.Add(new(import.Id(), $"the imported model '{ns}' is not there"));
    }

    void ReadElements()
    {
        model.Inputs = Elements("inputData", (id, name) => new DmnInputData(id, name));
        model.Decisions = Elements("decision", (id, name) => new DmnDecision(id, name));
        model.Knowledge = Elements("businessKnowledgeModel", (id, name) => new DmnKnowledge(id, name));
        model.Services = Elements("decisionService", (id, name) => new DmnService(id, name));
    }

    List<T> Elements<T>(string kind, Func<string, string, T> make)
        where T : DrgElement
    {
        var made = new List<T>();
        foreach (var source in definitions.Parts(kind))
        {
            var element = make(source.Id(), source.Name());
            element.Type = types.Referenced(source.Part("variable")?.TypeRef(), element.Id);
            if (element is DmnKnowledge or DmnService && element.Type is FunctionType function)
                element.Type = function.Result;
            (element.Owner, element.Number) = (model, model.ElementCount++);
            made.Add(element);
            sources[element] = source;
            model.ById[element.Id] = element;
        }
        return made;
    }

    void ReadRequirements()
    {
        foreach (var (element, source) in sources)
        {
            foreach (var requirement in source.Parts("informationRequirement").Concat(source.Parts("knowledgeRequirement")))
                foreach (var target in requirement.Elements().Where(child => child.Attribute("href") is not null))
                    if (Resolve(target) is { } found)
                        element.Requirements.Add(found);
            if (element is DmnService service)
                ReadService(service, source);
        }
    }

    void ReadService(DmnService service, XElement source)
    {
        foreach (var target in source.Parts("outputDecision"))
            if (Resolve(target) is { Element: DmnDecision } output)
                service.Outputs.Add(output);
        foreach (var target in source.Parts("inputData").Concat(source.Parts("inputDecision")))
            if (Resolve(target)?.Element is { } parameter)
                service.Parameters.Add(parameter);
    }

    Requirement? Resolve(XElement reference)
    {
        var href = (string?)reference.Attribute("href") ?? "";
        var hash = href.IndexOf('#', StringComparison.Ordinal);
        var (ns, id) = hash < 0 ? ("", href) : (href[..hash], href[(hash + 1)..]);
        if ((ns.Length == 0 || ns == model.Namespace) && model.ById.TryGetValue(id, out var own))
            return new(own, null);
        foreach (var (via, imported) in model.Imported)
            if (imported.Namespace == ns && imported.ById.TryGetValue(id, out var other))
                return new(other, via);
        problems.Add(new(reference.Parent!.Id(), $"'{href}' does not lead to an element"));
        return null;
    }

    void ReadLogic()
    {
        var shared = model.Imported.Values.SelectMany(other => other.MemberNames).Concat(MemberNames()).Distinct().ToImmutableList();
        model.MemberNames = shared;
        foreach (var (element, source) in sources)
        {
            var names = shared.AddRange(element.Requirements.SelectMany(NamesOf));
            if (element is DmnDecision decision)
                decision.Logic = expressions.Within(source, names);
            else if (element is DmnKnowledge knowledge && source.Part("encapsulatedLogic") is { } logic)
                knowledge.Logic = expressions.Function(logic, names, ResultType(logic, knowledge));
        }
    }

    // The type of the encapsulated logic, or else that of the variable; either may be that of the function or of its result.
    FeelType ResultType(XElement logic, DmnKnowledge knowledge) => types.Referenced(logic.TypeRef(), knowledge.Id) switch
    {
        FunctionType function => function.Result,
        var declared => declared == FeelType.Any ? knowledge.Type : declared,
    };

    // Members of values may be asked for anywhere, so the names of all components, entries and columns are known everywhere.
    IEnumerable<string> MemberNames() => definitions.Descendants()
        .Where(element => DmnXml.IsDmn(element.Name.NamespaceName))
        .Where(element => element.Name.LocalName is "itemComponent" or "output" or "column"
            || (element.Name.LocalName == "variable" && element.Parent!.Name.LocalName == "contextEntry"))
        .Select(element => element.Name());

    static IEnumerable<string> NamesOf(Requirement requirement)
    {
        if (requirement.Via is { Length: > 0 } via)
            yield return via;
        yield return requirement.Element.Name;
        foreach (var output in (requirement.Element as DmnService)?.OutputNames ?? [])
            yield return output;
    }
}
