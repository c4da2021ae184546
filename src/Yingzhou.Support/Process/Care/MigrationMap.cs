using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Process.Watching;

namespace Yingzhou.Support.Process.Care;

/// <summary>Where each element of the old version would go: by the plan, else to the equal id; and why that does not fit.</summary>
static class MigrationMap
{
    public static IReadOnlyList<MappingLine> Lines(
        ExecutableProcess from,
        ExecutableProcess to,
        IReadOnlyDictionary<string, string> mapping
    ) =>
        [
            .. from
                .Elements.Where(element => CanHold(element.Kind))
                .Select(element => Line(from, to, element, mapping.GetValueOrDefault(element.Id, element.Id))),
        ];

    // A token never rests on these between two steps, except before a join, which the state machine checks itself.
    static bool CanHold(ElementKind kind) =>
        kind is not (ElementKind.StartEvent or ElementKind.EndEvent or ElementKind.ThrowEvent or ElementKind.BoundaryEvent);

    static MappingLine Line(ExecutableProcess from, ExecutableProcess to, ElementInfo source, string targetId)
    {
        var name = ElementNames.Of(from, source.Id);
        if (to.Element(targetId) is not { } target)
            return new(source.Id, name, null, null, "新版本里没有对应的环节");
        var problem =
            target.Kind == source.Kind ? null : $"原来是{ElementNames.KindOf(source.Kind)}，新版本里是{ElementNames.KindOf(target.Kind)}";
        return new(source.Id, name, target.Id, ElementNames.Of(to, target.Id), problem);
    }
}
