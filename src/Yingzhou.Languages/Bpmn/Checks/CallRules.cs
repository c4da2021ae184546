using System.Xml.Linq;

namespace Yingzhou.Languages.Bpmn;

/// <summary>A call activity fits what it calls (clauses 10.3.6, 10.4.1); only for callees of the same file.</summary>
static class CallRules
{
    public static IEnumerable<BpmnProblem> Check(BpmnDocument document)
    {
        foreach (var call in document.ByName["callActivity"])
        {
            if (document.Find(call.Ref("calledElement")) is not { } callee)
                continue;
            if (
                callee.Is("process")
                && callee.Children("startEvent").ToList() is { Count: > 0 } starts
                && !starts.Exists(start => !EventReader.Elements(document, start).Any())
            )
                yield return call.Breaks("called-start", "A called process needs a start event without a trigger.");
            foreach (var kind in new[] { "dataInput", "dataOutput" })
            {
                var given = Items(call, kind);
                var wanted = Items(callee, kind);
                if (given is not null && wanted is not null && !given.SequenceEqual(wanted, StringComparer.Ordinal))
                    yield return call.Breaks("called-data", $"Its {kind}s are not those of {callee.Label()}.");
            }
        }
        foreach (var problem in Bindings(document))
            yield return problem;
        foreach (
            var callee in document
                .ByName["supportedInterfaceRef"]
                .Select(reference => reference.Parent!)
                .Where(callee => callee.Child("ioBinding") is null)
        )
            yield return callee.Breaks("interface-binding", "What supports an interface binds its operations to data.");
    }

    static IEnumerable<BpmnProblem> Bindings(BpmnDocument document)
    {
        foreach (var binding in document.ByName["ioBinding"])
        {
            var operation = document.Find(binding.Ref("operationRef"));
            foreach (var (data, message) in new[] { ("inputDataRef", "inMessageRef"), ("outputDataRef", "outMessageRef") })
            {
                var bound = ItemRules.Structure(document, document.Find(binding.Ref(data)));
                var wanted = ItemRules.Structure(document, document.Find(operation?.ChildRef(message)));
                if (bound is not null && wanted is not null && bound != wanted)
                    yield return binding.Parent!.Breaks("interface-binding", $"Its {data} is not of the kind of the operation's message.");
            }
        }
    }

    static List<string?>? Items(XElement element, string kind) =>
        element.Child("ioSpecification")?.Children(kind).Select(data => data.Ref("itemSubjectRef")).Order(StringComparer.Ordinal).ToList();
}
