using System.Globalization;
using System.Text;

namespace Yingzhou.Host.Fuzzing;

/// <summary>Draws something valid but senseless out of all that is executed: unstructured flows, events at every border, undoing, loops.</summary>
sealed class BpmnDrawing(Random random)
{
    public const string Roots = """
        <bpmn:message id="m" name="msg"/><bpmn:signal id="g" name="sig"/><bpmn:error id="er" name="er" errorCode="E"/>
        <bpmn:escalation id="es" name="es" escalationCode="S"/>
        """;

    readonly StringBuilder xml = new();
    int count;

    public static string Of(int seed)
    {
        var drawing = new BpmnDrawing(new Random(seed));
        drawing.Scope(depth: 2, inTransaction: false);
        return drawing.xml.ToString();
    }

    void Scope(int depth, bool inTransaction, string start = "startEvent", string trigger = "", string attributes = "")
    {
        List<string> nodes = [Node(start, trigger, attributes)];
        HashSet<string> leaving = [];
        for (var left = random.Next(2, 7); left > 0; left--)
        {
            var node = Pick(depth);
            Flow(nodes[random.Next(nodes.Count)], node, leaving);
            nodes.Add(node);
            if (hosts.Contains(node) && random.Next(2) == 0)
                nodes.Add(
                    Node(
                        "boundaryEvent",
                        Trigger("timer", "message", "error", "escalation", "signal", "conditional"),
                        $"attachedToRef='{node}' cancelActivity='{(last is "error" || random.Next(2) == 0 ? "true" : "false")}'"
                    )
                );
            else if (hosts.Contains(node) && random.Next(4) == 0)
                Undoable(node);
        }
        for (var extra = random.Next(3); extra > 0; extra--)
            Flow(nodes[random.Next(nodes.Count)], Inner(nodes), leaving);
        var end = Node("endEvent", random.Next(3) == 0 ? End(inTransaction) : "");
        foreach (var node in nodes.Where(node => !leaving.Contains(node)))
            Flow(node, end, leaving);
        if (depth > 0 && random.Next(3) == 0)
            EventSubProcess(depth - 1);
    }

    readonly HashSet<string> hosts = [];
    readonly HashSet<string> deciding = [];
    string last = "";

    /// <summary>Any node but a start or boundary event.</summary>
    string Inner(List<string> nodes) =>
        nodes
            .Where(node =>
                !node.StartsWith("startEvent", StringComparison.Ordinal) && !node.StartsWith("boundary", StringComparison.Ordinal)
            )
            .OrderBy(_ => random.Next())
            .First();

    string Pick(int depth)
    {
        switch (random.Next(depth > 0 ? 12 : 10))
        {
            case 0 or 1:
                return Host(Node("userTask", Repeated()));
            case 2:
                return Host(
                    Node("serviceTask", "<bpmn:extensionElements><zeebe:taskDefinition type='job'/></bpmn:extensionElements>" + Repeated())
                );
            case 3:
                return Host(Node("callActivity", Repeated(), "calledElement='other'"));
            case 4:
                var gateway = Node(random.Next(2) == 0 ? "exclusiveGateway" : "inclusiveGateway");
                deciding.Add(gateway);
                return gateway;
            case 5:
                return Node("parallelGateway");
            case 6:
                return Node("complexGateway", "<bpmn:activationCondition>activationCount &gt;= 1</bpmn:activationCondition>");
            case 7:
                return Node("intermediateCatchEvent", Trigger("timer", "message", "signal", "conditional"));
            case 8:
                return Node("intermediateThrowEvent", Trigger("signal", "escalation", "message", "compensate"));
            case 9:
                return Node("manualTask");
            default:
                return Host(SubProcess(depth));
        }
    }

    string SubProcess(int depth)
    {
        var transaction = random.Next(3) == 0;
        var element = transaction ? "transaction" : "subProcess";
        var id = $"{element}{++count}";
        xml.Append(CultureInfo.InvariantCulture, $"<bpmn:{element} id='{id}'>{Repeated()}");
        Scope(depth - 1, inTransaction: transaction);
        xml.Append(CultureInfo.InvariantCulture, $"</bpmn:{element}>");
        if (transaction)
        {
            var boundary = Node("boundaryEvent", "<bpmn:cancelEventDefinition/>", $"attachedToRef='{id}'");
            Flow(boundary, Node("endEvent"), []);
        }
        return id;
    }

    void EventSubProcess(int depth)
    {
        xml.Append(CultureInfo.InvariantCulture, $"<bpmn:subProcess id='event{++count}' triggeredByEvent='true'>");
        var trigger = Trigger("timer", "message", "signal", "conditional", "error", "escalation");
        var interrupting = last == "error" || random.Next(2) == 0;
        Scope(depth, inTransaction: false, "startEvent", trigger, $"isInterrupting='{(interrupting ? "true" : "false")}'");
        xml.Append("</bpmn:subProcess>");
    }

    void Undoable(string host)
    {
        var boundary = Node("boundaryEvent", "<bpmn:compensateEventDefinition/>", $"attachedToRef='{host}'");
        var handler = Node(random.Next(2) == 0 ? "manualTask" : "userTask", "", "isForCompensation='true'");
        xml.Append(CultureInfo.InvariantCulture, $"<bpmn:association id='a{++count}' sourceRef='{boundary}' targetRef='{handler}'/>");
    }

    string End(bool inTransaction) =>
        inTransaction && random.Next(2) == 0
            ? "<bpmn:cancelEventDefinition/>"
            : Trigger("signal", "escalation", "message", "compensate", "error", "terminate");

    string Repeated() =>
        random.Next(6) switch
        {
            0 =>
                "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>",
            1 =>
                "<bpmn:multiInstanceLoopCharacteristics isSequential='true'><bpmn:loopCardinality>2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>",
            2 => "<bpmn:standardLoopCharacteristics loopMaximum='2'/>",
            _ => "",
        };

    string Trigger(params string[] kinds) =>
        (last = kinds[random.Next(kinds.Length)]) switch
        {
            "timer" => random.Next(2) == 0
                ? "<bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>"
                : "<bpmn:timerEventDefinition><bpmn:timeCycle>R2/PT1H</bpmn:timeCycle></bpmn:timerEventDefinition>",
            "message" => "<bpmn:messageEventDefinition messageRef='m'/>",
            "signal" => "<bpmn:signalEventDefinition signalRef='g'/>",
            "conditional" =>
                "<bpmn:conditionalEventDefinition><bpmn:condition xsi:type='bpmn:tFormalExpression'>x &gt; 2</bpmn:condition></bpmn:conditionalEventDefinition>",
            "error" => "<bpmn:errorEventDefinition errorRef='er'/>",
            "escalation" => "<bpmn:escalationEventDefinition escalationRef='es'/>",
            var plain => $"<bpmn:{plain}EventDefinition/>",
        };

    string Host(string id)
    {
        hosts.Add(id);
        return id;
    }

    string Node(string element, string content = "", string attributes = "")
    {
        var id = $"{element}{++count}";
        xml.Append(CultureInfo.InvariantCulture, $"<bpmn:{element} id='{id}' {attributes}>{content}</bpmn:{element}>");
        return id;
    }

    void Flow(string source, string target, HashSet<string> leaving)
    {
        leaving.Add(source);
        var condition = deciding.Contains(source)
            ? $"<bpmn:conditionExpression>x &gt; {random.Next(-1, 3)}</bpmn:conditionExpression>"
            : "";
        xml.Append(
            CultureInfo.InvariantCulture,
            $"<bpmn:sequenceFlow id='f{++count}' sourceRef='{source}' targetRef='{target}'>{condition}</bpmn:sequenceFlow>"
        );
    }
}
