using System.Xml.Linq;
using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Host.Fuzzing;

/// <summary>BPMN files: read, written again, compiled, and played with whatever may happen.</summary>
sealed class BpmnFuzz : FuzzTarget
{
    static readonly FeelExpressions Expressions = new();

    public override string Name => "bpmn";

    public override IReadOnlyList<string> Seeds { get; } = [.. Enumerable.Range(1, 40).Select(seed => File(BpmnDrawing.Of(seed)))];

    public override IReadOnlyList<string> Words { get; } =
    [
        "<bpmn:userTask id='u'/>",
        "<bpmn:parallelGateway id='g1'/>",
        "<bpmn:startEvent id='s'/>",
        "<bpmn:endEvent id='e'/>",
        "<bpmn:subProcess id='sp'>",
        "</bpmn:subProcess>",
        "<bpmn:sequenceFlow id='x1' sourceRef='u' targetRef='e'/>",
        "<bpmn:boundaryEvent id='b' attachedToRef='u'>",
        "</bpmn:boundaryEvent>",
        "<bpmn:adHocSubProcess id='a'/>",
        "<bpmn:timerEventDefinition><bpmn:timeCycle>R/PT0S</bpmn:timeCycle></bpmn:timerEventDefinition>",
        "<bpmn:terminateEventDefinition/>",
        "<bpmn:linkEventDefinition name='l'/>",
        "<bpmn:eventBasedGateway id='eg'/>",
        "<bpmn:scriptTask id='sc'/>",
        "<bpmn:extensionElements>",
        "</bpmn:extensionElements>",
        " id='u'",
        " isInterrupting='false'",
        " cancelActivity='maybe'",
        " default='f3'",
        " triggeredByEvent='true'",
        " isExecutable='false'",
        " isForCompensation='true'",
        " sourceRef=''",
        " xmlns:q='urn:q' q:a='1'",
        "<bpmn:conditionExpression>=x</bpmn:conditionExpression>",
        "<bpmn:loopCardinality>1e9</bpmn:loopCardinality>",
        "<bpmn:multiInstanceLoopCharacteristics/>",
        "<zeebe:ioMapping><zeebe:input source='=x' target='y.z'/></zeebe:ioMapping>",
        "<zeebe:script expression='=for i in 1..9 return i' resultVariable='x'/>",
        "<!-- c -->",
        "<bpmn:message id='m' name='=x'/>",
        "<bpmn:laneSet><bpmn:lane/></bpmn:laneSet>",
        "<bpmn:dataObject id='d'/>",
        "<bpmn:process id='p' isExecutable='true'>",
        "</bpmn:process>",
        "<bpmndi:BPMNDiagram/>",
        "PT1H",
        "P1Y",
        "wd:5",
        "R-1/PT1S",
        "2026-02-30T25:00",
        "&#x1F40E;",
        "<![CDATA[",
        "]]>",
        "<!DOCTYPE x>",
        "<?pi?>",
    ];

    public override string Draw(Random random) => File(BpmnDrawing.Of(random.Next()));

    static string File(string content) =>
        $"""
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="file" targetNamespace="http://test">
              {BpmnDrawing.Roots}
              <bpmn:process id="p" isExecutable="true">{content}</bpmn:process>
            </bpmn:definitions>
            """;

    public override bool Check(string input)
    {
        var read = BpmnXml.Read(input);
        Promise(read.Definitions is not null || read.Problems.Count > 0, "refused without a problem");
        if (read.Definitions is not { } definitions)
            return false;
        var written = BpmnXml.Write(definitions);
        var again = BpmnXml.Read(written);
        Promise(again.Definitions is not null, "what was written cannot be read");
        Promise(Same(written, BpmnXml.Write(again.Definitions!)), "written twice, it differs");
        Promise(
            again.Problems.Select(problem => problem.ToString()).SequenceEqual(read.Problems.Select(problem => problem.ToString())),
            "the written file has other problems"
        );
        var compiled = ExecutableProcess.CompileAll(definitions, Expressions);
        Promise(compiled.Processes.Count > 0 || compiled.Problems.Count > 0, "neither processes nor problems");
        foreach (var process in compiled.Processes)
            BpmnPlay.Run(process, ChanceOf(input));
        return compiled.Processes.Count > 0;
    }

    static bool Same(string one, string other) => one == other || XNode.DeepEquals(XDocument.Parse(one), XDocument.Parse(other));
}
