namespace Yingzhou.Languages.Bpmn;

/// <summary>Gateways keep the direction they declare (clause 10.6.1).</summary>
static class GatewayRules
{
    public static IEnumerable<BpmnProblem> Check(BpmnDocument document)
    {
        foreach (var gateway in document.Semantic.Where(Kinds.IsGateway))
        {
            var incoming = document.FlowsInto(gateway).Count();
            var outgoing = document.FlowsFrom(gateway).Count();
            var broken = gateway.Text("gatewayDirection") switch
            {
                "Converging" when outgoing > 1 => "A converging gateway has one outgoing flow.",
                "Diverging" when incoming > 1 => "A diverging gateway has one incoming flow.",
                "Mixed" when incoming < 2 || outgoing < 2 => "A mixed gateway has several incoming and several outgoing flows.",
                _ when incoming + outgoing == 0 => "A gateway without any flow decides nothing.",
                _ => null,
            };
            if (broken is not null)
                yield return gateway.Breaks("gateway-direction", broken);
        }
    }
}
