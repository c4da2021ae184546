using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Pure.Tests.Bpmn;

/// <summary>What cannot be executed is refused at import, naming element and rule.</summary>
public class RefusalTests
{
    static string With(string node, string id = "x") => Given.Start() + node + Given.End() + Given.Flows($"start -> {id}", $"{id} -> end");

    public static TheoryData<string, string, string> Drawings =>
        new()
        {
            { With(Given.Element("serviceTask", "x")), "x", "job-type" },
            { With(Given.Element("businessRuleTask", "x")), "x", "called-decision" },
            { With(Given.Element("scriptTask", "x")), "x", "script" },
            { With(Given.Element("callActivity", "x")), "x", "called-element" },
            { With(Given.Element("adHocSubProcess", "x", Given.UserTask("inner"))), "x", "ad-hoc" },
            {
                With(Given.UserTask("x", "<bpmn:extensionElements><zeebe:taskListeners/></bpmn:extensionElements>")),
                "x",
                "unsupported-extension"
            },
            {
                With(Given.UserTask("x", "<bpmn:extensionElements><zeebe:assignmentDefinition assignee='=a +'/></bpmn:extensionElements>")),
                "x",
                "expression"
            },
            { With(Given.UserTask("x", "<bpmn:multiInstanceLoopCharacteristics/>")), "x", "loop-input" },
            { With(Given.UserTask("x", "<bpmn:standardLoopCharacteristics/>")), "x", "endless-loop" },
            {
                With(
                    Given.Element(
                        "intermediateCatchEvent",
                        "x",
                        "<bpmn:timerEventDefinition><bpmn:timeDuration>5 days</bpmn:timeDuration></bpmn:timerEventDefinition>"
                    )
                ),
                "x",
                "timer-text"
            },
            { With(Given.Element("intermediateCatchEvent", "x")), "x", "event-definition" },
            { With(Given.Element("receiveTask", "x")), "x", "message-name" },
            {
                Given.Start()
                    + Given.Element("exclusiveGateway", "x")
                    + Given.End("a")
                    + Given.End("b")
                    + Given.Flows("start -> x", "x -> a", "x -> b"),
                "x-a",
                "exclusive-condition"
            },
            { Given.Start() + Given.UserTask("x") + Given.End() + Given.Flows("start -> end"), "x", "no-incoming" },
            { Given.Start() + Given.End() + Given.Flows("start -> nowhere", "start -> end"), "start-nowhere", "reference" },
            { Given.Start() + Given.Start() + Given.End(), "start", "duplicate-id" },
        };

    [Theory]
    [MemberData(nameof(Drawings))]
    public void It_is_refused_naming_element_and_rule(string content, string elementId, string rule)
    {
        var compiled = Given.Compile(content);

        Assert.Null(compiled.Process);
        Assert.Contains(compiled.Problems, problem => problem.ElementId == elementId && problem.Rule == rule);
    }
}
