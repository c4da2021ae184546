namespace Yingzhou.Languages.Bpmn;

/// <summary>Boundary events and the activities they sit on (clauses 10.5.4, 10.7).</summary>
static class BoundaryRules
{
    public static IEnumerable<BpmnProblem> Check(BpmnDocument document)
    {
        foreach (var boundary in document.ByName["boundaryEvent"])
        {
            var kinds = EventReader.Elements(document, boundary).Select(EventKindRules.KindOf).ToList();
            var leaves = document.FlowsFrom(boundary).Any();
            if (boundary.Ref("attachedToRef") is null)
                yield return boundary.Breaks("boundary-without-host", "A boundary event must name the activity it sits on.");
            var host = document.Find(boundary.Ref("attachedToRef"));
            if (host?.IsActivity() == true && host.Parent != boundary.Parent)
                yield return boundary.Breaks("boundary-scope", "A boundary event is drawn in the scope of its activity.");
            if (kinds.Contains("cancel") && host?.Is("transaction") == false)
                yield return boundary.Breaks("cancel-boundary-host", "A cancel boundary event sits on a transaction.");
            if (!kinds.Contains("compensate"))
            {
                if (!leaves)
                    yield return boundary.Breaks("boundary-outgoing", "A boundary event needs an outgoing flow.");
                continue;
            }
            if (leaves)
                yield return boundary.Breaks("compensation-outgoing", "It leads to its handler by an association, not by a flow.");
            var handlers = document.AssociationsFrom(boundary).Select(association => document.Find(association.Ref("targetRef"))).ToList();
            if (!handlers.Exists(handler => handler?.IsActivity() == true && handler.IsForCompensation()))
                yield return boundary.Breaks("compensation-handler", "It needs an association to an activity for compensation.");
        }
    }
}
